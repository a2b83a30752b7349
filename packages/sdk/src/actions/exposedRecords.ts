import { type EpochKeys, epochKeysOf } from "../chart/epochKeys.ts";
import { type GivenKeys, givenKeys, openingsOf } from "../chart/givenKeys.ts";
import { readersOf } from "../chart/grantees.ts";
import { inMask } from "../chart/masks.ts";
import { getObject } from "../chart/objects.ts";
import { groupByRecord } from "../chart/recordViews.ts";
import { verifiedChanges } from "../chart/verifiedChanges.ts";
import { logIndex } from "../chain/logIndex.ts";
import {
  BlobMismatchError,
  BlobNotFoundError,
  ContextMismatchError,
  KeyNotGrantedError,
  UnreadableError,
} from "../errors.ts";
import type { SessionContext } from "../session.ts";
import type { EpochChange, RecordChange } from "../wire/chain.ts";
import { type ContentChange, hasContent, openManifest } from "./openManifest.ts";

/**
 * Why something that the grantee could read stays as it is.
 *
 * | reason | |
 * |---|---|
 * | others | somebody else wrote it, and only they can replace it |
 * | fromNow | somebody who may read there from now on would get the past with the new key |
 * | withdrawn | it is marked as entered in error, and takes no new version |
 * | unreadable | its encrypted content is missing or damaged |
 * | tooLarge | with all of its earlier versions it does not fit into one sealed object |
 */
export type LeftOutReason = "others" | "fromNow" | "withdrawn" | "unreadable" | "tooLarge";

export interface LeftOutRecord {
  readonly author: bigint;
  readonly sequence: number;
  readonly compartment: number;
  readonly reason: LeftOutReason;
}

/** A record of the patient with something to do. */
export interface ExposedRecord {
  readonly sequence: number;
  readonly compartment: number;
  /** Present epoch of its part when its readers were looked at: sealed to a later one, it could reach somebody else. */
  readonly epoch: number;
  /** Its last change, whatever it was. */
  readonly version: number;
  /** All versions that have content, in order. */
  readonly contents: readonly ContentChange[];
  /** The newest version that keeps the ones before it; their ciphertext is deleted after it. */
  readonly keeper: ContentChange | undefined;
  /** False: it was sealed again before, and the ciphertext of what it replaced is still in the store. */
  readonly opensToGrantee: boolean;
}

export interface Exposed {
  readonly records: readonly ExposedRecord[];
  readonly leftOut: readonly LeftOutRecord[];
  /** Who may read there and has no present key, because their own changed: they wait for it to be confirmed. */
  readonly withheld: readonly bigint[];
}

interface Survey {
  readonly session: SessionContext;
  readonly keys: EpochKeys;
  readonly epochs: readonly EpochChange[];
  readonly grantee: GivenKeys;
  readonly readers: readonly { readonly grantee: bigint; readonly readMask: bigint; readonly given: GivenKeys }[];
}

/**
 * What opens with the keys that a grantee was ever given, and what can be done about it.
 *
 * Read from the chain itself: an index that hides a consent would have the past sealed to somebody who may not have it.
 */
export async function exposedRecords(session: SessionContext, grantee: bigint): Promise<Exposed> {
  const patient = session.self.actor;
  const chain = logIndex(session.deployment, session.provider);
  // Before the consents: whoever is let in "from now on" after this look opens an epoch that it does not know.
  const epochs = await chain.epochs(patient);
  const [consents, changes, keys] = await Promise.all([
    chain.consents({ patient }),
    verifiedChanges(session, patient),
    epochKeysOf(session, patient),
  ]);
  const mask = consents
    .filter((change) => change.grantee === grantee)
    .reduce((all, { terms }) => all | (terms?.readMask ?? 0n), 0n);
  const given = (who: bigint, since: "ever" | "now"): Promise<GivenKeys> =>
    givenKeys(session, { grantee: who, keys, consents, epochs, since });
  const live = await readersOf({ ...session, index: chain }, { patient, mask: EVERY_PART, except: grantee });
  const readers = await Promise.all(
    live.map(async (reader) => ({ ...reader, given: await given(reader.grantee, "now") })),
  );
  const survey: Survey = { session, keys, epochs, grantee: await given(grantee, "ever"), readers };
  const found: (ExposedRecord | LeftOutRecord)[] = [];
  for (const versions of groupByRecord(changes)) {
    const record = await exposureOf(survey, versions, mask);
    if (record) found.push(record);
  }
  const records = found.filter((one) => "contents" in one);
  const leftOut = found.filter((one) => "reason" in one);
  return { records, leftOut, withheld: await withoutPresentKey(readers, records) };
}

