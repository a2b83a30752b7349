import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type BlobStore, cidToPointer } from "@chartkey/sdk/store";
import type { Blob } from "../gateway/places.ts";

const folderOf = (backup: string): string => path.join(backup, "blobs");
const fileOf = (backup: string, cid: string): string => path.join(folderOf(backup), cid);

/** Which blobs are there already: they are named by their content, so they never change. */
export async function blobsIn(backup: string): Promise<Set<string>> {
  await mkdir(folderOf(backup), { recursive: true });
  return new Set((await readdir(folderOf(backup))).filter((name) => !name.endsWith(".part")));
}

/** Copies one out of the store, whole or not at all; the store checks every block. */
export async function copyOut(store: BlobStore, backup: string, { cid, kind, size }: Blob): Promise<void> {
  const file = fileOf(backup, cid);
  const part = `${file}.part`;
  const content =
    kind === "payload"
      ? Readable.fromWeb((await store.getPayload(cid)) as Parameters<typeof Readable.fromWeb>[0])
      : Readable.from([await store.getObject(cidToPointer(cid))]);
  await pipeline(content, createWriteStream(part, { flush: true }));
  if ((await stat(part)).size !== size) throw new Error("The stored copy has another size.");
  await rename(part, file);
}

/** Puts one back. @returns false when its file is not there or holds something else: then it is not in the store */
export async function copyIn(store: BlobStore, backup: string, blob: Blob): Promise<boolean> {
  const file = fileOf(backup, blob.cid);
  const size = await stat(file).then(
    (found) => found.size,
    () => undefined,
  );
  if (size !== blob.size) return false;
  const place = placeOf(blob);
  const bytes = Readable.toWeb(createReadStream(file)) as unknown as ReadableStream<Uint8Array>;
  if (blob.kind === "payload") return (await store.putPayload(bytes, { size, place })) === blob.cid;
  try {
    await store.putObject(cidToPointer(blob.cid), new Uint8Array(await new Response(bytes).arrayBuffer()), place);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "BLOB_MISMATCH") return false;
    throw error;
  }
}

/** The columns that say where a blob belongs, without those that say nothing. */
function placeOf({ kind, patient, compartment, grantee, organization, member, generation }: Blob) {
  const parts = { patient, compartment, grantee, organization, member, generation };
  return { kind, ...Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== null)) };
}

export const forgetFile = (backup: string, cid: string): Promise<void> => rm(fileOf(backup, cid), { force: true });
