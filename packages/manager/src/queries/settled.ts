import { and, desc, eq, gte, type SQL } from "drizzle-orm";
import type { Context } from "../context.ts";
import { RELATIONS, type Relation } from "../db/relations.ts";
import { withdrawnChanges } from "../db/schema.ts";
import { lastBlock } from "../indexer/writer.ts";

/**
 * Revoke early, grant late. What ends an access counts from the first block it is seen in. What gives one counts once the
 * chain stands `grantDepth` blocks above it, and what a reorganization took back opens nothing until the chain has said it
 * again, has said something newer, or has gone on for `finality` blocks without it.
 */

export type Asking = Pick<Context, "db" | "clock" | "config">;

type RowOf<Name extends Relation> = (typeof RELATIONS)[Name]["table"]["$inferSelect"];

/** More changes of one access than this within `grantDepth` blocks, and it opens nothing until they are deep enough. */
const MOST_AT_ONCE = 32;

/**
 * The changes of one access that all have to allow something before it counts, newest first: the newest that is deep enough,
 * and every younger one. None: there never was one, none is deep enough, or a reorganization has left it open.
 */
export async function settledChanges<Name extends Relation>(
  context: Asking,
  relation: Name,
  one: bigint,
  other = 0n,
): Promise<RowOf<Name>[]> {
  const { db, config } = context;
  const { table, one: first, other: second, only } = RELATIONS[relation];
  const where: SQL | undefined = and(eq(first, one), second && eq(second, other), only);
  const newestFirst = await db
    .select()
    .from(table)
    .where(where)
    .orderBy(desc(table.block), desc(table.logIndex))
    .limit(config.grantDepth === 0 ? 1 : MOST_AT_ONCE);
  const rows = newestFirst as RowOf<Name>[];
  const [newest] = rows;
  if (!newest) return [];
  const head = (await lastBlock(db))?.number ?? 0;
  const deep = rows.findIndex(({ block }) => block <= head - config.grantDepth);
  if (deep < 0 || (await isOpen(context, { relation, one, other, newest, head }))) return [];
  return rows.slice(0, deep + 1);
}

interface Doubt {
  readonly relation: Relation;
  readonly one: bigint;
  readonly other: bigint;
  /** What the chain says of it now. */
  readonly newest: { readonly block: number; readonly transactionHash: string };
  readonly head: number;
}

/** Whether a change was taken back and nothing has followed it yet. */
async function isOpen({ db, config }: Asking, { relation, one, other, newest, head }: Doubt): Promise<boolean> {
  const withdrawn = await db
    .select()
    .from(withdrawnChanges)
    .where(
      and(
        eq(withdrawnChanges.relation, relation),
        eq(withdrawnChanges.one, one),
        eq(withdrawnChanges.other, other),
        gte(withdrawnChanges.block, head - config.finality),
      ),
    )
    .orderBy(desc(withdrawnChanges.id));
  const [last] = withdrawn;
  if (!last || last.transactionHash === newest.transactionHash) return false;
  // Said again, one by one: what comes next is still missing. A transaction of its own is a new will.
  const isNew = withdrawn.every(({ fork, transactionHash }) => {
    return newest.block > fork && newest.transactionHash !== transactionHash;
  });
  return !isNew;
}
