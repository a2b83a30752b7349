import { and, asc, gt, lte, sql } from "drizzle-orm";
import { insertAll } from "../db/insertAll.ts";
import type { Database } from "../db/open.ts";
import { RELATIONS, type Relation } from "../db/relations.ts";
import { withdrawnChanges } from "../db/schema.ts";

type Writing = Pick<Database, "select" | "execute" | "delete">;

/** Notes what gave or ended an access above block `fork`, just before those rows go. */
export async function keepWithdrawn(db: Writing, fork: number): Promise<void> {
  for (const relation of Object.keys(RELATIONS) as Relation[]) {
    const { table, one, other, only } = RELATIONS[relation];
    const { block, logIndex, transactionHash } = table;
    const gone = await db
      .select({ one, other: other ?? sql<bigint>`0`.mapWith(one), block, transactionHash })
      .from(table)
      .where(and(gt(block, fork), only))
      .orderBy(asc(block), asc(logIndex));
    await insertAll(
      db,
      withdrawnChanges,
      gone.map((row) => ({ ...row, relation, fork })),
    );
  }
}

/** Forgets what the chain has gone on without for long enough. */
export async function forgetWithdrawn(db: Writing, upTo: number): Promise<void> {
  await db.delete(withdrawnChanges).where(lte(withdrawnChanges.block, upTo));
}
