// @ts-nocheck
import { readStream, streamOf } from "../crypto/segments.ts";
import { cidTap } from "../store/cidTap.ts";
import { ageDecrypt, ageEncrypt } from "./ageStream.ts";
import type { KitKey } from "./collectKeys.ts";
import type { KitFile } from "./kitIndex.ts";
import { digester, digestOf, type KitFolder, type Written } from "./kitFolder.ts";

interface Place {
  readonly what: KitFile["what"];
  readonly key: KitKey;
  /** Below the kit's folder. */
  readonly path: string;
  /** Below the folder that it is restored to. */
  readonly restored: string;
}

/** Keeps a sealed object as it is in the store: byte for byte, so that its digest stays the chain's pointer. */
export async function writeSealedObject(
  folder: KitFolder,
  { sealed, ...place }: Place & { readonly sealed: Uint8Array<ArrayBuffer> | Uint8Array },
): Promise<KitFile> {
  const written = await writeTapped(folder, place.path, bytesStream(sealed));
  const opened = await digestOf(readStream(await ageDecrypt(bytesStream(sealed), place.key.identity)));
  return entryOf(place, { ...written, opened, mediaType: "application/json" });
}

/** Encrypts a stream anew as a plain age file. */
export async function writeAgeFile(
  folder: KitFolder,
  parameters: Place & {
    readonly plaintext: AsyncIterable<Uint8Array>;
    readonly mediaType: string;
    readonly original?: string;
  },
): Promise<KitFile> {
  const { plaintext, mediaType, original, ...place } = parameters;
  const opened = digester();
  const sealed = await ageEncrypt(streamOf(opened.through(plaintext)), place.key.recipient);
  const written = await writeTapped(folder, place.path, sealed);
  return entryOf(place, { ...written, opened: opened.result(), mediaType, original });
}

async function writeTapped(
  folder: KitFolder,
  path: string,
  sealed: ReadableStream<Uint8Array>,
): Promise<{ cid: string; sealedBytes: number }> {
  const tap = cidTap();
  const { bytes } = await folder.write(path, readStream(sealed.pipeThrough(tap)));
  return { cid: (await tap.imported).cid, sealedBytes: bytes };
}

function entryOf(
  { what, key, path, restored }: Place,
  file: { cid: string; sealedBytes: number; opened: Written; mediaType: string; original?: string | undefined },
): KitFile {
  const { cid, sealedBytes, opened, mediaType, original } = file;
  const entry = { what, key: key.file, sealed: path, cid, sealedBytes, ...opened, restored, mediaType };
  return original === undefined ? entry : { ...entry, original };
}

export const bytesStream = (bytes: Uint8Array): ReadableStream<Uint8Array> => streamOf(one(bytes));

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