const EVERY_PART = 2n ** 64n - 1n;

/** What there is to do about one record, or why it is left out; undefined when the grantee's keys open nothing of it. */
async function exposureOf(
  survey: Survey,
  versions: readonly RecordChange[],
  mask: bigint,
): Promise<ExposedRecord | LeftOutRecord | undefined> {
  const contents = versions.filter(hasContent);
  const [newest, last] = [contents.at(-1), versions.at(-1)];
  if (!newest || !last || last.status === "erased") return undefined;
  const mayOpen = ({ compartment, epoch }: ContentChange): boolean =>
    inMask(mask, compartment) && survey.grantee.mayHold(compartment, epoch);
  if (!contents.some(mayOpen)) return undefined;
  const { author, sequence, compartment } = newest;
  const leave = (reason: LeftOutReason): LeftOutRecord => ({ author, sequence, compartment, reason });
  if (author !== survey.session.self.actor) return leave("others");
  const keeper = await keeperOf(survey, contents).catch(orUnreadable);
  if (keeper === "unreadable") return leave(keeper);
  const readable = contents.filter(({ version }) => version >= (keeper?.version ?? 0));
  const epoch = openingsOf(survey.epochs, compartment).length;
  const record = { sequence, compartment, epoch, version: last.version, contents, keeper };
  if (!readable.some(mayOpen)) {
    const replaced = contents.filter(({ version }) => version < (keeper?.version ?? 0));
    return (await anyInStore(survey, replaced)) ? { ...record, opensToGrantee: false } : undefined;
  }
  if (last.status === "enteredInError") return leave("withdrawn");
  if (await givesHistory(survey, compartment, readable)) return leave("fromNow");
  return { ...record, opensToGrantee: true };
}

/** The newest version that keeps all before it. A record of one version keeps none, and need not be opened to know. */
async function keeperOf(
  { session, keys }: Survey,
  contents: readonly ContentChange[],
): Promise<ContentChange | undefined> {
  if (contents.length === 1) return undefined;
  for (const change of [...contents].reverse()) if ((await openManifest(session, keys, change)).earlier) return change;
  return undefined;
}

/** Files are deleted before the manifests that name them: without one there is nothing left. */
async function anyInStore({ session }: Survey, versions: readonly ContentChange[]): Promise<boolean> {
  for (const { pointer } of versions) {
    try {
      await getObject(session.blobs, pointer);
      return true;
    } catch (error) {
      if (error instanceof BlobMismatchError) return true;
      if (!(error instanceof BlobNotFoundError)) throw error;
    }
  }
  return false;
}

/** Whether somebody who may read in `part` lacks a key of what would be sealed to its present one. */
async function givesHistory({ readers }: Survey, part: number, readable: readonly ContentChange[]): Promise<boolean> {
  for (const { readMask, given } of readers)
    for (const { compartment, epoch } of readable)
      if (inMask(readMask, part) && !(await given.holds(compartment, epoch))) return true;
  return false;
}

async function withoutPresentKey(
  readers: Survey["readers"],
  records: readonly ExposedRecord[],
): Promise<readonly bigint[]> {
  const without = new Set<bigint>();
  for (const [part, epoch] of new Map(records.map(({ compartment, epoch }) => [compartment, epoch])))
    for (const { grantee, readMask, given } of readers)
      if (inMask(readMask, part) && !(await given.holds(part, epoch))) without.add(grantee);
  return [...without];
}

/** Trouble with one record's own ciphertext; a store that is away is everybody's trouble. */
export function orUnreadable(error: unknown): "unreadable" {
  if (ABOUT_CONTENT.some((kind) => error instanceof kind)) return "unreadable";
  throw error;
}

const ABOUT_CONTENT = [
  BlobNotFoundError,
  BlobMismatchError,
  UnreadableError,
  ContextMismatchError,
  // The owner derives every key: what opens with none of them was not sealed to this chart.
  KeyNotGrantedError,
];
