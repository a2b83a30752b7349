import { DISPUTE_ANSWERS, RECORD_STATUSES, RETRACTION_REASONS } from "@chartkey/sdk/wire";
import { and, asc, eq, gt, sql } from "drizzle-orm";
import { encodeAbiParameters, type Hex, keccak256, parseAbiParameters, zeroHash } from "viem";
import type { Context } from "../context.ts";
import type { Database } from "../db/open.ts";
import { chartChecks, recordChanges } from "../db/schema.ts";
import type { StoredBlock } from "./writer.ts";

/**
 * Whether the records of a chart are all there: each chart's head, made from the rows, is held against the one on chain. Done
 * for charts that changed, when the index stands at the node's head, from where the last check ended.
 */

/** Charts in one look. */
const AT_ONCE = 64;
/** Changes of one chart in one look: hashing them keeps everything else waiting. */
const CHANGES_AT_ONCE = 500;
const NOWHERE = { head: zeroHash, block: -1, logIndex: -1 };
const TYPES = parseAbiParameters("bytes32, uint64, uint32, uint32, uint8, uint32, bytes32, uint8");

/** The chain and the tables say different things about a chart. */
export class GapError extends Error {
  override readonly name = "GapError";
}

type RecordRow = typeof recordChanges.$inferSelect;

/** The head after these changes; the formula is `IChartRegistry.headOf`'s. */
function headAfter(from: Hex, changes: readonly RecordRow[]): Hex {
  return changes.reduce<Hex>((head, change) => {
    const { author, sequence, version, compartment, epoch, pointer, statement, status } = change;
    const content = (pointer ?? statement ?? zeroHash) as Hex;
    const place = [compartment ?? 0, epoch ?? codeOf(change)] as const;
    const code = RECORD_STATUSES.indexOf(status);
    return keccak256(encodeAbiParameters(TYPES, [head, author, sequence, version, ...place, content, code]));
  }, from);
}

/** What stands in the epoch's place where a change has none: the reason of a retraction, or an answer. */
function codeOf({ reason, answer }: RecordRow): number {
  if (reason !== null) return RETRACTION_REASONS.indexOf(reason);
  return answer === null ? 0 : DISPUTE_ANSWERS.indexOf(answer);
}

/** Notes that these charts have to be checked; with the rows, in one transaction. */
export async function askForChecks(db: Pick<Database, "insert">, patients: Iterable<bigint>): Promise<void> {
  const rows = [...new Set(patients)].map((patient) => ({ patient, ...NOWHERE, pending: true }));
  for (let start = 0; start < rows.length; start += 1000) {
    await db
      .insert(chartChecks)
      .values(rows.slice(start, start + 1000))
      .onConflictDoUpdate({ target: chartChecks.patient, set: { pending: true } });
  }
}

/** What was checked above block `number` is checked again from the start. */
export async function forgetChecks(db: Pick<Database, "update">, number: number): Promise<void> {
  await db
    .update(chartChecks)
    .set({ ...NOWHERE, pending: true })
    .where(gt(chartChecks.block, number));
}

/**
 * Checks some of the charts that wait for it.
 * @param at Where index and node stand.
 * @returns whether more are waiting.
 * @throws {@link GapError}
 */
export async function checkCharts({ db, chain }: Pick<Context, "db" | "chain">, at: StoredBlock): Promise<boolean> {
  const waiting = await db
    .select()
    .from(chartChecks)
    .where(eq(chartChecks.pending, true))
    .orderBy(asc(chartChecks.patient))
    .limit(AT_ONCE);
  if (waiting.length === 0) return false;
  const patients = waiting.map(({ patient }) => patient);
  const heads = await chain.headsOf(patients, at.hash as Hex);
  let areAllDone = waiting.length < AT_ONCE;
  for (const [place, check] of waiting.entries()) {
    const changes = await changesSince(db, check);
    const head = headAfter(check.head as Hex, changes);
    const isDone = changes.length < CHANGES_AT_ONCE;
    if (isDone && head !== heads[place])
      throw new GapError("A chart's records are not those that its head on chain stands for.");
    const { block, logIndex } = changes.at(-1) ?? check;
    await db
      .update(chartChecks)
      .set({ head, block, logIndex, pending: !isDone })
      .where(eq(chartChecks.patient, check.patient));
    areAllDone &&= isDone;
  }
  return !areAllDone;
}

function changesSince(
  db: Database,
  { patient, block, logIndex }: typeof chartChecks.$inferSelect,
): Promise<RecordRow[]> {
  const later = sql`(${recordChanges.block}, ${recordChanges.logIndex}) > (${block}, ${logIndex})`;
  return db
    .select()
    .from(recordChanges)
    .where(and(eq(recordChanges.patient, patient), later))
    .orderBy(asc(recordChanges.block), asc(recordChanges.logIndex))
    .limit(CHANGES_AT_ONCE);
}
