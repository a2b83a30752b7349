import { readdir } from "node:fs/promises";
import { hasContent } from "../actions/openManifest.ts";
import { manifestContext } from "../chart/contexts.ts";
import { recordKey } from "../chart/recordViews.ts";
import { headAfter } from "../chain/head.ts";
import { recipientOf } from "../crypto/keys.ts";
import { open } from "../crypto/sealedObject.ts";
import { readStream, streamOf } from "../crypto/segments.ts";
import {
  BlobMismatchError,
  ContextMismatchError,
  InvalidInputError,
  toPlainError,
  UnreadableError,
} from "../errors.ts";
import { manifestSchema } from "../health/manifest.ts";
import { sha256Pointer } from "../store/cid.ts";
import { cidOfStream, collect } from "../store/unixfs.ts";
import { ageDecrypt } from "./ageStream.ts";
import { filesOf, KIT_FILES, type KitFile, type KitIndex, kitIndexSchema, type KitRecord } from "./kitIndex.ts";
import { parseJson } from "../node/parseJson.ts";
import { digestOf, readKitFile, readKitText, type Written } from "./kitFolder.ts";

/** One thing that is not as it should be. `where` is a file of the kit or a record, never a title. */
export interface Problem {
  readonly where: string;
  readonly code: string;
}

export interface VerifyKitReturn {
  readonly index: KitIndex;
  readonly files: number;
  readonly problems: readonly Problem[];
}

/**
 * Opens everything in a kit and compares it with its index, and its records with the head that the chain had. Needs no
 * network.
 *
 * @throws {@link InvalidInputError} when the folder is no kit, or one whose writing was cut off.
 */
export async function verifyKit(
  folder: string,
  { onProgress }: { onProgress?: ((done: number, total: number) => void) | undefined } = {},
): Promise<VerifyKitReturn> {
  const index = await readIndex(folder);
  const problems: Problem[] = [];
  const check = async (where: string, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      problems.push({ where, code: toPlainError(error).code });
    }
  };
  await check(KIT_FILES.sums, () => checkSums(folder, problems));
  const identities = new Map<string, string>();
  for (const { file, recipient } of index.keys)
    await check(file, async () => {
      identities.set(file, await identityIn(folder, { file, recipient }));
    });
  const files = filesOf(index);
  for (const [done, file] of files.entries()) {
    onProgress?.(done, files.length);
    await check(file.sealed, () => checkFile(folder, file, identities));
  }
  onProgress?.(files.length, files.length);
  for (const record of index.records) {
    const where = `${recordKey(record.change)}@${String(record.change.version)}`;
    if (record.state === "missing") problems.push({ where, code: record.problem ?? "UNREADABLE" });
    if (record.state === "whole") await check(where, () => checkRecord(folder, { index, record, identities }));
  }
  if (index.records.some(({ change }) => change.patient !== index.patient.actor))
    problems.push({ where: KIT_FILES.index, code: "CONTEXT_MISMATCH" });
  if (headAfter(index.records.map(({ change }) => change)) !== index.head)
    problems.push({ where: KIT_FILES.index, code: "LIST_INCOMPLETE" });
  return { index, files: files.length, problems };
}

async function readIndex(folder: string): Promise<KitIndex> {
  const names = await readdir(folder).catch((cause: unknown) => {
    throw new InvalidInputError("This folder cannot be read.", { cause });
  });
  if (!names.includes(KIT_FILES.index))
    throw new InvalidInputError("This folder is no kit, or the writing of it was cut off.", {
      hints: ["Name the folder that `chartkey export` wrote, or export again."],
    });
  const index = kitIndexSchema.safeParse(parseJson(await readKitText(folder, KIT_FILES.index)));
  if (!index.success) throw new InvalidInputError("The index of this kit is damaged, or of a version not known here.");
  return index.data;
}

/** Every file that `SHA256SUMS` names, and no line that is not of its form. */
async function checkSums(folder: string, problems: Problem[]): Promise<void> {
  const lines = (await readKitText(folder, KIT_FILES.sums)).split("\n").filter((line) => line !== "");
  for (const line of lines) {
    const [, sum, path] = /^([0-9a-f]{64}) {2}((?:keys\/|sealed\/)?[A-Za-z0-9][A-Za-z0-9.-]*)$/.exec(line) ?? [];
    if (sum === undefined || path === undefined) throw new UnreadableError();
    try {
      if ((await digestOf(readKitFile(folder, path))).sha256 !== sum) throw new BlobMismatchError();
    } catch (error) {
      problems.push({ where: path, code: toPlainError(error).code });
    }
  }
}

async function identityIn(folder: string, key: { file: string; recipient: string }): Promise<string> {
  const lines = (await readKitText(folder, key.file)).split("\n");
  const identity = lines.find((line) => line !== "" && !line.startsWith("#")) ?? "";
  const recipient = await recipientOf(identity).catch(() => undefined);
  if (recipient !== key.recipient) throw new UnreadableError();
  return identity;
}

async function checkFile(folder: string, file: KitFile, identities: ReadonlyMap<string, string>): Promise<void> {
  const identity = identities.get(file.key);
  if (identity === undefined) throw new UnreadableError();
  const { cid } = await cidOfStream(streamOf(readKitFile(folder, file.sealed)));
  if (cid !== file.cid) throw new BlobMismatchError();
  const { bytes, sha256 } = await opened(readKitFile(folder, file.sealed), identity);
  if (bytes !== file.bytes || sha256 !== file.sha256) throw new BlobMismatchError();
}

/** Digest of what comes out of an age file. */
async function opened(sealed: AsyncGenerator<Uint8Array>, identity: string): Promise<Written> {
  try {
    return await digestOf(readStream(await ageDecrypt(streamOf(sealed), identity)));
  } catch (cause) {
    throw new UnreadableError({ cause });
  }
}

/** That the document is the one the chain points to, made for this place, and that its files are all here. */
async function checkRecord(
  folder: string,
  parameters: { index: KitIndex; record: KitRecord; identities: ReadonlyMap<string, string> },
): Promise<void> {
  const { index, record, identities } = parameters;
  const { change } = record;
  const file = record.files.find(({ what }) => what === "record");
  const identity = identities.get(file?.key ?? "");
  if (!file || identity === undefined || !hasContent(change)) throw new UnreadableError();
  const sealed = await collect(readKitFile(folder, file.sealed));
  if ((await sha256Pointer(sealed)) !== change.pointer) throw new BlobMismatchError();
  const manifest = await open({
    sealed,
    identities: [identity],
    expected: manifestContext(index.deployment, change),
    schema: manifestSchema,
  });
  const here = record.files.flatMap(({ original }) => original ?? []);
  if (manifest.payloads.some(({ cid }) => !here.includes(cid))) throw new ContextMismatchError(["payloads"]);
}
