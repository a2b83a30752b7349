import { and, count, eq, gt, lte, sql } from "drizzle-orm";
import { Problem } from "../api/problem.ts";
import type { Context } from "../context.ts";
import { massAccesses, openedCharts } from "../db/schema.ts";

const HOUR = 3600;

/**
 * Counts the patients whose charts one reader opens within an hour. Charts that are among them stay open; one more is
 * refused, the refusal is counted beside the reader, and the log raises an alarm, once an hour for each reader.
 * @throws a {@link Problem}
 */
export async function requireFewPatients(context: Context, reader: bigint, patient: bigint): Promise<void> {
  if (await takeIn(context, reader, patient)) return;
  if ((await countRefusal(context, reader)) === 1)
    context.logger.error(
      "alarm: a reader opens the charts of more patients than CHARTKEY_PATIENTS_PER_HOUR; see mass_accesses",
    );
  throw new Problem("TOO_MANY_REQUESTS", "You have opened the charts of many patients within an hour. Wait a while.");
}

async function takeIn({ db, clock, config }: Context, reader: bigint, patient: bigint): Promise<boolean> {
  const now = clock.now();
  const own = eq(openedCharts.reader, reader);
  const recent = gt(openedCharts.at, now - HOUR);
  const [known] = await db
    .select()
    .from(openedCharts)
    .where(and(own, recent, eq(openedCharts.patient, patient)));
  if (known) return true;
  return db.transaction(async (transaction) => {
    // Two requests at once must not both take the last place.
    await transaction.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`reader ${String(reader)}`}, 0))`);
    await transaction.delete(openedCharts).where(and(own, lte(openedCharts.at, now - HOUR)));
    const [open] = await transaction.select({ charts: count() }).from(openedCharts).where(own);
    if ((open?.charts ?? 0) >= config.patientsPerHour) return false;
    await transaction.insert(openedCharts).values({ reader, patient, at: now }).onConflictDoNothing();
    return true;
  });
}

/** How many were refused within this hour, this one included. */
async function countRefusal({ db, clock }: Context, reader: bigint): Promise<number> {
  const hour = clock.now() - (clock.now() % HOUR);
  const [row] = await db
    .insert(massAccesses)
    .values({ reader, hour, refused: 1 })
    .onConflictDoUpdate({
      target: [massAccesses.reader, massAccesses.hour],
      set: { refused: sql`${massAccesses.refused} + 1` },
    })
    .returning();
  return row?.refused ?? 1;
}
