import { headAfter } from "../chain/head.ts";
import { read } from "../chain/send.ts";
import type { SessionContext } from "../session.ts";
import type { RecordChange } from "../wire/chain.ts";
import type { Hex32 } from "../wire/primitives.ts";
import { groupByRecord } from "./recordViews.ts";
import { loadCopy, loadSnapshot, type RecordTitle, saveCopy, saveSnapshot, type Snapshot } from "./snapshot.ts";
import { verifiedChanges } from "./verifiedChanges.ts";

/**
 * The record changes of a chart, proven complete against its head on chain, and titles read before. What is known already
 * is not read or proven again: only what came after it is, from the head that it ended at.
 *
 * @throws {@link ListIncompleteError} when the index keeps hiding, adding, altering or reordering something.
 */
export async function knownChart(session: SessionContext, patient: bigint): Promise<Snapshot> {
  const before = await remembered(session, patient);
  const now = (before && (await followed(session, patient, before))) ?? (await readAnew(session, patient, before));
  if (now !== before) await keep(session, patient, now);
  return now;
}

/** Adds titles to what is known of a chart. */
export async function rememberTitles(
  session: SessionContext,
  patient: bigint,
  { chart, titles }: { chart: Snapshot; titles: Record<Hex32, RecordTitle> },
): Promise<void> {
  if (Object.keys(titles).length > 0)
    await keep(session, patient, { ...chart, titles: { ...chart.titles, ...titles } });
}

/** Forgets the titles of an erased record, on this device and in the manager's copy. */
export async function forgetTitles(
  session: SessionContext,
  patient: bigint,
  pointers: readonly (Hex32 | null)[],
): Promise<void> {
  const known = await remembered(session, patient);
  const titles = Object.entries(known?.titles ?? {}).filter(([pointer]) => !pointers.includes(pointer as Hex32));
  if (!known || titles.length === Object.keys(known.titles).length) return;
  await keep(session, patient, {
    ...known,
    titles: Object.fromEntries(titles),
    copy: { ...known.copy, erased: NONE_COUNTED },
  });
}

/** A new device reads at most so few titles one by one that the manager's copy does not have: these, or a part of it. */
const TITLES_WITHOUT_COPY = 16;
const PART_WITHOUT_COPY = 1 / 8;
/** Of erased records in a copy: there is one that must go, whatever the list says yet. */
const NONE_COUNTED = -1;

const memoryKey = (patient: bigint): string => `chart/${String(patient)}`;

async function remembered(session: SessionContext, patient: bigint): Promise<Snapshot | undefined> {
  const inMemory = session.opened.get(memoryKey(patient)) as Promise<Snapshot> | undefined;
  return inMemory ?? (await loadSnapshot(session, patient)) ?? loadCopy(session, patient);
}

async function keep(session: SessionContext, patient: bigint, known: Snapshot): Promise<void> {
  const chart = { ...known, titles: titlesInUse(known) };
  await keepHere(session, patient, chart);
  const copy = copyOf(chart);
  if (patient !== session.self.actor || !isDue(chart.copy, copy)) return;
  const copied = { ...chart, copy };
  if (await saveCopy(session, patient, copied)) await keepHere(session, patient, copied);
}

async function keepHere(session: SessionContext, patient: bigint, chart: Snapshot): Promise<void> {
  session.opened.set(memoryKey(patient), Promise.resolve(chart));
  await saveSnapshot(session, patient, chart);
}

const copyOf = ({ changes, titles }: Snapshot): Snapshot["copy"] => ({
  titles: Object.keys(titles).length,
  erased: changes.filter(({ status }) => status === "erased").length,
});

/** Not with every record: a long list would travel each time. What was erased goes at once. */
function isDue(before: Snapshot["copy"], now: Snapshot["copy"]): boolean {
  if (before.titles > 0 && now.erased > before.erased) return true;
  return now.titles >= before.titles + Math.max(TITLES_WITHOUT_COPY, before.titles * PART_WITHOUT_COPY);
}

/** The titles of what stands in the list now: what was erased or replaced leaves nothing behind. */
function titlesInUse({ changes, titles }: Snapshot): Snapshot["titles"] {
  const shown = groupByRecord(changes)
    .filter((versions) => versions.at(-1)?.status !== "erased")
    .map((versions) => versions.findLast(({ pointer }) => pointer !== null)?.pointer ?? undefined);
  return Object.fromEntries(
    shown.flatMap((pointer) => {
      const title = pointer && titles[pointer];
      return title ? [[pointer, title]] : [];
    }),
  );
}

/** `before` with what came after it; undefined when that does not end at the chain's head. */
async function followed(session: SessionContext, patient: bigint, before: Snapshot): Promise<Snapshot | undefined> {
  const head = await read(session, ({ charts }) => charts.headOf(patient));
  if (head === before.head) return before;
  const added = await session.index.records(patient, before.changes.at(-1));
  if (!added.every((change) => change.patient === patient) || headAfter(added, before.head) !== head) return undefined;
  return { ...before, head: head as Hex32, changes: [...before.changes, ...added] };
}

async function readAnew(session: SessionContext, patient: bigint, before: Snapshot | undefined): Promise<Snapshot> {
  const changes: RecordChange[] = await verifiedChanges(session, patient);
  const { titles, copy } = before ?? { titles: {}, copy: { titles: 0, erased: 0 } };
  return { head: headAfter(changes) as Hex32, changes, titles, copy };
}
