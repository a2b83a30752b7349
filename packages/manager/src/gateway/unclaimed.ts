import { and, asc, eq, lt, lte } from "drizzle-orm";
import type { Context } from "../context.ts";
import { arrivals } from "../db/schema.ts";
import { blobOf } from "./places.ts";

const PAGE = 200;

/**
 * Takes out of the stores the objects that were begun more than `unclaimedFor` ago and never acknowledged. Only what this
 * database saw begin, and saw everything since: one that comes from a backup knows of nothing that was acknowledged later.
 *
 * @returns how many were taken out
 */
export async function collectUnclaimed(context: Context): Promise<number> {
  const { db, clock, config, logger } = context;
  const old = lt(arrivals.begunAt, clock.now() - config.upkeep.unclaimedFor);
  const counts = { removed: 0, left: 0 };
  for (;;) {
    context.shutdown.throwIfAborted();
    const page = await db.select().from(arrivals).where(old).orderBy(asc(arrivals.begunAt)).limit(PAGE);
    for (const { cid, begunAt } of page) {
      if (!isWatched(context, begunAt)) counts.left++;
      else if (await removeUnclaimed(context, cid)) counts.removed++;
      await db.delete(arrivals).where(and(eq(arrivals.cid, cid), lte(arrivals.begunAt, begunAt)));
    }
    if (page.length < PAGE) break;
  }
  if (counts.left > 0)
    logger.warn({ objects: counts.left }, "left in the stores: begun before this database began to watch them");
  return counts.removed;
}

/** Whether everything was seen that came in since then. */
export const isWatched = ({ keeper }: Pick<Context, "keeper">, begunAt: number): boolean =>
  begunAt >= keeper.watchingSince;

/** Deletes a blob unless somebody claims it or is bringing it in. */
export function removeUnclaimed(context: Context, cid: string): Promise<boolean> {
  return context.arrivals.collect(cid, async () => {
    if (await blobOf(context, cid)) return false;
    await context.blobs.delete(cid);
    return true;
  });
}
