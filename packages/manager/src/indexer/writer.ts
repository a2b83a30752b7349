import { desc, gt, lte } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Database } from "../db/open.ts";
import {
  actorChanges,
  administratorChanges,
  blocks,
  consentChanges,
  epochChanges,
  mandateChanges,
  membershipChanges,
  recordChanges,
  requestChanges,
} from "../db/schema.ts";
import type { Rows } from "./rows.ts";

/** How many blocks back a replaced chain is followed without building anew. */
const KEPT_BLOCKS = 1024;

/** Rows in one statement: a statement takes 65,535 values. */
const ROWS_AT_ONCE = 1000;

const tables = {
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

/** Kept blocks up to `number`, newest first. */
export function blocksUpTo(db: Database, number: number): Promise<StoredBlock[]> {
  return db.select().from(blocks).where(lte(blocks.number, number)).orderBy(desc(blocks.number));
}

/** Takes in what the chain says up to `block`, all or nothing. Taking it in twice changes nothing. */
export async function write(db: Database, rows: Rows, block: StoredBlock): Promise<void> {
  await db.transaction(async (transaction) => {
    for (const name of Object.keys(tables) as (keyof Rows)[]) {
      await insertAll(transaction, tables[name], rows[name]);
    }
    await transaction.insert(blocks).values(block).onConflictDoNothing();
    await transaction.delete(blocks).where(lte(blocks.number, block.number - KEPT_BLOCKS));
  });
}

/** Forgets everything above block `number`, because the chain replaced it. */
export async function rewind(db: Database, number: number): Promise<void> {
  await db.transaction(async (transaction) => {
    for (const table of Object.values(tables)) await transaction.delete(table).where(gt(table.block, number));
    await transaction.delete(blocks).where(gt(blocks.number, number));
  });
}

async function insertAll<Table extends PgTable>(
  db: Pick<Database, "insert">,
  table: Table,
  rows: Table["$inferInsert"][],
): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    await db
      .insert(table)
      .values(rows.slice(start, start + ROWS_AT_ONCE))
      .onConflictDoNothing();
  }
}
