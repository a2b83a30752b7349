import { setTimeout as wait } from "node:timers/promises";
import type { Mending } from "@chartkey/sdk/store/node";
import { and, asc, desc, eq, gt, isNotNull, isNull } from "drizzle-orm";
import type { Alarms } from "../alarms.ts";
import type { Context } from "../context.ts";
import { blobs, scrubs } from "../db/schema.ts";
import { blobOf } from "./places.ts";

/** `full` reads every block in every store; `quick` asks whether each store has the blob and keeps it. */
export type Depth = "full" | "quick";
export type Scrub = typeof scrubs.$inferSelect;

const PAGE = 50;
const MIB = 1024 * 1024;
const NOTHING = { blobs: 0, blocks: 0, bytes: 0, missing: 0, damaged: 0, unpinned: 0, lost: 0 };
type Counts = Record<keyof typeof NOTHING, number>;

/** Seconds since Unix epoch at which the last whole round of this depth ended; 0 before the first. */
export async function lastScrub({ db }: Pick<Context, "db">, depth: Depth): Promise<Scrub | undefined> {
  const [last] = await db
    .select()
    .from(scrubs)
    .where(and(eq(scrubs.depth, depth), isNotNull(scrubs.endedAt)))
    .orderBy(desc(scrubs.id))
    .limit(1);
  return last;
}

/**
 * One round over everything that was acknowledged: finds what is missing, damaged or not pinned in any store, and mends it
 * from another. Goes on where a round stopped that was interrupted. What was found is logged as an alarm, page by page.
 *
 * @throws what a store throws that does not answer; the round goes on with the next call.
 */
export async function scrub(context: Context, depth: Depth): Promise<Scrub> {
  const { db, clock, shutdown } = context;
  let row = await openRound(context, depth);
  for (;;) {
    shutdown.throwIfAborted();
    const page = await db
      .select({ cid: blobs.cid })
      .from(blobs)
      .where(gt(blobs.cid, row.cursor))
      .orderBy(asc(blobs.cid))
      .limit(PAGE);
    const counts: Counts = { ...NOTHING };
    for (const { cid } of page) await lookAt(context, { cid, depth, counts });
    raiseAlarms(context.alarms, counts, depth);
    const endedAt = page.length < PAGE ? clock.now() : null;
    row = await noteProgress(context, row, { cursor: page.at(-1)?.cid ?? row.cursor, endedAt, counts });
    if (endedAt !== null) return row;
  }
}

async function openRound({ db, clock }: Context, depth: Depth): Promise<Scrub> {
  const open = and(eq(scrubs.depth, depth), isNull(scrubs.endedAt));
  const [found] = await db.select().from(scrubs).where(open).limit(1);
  if (found) return found;
  const [made] = await db
    .insert(scrubs)
    .values({ depth, startedAt: clock.now(), cursor: "", ...NOTHING })
    .returning();
  if (!made) throw new Error("A row that was inserted did not come back.");
  return made;
}

async function noteProgress(
  { db }: Context,
  row: Scrub,
  { cursor, endedAt, counts }: { cursor: string; endedAt: number | null; counts: Counts },
): Promise<Scrub> {
  const sums = Object.fromEntries(
    Object.entries(counts).map(([name, count]) => [name, row[name as keyof Counts] + count]),
  );
  const [next] = await db
    .update(scrubs)
    .set({ cursor, endedAt, ...sums })
    .where(eq(scrubs.id, row.id))
    .returning();
  return next ?? row;
}

async function lookAt(
  context: Context,
  { cid, depth, counts }: { cid: string; depth: Depth; counts: Counts },
): Promise<void> {
  counts.blobs++;
  if (depth === "quick" && (await context.blobs.keeps(cid))) {
    await pause(context, 1 / context.config.upkeep.auditRate);
    return;
  }
  const found = await context.blobs.mend(cid);
  // Erased while it was looked at: then nothing is missing.
  if (!found.some(isUnwhole) || (await blobOf(context, cid))) take(counts, found);
  await pause(context, sumOf(found).bytes / (context.config.upkeep.scrubRate * MIB));
}

function take(counts: Counts, found: Mending[]): void {
  const { blocks, bytes, ...flaws } = sumOf(found);
  counts.blocks += blocks;
  counts.bytes += bytes;
  for (const [name, count] of Object.entries(flaws)) counts[name as keyof typeof flaws] += count;
}

/** What was found in all stores together. */
export function sumOf(found: Mending[]): Mending {
  const sum = { blocks: 0, bytes: 0, missing: 0, damaged: 0, unpinned: 0, lost: 0 };
  for (const each of found) {
    for (const name of ["blocks", "bytes", "missing", "damaged", "unpinned"] as const) sum[name] += each[name];
    // Good nowhere: each store says so of the same blocks.
    sum.lost = Math.max(sum.lost, each.lost);
  }
  return sum;
}

type Flaws = Omit<Mending, "blocks" | "bytes">;

/** Whether a store did not have all of a blob as it should. */
const isUnwhole = ({ missing, damaged, unpinned, lost }: Flaws): boolean => missing + damaged + unpinned + lost > 0;

/** @param depth of the round that found it; undefined for a read */
export function raiseAlarms(alarms: Alarms, flaws: Flaws, depth?: Depth): void {
  if (!isUnwhole(flaws)) return;
  const { missing, damaged, unpinned, lost } = flaws;
  alarms.raise("storeNotWhole", { depth, missing, damaged, unpinned });
  if (lost > 0) alarms.raise("blobLost", { depth, lost });
}

async function pause({ shutdown }: Context, seconds: number): Promise<void> {
  if (seconds > 0.0005) await wait(seconds * 1000, undefined, { signal: shutdown });
}
