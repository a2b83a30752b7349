import { MAX_PAGE, type BlockRef, type Hex32 } from "@chartkey/sdk/wire";
import { and, asc, eq, gt, or, type SQL } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { z } from "zod";
import { Problem } from "../api/problem.ts";
import type { Database } from "../db/open.ts";
import { lastBlock } from "../indexer/writer.ts";

/** Where a row stands in the chain; on the wire `block.logIndex`. */
interface Place {
  readonly block: number;
  readonly logIndex: number;
}

const cursorSchema = z
  .string()
  .regex(/^\d{1,15}\.\d{1,9}$/, "must be the `next` of the page before")
  .transform((text): Place => {
    const [block = 0, logIndex = 0] = text.split(".").map(Number);
    return { block, logIndex };
  });

export const pageQuerySchema = z.object({
  cursor: z.preprocess((value) => (value === "" ? undefined : value), cursorSchema.optional()),
  limit: z.coerce.number().int().min(1).max(MAX_PAGE).default(100),
});
export type PageQuery = z.output<typeof pageQuerySchema>;

export interface Page<Item> {
  readonly items: Item[];
  readonly next: string | null;
  readonly asOfBlock: BlockRef;
}

/** Cuts one page from rows in the chain's order, of which one more was read than fits. */
export function pageOf<Row extends Place>(rows: Row[], limit: number): { rows: Row[]; next: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > limit && last ? `${String(last.block)}.${String(last.logIndex)}` : null };
}

type Ordered = Record<"block" | "logIndex", AnyPgColumn>;

/** The rows after the cursor. */
export function after(table: Ordered, cursor: Place | undefined): SQL | undefined {
  if (!cursor) return undefined;
  return or(gt(table.block, cursor.block), and(eq(table.block, cursor.block), gt(table.logIndex, cursor.logIndex)));
}

export const chainOrder = (table: Ordered) => [asc(table.block), asc(table.logIndex)];

/**
 * Reads one state of the index: the block it stands at and the rows belong together.
 * @throws a {@link Problem} while nothing of the chain was taken in yet.
 */
export function readAsOf<Result>(
  db: Database,
  read: (db: Database, asOfBlock: BlockRef & { at: number }) => Promise<Result>,
): Promise<Result> {
  return db.transaction(
    async (transaction) => {
      const block = await lastBlock(transaction);
      if (!block) throw new Problem("CHAIN_UNAVAILABLE", "Nothing of the chain was read yet. Try again in a moment.");
      return read(transaction, { ...block, hash: block.hash as Hex32 });
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}
