import type { PgTable } from "drizzle-orm/pg-core";
import type { Database } from "./open.ts";

/** Rows in one statement: a statement takes 65,535 values. */
const ROWS_AT_ONCE = 1000;

/** Any number of rows; those that are there already stay as they are. */
export async function insertAll<Table extends PgTable>(
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
