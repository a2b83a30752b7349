import { listConsents } from "../actions/consents.ts";
import { hasContent, type ContentChange } from "../actions/openManifest.ts";
import { readVersion } from "../actions/readVersion.ts";
import { type EpochKeys, epochKeysOf } from "../chart/epochKeys.ts";
import { getObject } from "../chart/objects.ts";
import { privateProfile, profilePointer, publicProfile } from "../chart/profiles.ts";
import { groupByRecord } from "../chart/recordViews.ts";
import { labelOf } from "../chart/rotation.ts";
import { verifiedChanges } from "../chart/verifiedChanges.ts";
import { headAfter } from "../chain/head.ts";
import { StoreUnavailableError, toPlainError, UnreadableError } from "../errors.ts";
import type { SessionContext } from "../session.ts";
import { hex32Schema } from "../wire/primitives.ts";
import { collectKeys, keyFileText, type KitKey } from "./collectKeys.ts";
import { csvOf } from "./csv.ts";
import { instructionsHtml, instructionsText } from "./instructions.ts";
import { filesOf, indexText, KIT_FILES, KIT_FORMAT, type KitFile, type KitIndex, type KitRecord } from "./kitIndex.ts";
import type { KitFolder } from "./kitFolder.ts";
import { restoredFolder, sealedRecordPath } from "./kitNames.ts";
import { RESTORE_SCRIPT, restoreList } from "./restoreScript.ts";
import { writeContents } from "./writeContents.ts";
import { writeSealedObject } from "./writeSealed.ts";

