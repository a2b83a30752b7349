import { and, eq, gt, isNotNull, lte, ne, sql } from "drizzle-orm";
import type { Context } from "../context.ts";
import {
  consentChanges,
  mandateChanges,
  noticeEmails,
  noticeOutbox,
  noticeProgress,
  recordChanges,
  requestChanges,
} from "../db/schema.ts";
import { lastBlock } from "../indexer/writer.ts";

/** What is collected for whom: the column of a table that names the one to be told, and what is worth telling. */
const SOURCES = [
  { table: requestChanges, told: requestChanges.patient, which: eq(requestChanges.change, "requested") },
  { table: requestChanges, told: requestChanges.grantee, which: eq(requestChanges.change, "denied") },
  { table: consentChanges, told: consentChanges.patient, which: ne(consentChanges.actor, consentChanges.patient) },
  { table: consentChanges, told: consentChanges.grantee, which: ne(consentChanges.actor, consentChanges.grantee) },
  { table: recordChanges, told: recordChanges.patient, which: ne(recordChanges.actor, recordChanges.patient) },
  { table: mandateChanges, told: mandateChanges.proxy, which: ne(mandateChanges.actor, mandateChanges.proxy) },
] as const;

/**
 * Puts what happened since the last time into the outbox, for those who are told by e-mail: each change once, as its block and the
 * place that was reached are written down together. A block counts once it is as deep as a grant has to be. What was before the
 * first time is told to nobody.
 */
export function collectNotices({ db, config, clock }: Pick<Context, "db" | "config" | "clock">): Promise<void> {
  return db.transaction(async (transaction) => {
    const head = await lastBlock(transaction);
    if (!head) return;
    const upTo = head.number - config.grantDepth;
    const [reached] = await transaction.select().from(noticeProgress).for("update");
    if (!reached) {
      await transaction.insert(noticeProgress).values({ id: 1, block: upTo }).onConflictDoNothing();
      return;
    }
    if (upTo <= reached.block) return;
    for (const { table, told, which } of SOURCES) {
      await transaction
        .insert(noticeOutbox)
        .select(
          transaction
            .select({
              actor: noticeEmails.actor,
              block: table.block,
              logIndex: table.logIndex,
              messageId: sql<null>`null`.as("message_id"),
              attempts: sql<number>`0`.as("attempts"),
              dueAt: sql<number>`${clock.now()}::bigint`.as("due_at"),
            })
            .from(table)
            .innerJoin(noticeEmails, eq(noticeEmails.actor, told))
            .where(
              and(which, gt(table.block, reached.block), lte(table.block, upTo), isNotNull(noticeEmails.confirmedAt)),
            ),
        )
        .onConflictDoNothing();
    }
    await transaction.update(noticeProgress).set({ block: upTo });
  });
}
