import { between, desc, gt, lte, sql } from "drizzle-orm";
import { insertAll } from "../db/insertAll.ts";
import type { Database } from "../db/open.ts";
import {
  actorChanges,
  administratorChanges,
  blocks,
  chartChecks,
  consentChanges,
  deployment,
  epochChanges,
  mandateChanges,
  membershipChanges,
  recordChanges,
  requestChanges,
  withdrawnChanges,
} from "../db/schema.ts";
import type { Rows } from "./rows.ts";
import { askForChecks, forgetChecks } from "./chartChecks.ts";
import { endSessions } from "./handovers.ts";
import { forgetWithdrawn, keepWithdrawn } from "./withdrawn.ts";

/** How many blocks are kept to compare the chain with: no fewer than `finality` may be. */
const KEPT_BLOCKS = 1024;

/** Number of the database's lock that a writer of the index holds. */
const WRITING = 7_401_002;

export const tables = {
  actorChanges,
  membershipChanges,
  administratorChanges,
  mandateChanges,
  recordChanges,
  consentChanges,
  requestChanges,
  epochChanges,
};

export type StoredBlock = typeof blocks.$inferSelect;

/** The block up to which the index stands. */
export async function lastBlock(db: Database): Promise<StoredBlock | undefined> {
  const [block] = await db.select().from(blocks).orderBy(desc(blocks.number)).limit(1);
  return block;
}

/** The newest kept block up to `number`. */
export async function lastBlockUpTo(db: Database, number: number): Promise<StoredBlock | undefined> {
  const [block] = await db
    .select()
    .from(blocks)
    .where(lte(blocks.number, number))
    .orderBy(desc(blocks.number))
    .limit(1);
  return block;
}

/** Kept blocks with these numbers, newest first. */
export function blocksBetween(db: Database, from: number, to: number): Promise<StoredBlock[]> {
  return db
    .select()
    .from(blocks)
    .where(between(blocks.number, from, to))
    .orderBy(desc(blocks.number));
}

/**
 * Takes in what the chain says from `last`, where the index stood, up to the last of these blocks, all or nothing.
 * @param kept In their order; the chain will be compared with them.
 * @throws when the index stands elsewhere: somebody else has written.
 */
export async function write(
  db: Database,
  last: StoredBlock | undefined,
  rows: Rows,
  kept: readonly StoredBlock[],
): Promise<void> {
  const end = kept.at(-1)?.number ?? 0;
  await db.transaction(async (transaction) => {
    await requireStandingAt(transaction, last);
    await endSessions(transaction, rows);
    for (const name of Object.keys(tables) as (keyof Rows)[]) {
      await insertAll(transaction, tables[name], rows[name]);
    }
    await askForChecks(
      transaction,
      rows.recordChanges.map(({ patient }) => patient),
    );
    await transaction.insert(blocks).values(kept.map(({ number, hash, at }) => ({ number, hash, at })));
    await transaction.delete(blocks).where(lte(blocks.number, end - KEPT_BLOCKS));
    await forgetWithdrawn(transaction, end - KEPT_BLOCKS);
  });
}

/**
 * Forgets everything above block `number`, because the chain replaced it; keeps in mind what gave and ended access there.
 * @throws when the index does not stand at `last`.
 */
export async function rewind(db: Database, last: StoredBlock, number: number): Promise<void> {
  await db.transaction(async (transaction) => {
    await requireStandingAt(transaction, last);
    await keepWithdrawn(transaction, number);
    for (const table of Object.values(tables)) await transaction.delete(table).where(gt(table.block, number));
    await transaction.delete(blocks).where(gt(blocks.number, number));
    await forgetChecks(transaction, number);
  });
}

/** Empties what came from the chain, so that it is read again; what a reorganization took back stays in mind. */
export async function forgetRows(db: Database): Promise<void> {
  await db.transaction(async (transaction) => {
    for (const table of [...Object.values(tables), blocks, chartChecks]) await transaction.delete(table);
  });
}

/** Empties that and everything else that is about the chain. Blobs, sessions and disclosures stay. */
export async function forgetChain(db: Database): Promise<void> {
  await db.transaction(async (transaction) => {
    for (const table of [...Object.values(tables), blocks, chartChecks, withdrawnChanges, deployment])
      await transaction.delete(table);
  });
}

/** One writer at a time, and only from where it believes the index to stand: two instances cannot mix their chains. */
async function requireStandingAt(db: Database, last: StoredBlock | undefined): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(${WRITING})`);
  if ((await lastBlock(db))?.hash !== last?.hash) throw new Error("The index was written by another process.");
}