export interface ExportKitParameters {
  readonly folder: KitFolder;
  /** Called before each version of a record, and once at the end. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

export interface ExportKitReturn {
  readonly index: KitIndex;
  readonly bytes: number;
}

/**
 * Writes the patient's whole chart with its keys, so that it opens without Chartkey: see `instructions.ts`. What the
 * store does not give whole is named in the index, and the rest is written.
 *
 * @throws {@link RegistryRefusedError} when there is no chart, {@link ListIncompleteError}, {@link StoreUnavailableError}
 */
export async function exportKit(session: SessionContext, parameters: ExportKitParameters): Promise<ExportKitReturn> {
  const { folder, onProgress } = parameters;
  const patient = session.self.actor;
  const [profile, keys, changes] = await Promise.all([
    privateProfile(session),
    collectKeys(session),
    verifiedChanges(session, patient),
  ]);
  const part = (index: number): string => labelOf(profile.compartments, index);
  for (const key of keys) {
    const about = key.part === undefined ? "Own key" : `Part ${String(key.part)}, epoch ${String(key.epoch)}`;
    await folder.write(key.file, keyFileText(key, `${about}, chart ${String(patient)}`));
  }
  const names = new Map<bigint, string>([[patient, profile.name]]);
  const own = await epochKeysOf(session, patient);
  const groups = groupByRecord(changes);
  const contentsOf = new Map(groups.flatMap((group) => group.map((change) => [change, group.filter(hasContent)])));
  const erased = new Set(groups.filter((versions) => versions.at(-1)?.status === "erased").flat());
  const records: KitRecord[] = [];
  for (const [done, change] of changes.entries()) {
    onProgress?.(done, changes.length);
    const authorName = await nameOf(session, names, change.author);
    const bare = { change, authorName, part: change.compartment === null ? "" : part(change.compartment) };
    if (!hasContent(change)) records.push({ ...bare, state: "bare", files: [] });
    else if (erased.has(change)) records.push({ ...bare, state: "erased", files: [] });
    else
      records.push({
        ...bare,
        ...(await contentOf(session, {
          folder,
          keys,
          own,
          contents: contentsOf.get(change) ?? [],
          change,
          part: bare.part,
        })),
      });
  }
  onProgress?.(changes.length, changes.length);
  const index: KitIndex = {
    format: KIT_FORMAT,
    madeAt: new Date().toISOString(),
    deployment: session.deployment,
    patient: { actor: patient, name: profile.name, birthDate: profile.birthDate },
    head: hex32Schema.parse(headAfter(changes)),
    keys: keys.map(({ file, recipient, part: index, epoch }) => ({
      file,
      recipient,
      epoch,
      ...(index === undefined ? {} : { part: index }),
    })),
    profile: await writeProfile(session, folder, keys),
    records,
    consents: await consentsOf(session, part),
  };
  await writeIndex(folder, index);
  return { index, bytes: filesOf(index).reduce((sum, { sealedBytes }) => sum + sealedBytes, 0) };
}

/** What a person and a program need to find their way; last, so that a cut-off kit does not look whole. */
async function writeIndex(folder: KitFolder, index: KitIndex): Promise<void> {
  await folder.write(KIT_FILES.restoreList, restoreList(filesOf(index)));
  await folder.write(KIT_FILES.restore, RESTORE_SCRIPT, true);
  await folder.write(KIT_FILES.table, csvOf(index));
  await folder.write(KIT_FILES.text, instructionsText(index));
  await folder.write(KIT_FILES.page, instructionsHtml(index));
  await folder.write(KIT_FILES.index, indexText(index));
  await folder.write(KIT_FILES.sums, folder.sums());
}

/** Public names of the chart's authors; a number says enough where there is none. */
async function nameOf(session: SessionContext, names: Map<bigint, string>, author: bigint): Promise<string> {
  const known = names.get(author);
  if (known !== undefined) return known;
  const profile = await publicProfile(session, author).catch(() => undefined);
  const name = profile?.name ?? `Number ${String(author)}`;
  names.set(author, name);
  return name;
}

type Content = Pick<KitRecord, "state" | "problem" | "title" | "kind" | "files">;

interface ContentParameters {
  readonly folder: KitFolder;
  readonly keys: readonly KitKey[];
  readonly own: EpochKeys;
  /** All versions of the record that have content, in order. */
  readonly contents: readonly ContentChange[];
  readonly change: ContentChange;
  readonly part: string;
}

/** Writes the manifest and everything it names; says what was in the way otherwise. */
async function contentOf(session: SessionContext, parameters: ContentParameters): Promise<Content> {
  const { folder, keys, own, contents, change, part } = parameters;
  const files: KitFile[] = [];
  try {
    const key = keys.find(({ part: index, epoch }) => index === change.compartment && epoch === change.epoch);
    if (!key) throw new UnreadableError();
    const { sealed, manifest, payloads } = await readVersion(session, own, contents, change);
    const target = restoredFolder({ ...change, part, title: manifest.title });
    const restored = `${target}/record.json`;
    files.push(
      await writeSealedObject(folder, { what: "record", key, path: sealedRecordPath(change), sealed, restored }),
    );
    await writeContents(session, { folder, key, change, manifest, payloads, target, files });
    return { state: "whole", title: manifest.title, kind: manifest.kind, files };
  } catch (error) {
    // Without the store the kit would be full of holes; without one object it lacks that one.
    if (error instanceof StoreUnavailableError) throw error;
    return { state: "missing", problem: toPlainError(error).code, files };
  }
}

async function writeProfile(session: SessionContext, folder: KitFolder, keys: readonly KitKey[]): Promise<KitFile> {
  const sealed = await getObject(session.blobs, await profilePointer(session, session.self.actor));
  const key = keys.find(({ part, epoch }) => part === undefined && epoch === session.self.keyGeneration);
  if (!key) throw new UnreadableError();
  const place = { path: "sealed/profile.age", restored: "profile.json" };
  return writeSealedObject(folder, { what: "profile", key, sealed, ...place });
}

async function consentsOf(session: SessionContext, part: (index: number) => string): Promise<KitIndex["consents"]> {
  return (await listConsents(session)).map((consent) => ({
    grantee: consent.grantee,
    name: consent.profile?.name ?? `Number ${String(consent.grantee)}`,
    read: consent.read.map(part),
    write: consent.write.map(part),
    purpose: consent.purpose,
    from: consent.notBefore.toISOString(),
    until: consent.expiresAt.toISOString(),
    state: consent.state,
  }));
}
