import { and, asc, eq, inArray, isNull, lte, min, or, sql } from "drizzle-orm";
import type { Context } from "../context.ts";
import { noticeEmails, noticeOutbox } from "../db/schema.ts";
import { type Mailer, newMessageId } from "./mailer.ts";
import { newsMail } from "./words.ts";

/** People who are written to in one round. */
const AT_ONCE = 32;
/** Seconds until the next attempt after the first failure; each later one waits twice as long, a day at most. */
const FIRST_WAIT = 60;
const LONGEST_WAIT = 86_400;
/** About a week of attempts. */
const MOST_ATTEMPTS = 15;

type Email = typeof noticeEmails.$inferSelect;

/** Writes to everybody for whom something waits: one e-mail for all of it, and no more often than is set. */
export async function deliverNotices(context: Context, mail: Mailer): Promise<void> {
  for (const email of await dueEmails(context)) {
    context.shutdown.throwIfAborted();
    await deliver(context, mail, email);
  }
}

function dueEmails({ db, clock, config }: Context): Promise<Email[]> {
  const now = clock.now();
  const due = db
    .select({ actor: noticeOutbox.actor })
    .from(noticeOutbox)
    .where(lte(noticeOutbox.dueAt, now))
    .groupBy(noticeOutbox.actor)
    .orderBy(min(noticeOutbox.dueAt))
    .limit(AT_ONCE);
  const rested = or(isNull(noticeEmails.lastSentAt), lte(noticeEmails.lastSentAt, now - (config.mail?.every ?? 0)));
  return db
    .select()
    .from(noticeEmails)
    .where(and(inArray(noticeEmails.actor, due), rested))
    .orderBy(asc(noticeEmails.actor));
}

async function deliver({ db, clock, config, logger }: Context, mail: Mailer, email: Email): Promise<void> {
  const { actor, address, language } = email;
  const messageId = await nameMessage({ db }, actor);
  const ofMessage = and(eq(noticeOutbox.actor, actor), eq(noticeOutbox.messageId, messageId));
  try {
    await mail({ to: address, messageId, ...newsMail(language, config.portalOrigins[0]) });
  } catch (error) {
    // Not the error's words: a mail server repeats the address in them.
    logger.warn({ code: (error as { code?: unknown }).code }, "an e-mail was not taken; it is tried again later");
    await db
      .update(noticeOutbox)
      .set({
        attempts: sql`${noticeOutbox.attempts} + 1`,
        dueAt: sql`${clock.now()} + least(${LONGEST_WAIT}, ${FIRST_WAIT} * (1 << ${noticeOutbox.attempts}))`,
      })
      .where(ofMessage);
    await db.delete(noticeOutbox).where(and(ofMessage, sql`${noticeOutbox.attempts} >= ${MOST_ATTEMPTS}`));
    return;
  }
  await db.transaction(async (transaction) => {
    await transaction.delete(noticeOutbox).where(ofMessage);
    await transaction.update(noticeEmails).set({ lastSentAt: clock.now() }).where(eq(noticeEmails.actor, actor));
  });
}

/** Gives what waits a message's name before it is sent, so that an attempt after a crash is known as the same one. */
function nameMessage({ db }: Pick<Context, "db">, actor: bigint): Promise<string> {
  return db.transaction(async (transaction) => {
    const [begun] = await transaction
      .select({ messageId: noticeOutbox.messageId })
      .from(noticeOutbox)
      .where(and(eq(noticeOutbox.actor, actor), sql`${noticeOutbox.messageId} is not null`))
      .limit(1);
    const messageId = begun?.messageId ?? newMessageId();
    if (!begun) await transaction.update(noticeOutbox).set({ messageId }).where(eq(noticeOutbox.actor, actor));
    return messageId;
  });
}
