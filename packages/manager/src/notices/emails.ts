import { createHash, randomInt, timingSafeEqual } from "node:crypto";
import type { NoticeEmailState, noticeEmailSchema } from "@chartkey/sdk/wire";
import { count, eq, lte, type SQL } from "drizzle-orm";
import type { z } from "zod";
import { Problem } from "../api/problem.ts";
import type { Service } from "../api/service.ts";
import type { Database } from "../db/open.ts";
import { noticeCodes, noticeEmails, noticeOutbox } from "../db/schema.ts";
import { newMessageId } from "./mailer.ts";
import { codeMail } from "./words.ts";

/** Seconds that a code counts, and wrong ones that end it. */
const CODE_LIFETIME = 30 * 60;
const MOST_TRIES = 5;
/** Codes within a day: for one actor, to one address by whomever, and in all. Nobody floods somebody else's mailbox. */
const DAY = 86_400;
const MOST_CODES = 5;
const MOST_CODES_IN_ALL = 5_000;

type Transaction = Pick<Database, "select" | "insert" | "delete">;

export async function emailState({ db, mailer }: Service, actor: bigint): Promise<NoticeEmailState> {
  if (!mailer) return { state: "unavailable", address: null };
  const [email] = await db.select().from(noticeEmails).where(eq(noticeEmails.actor, actor));
  if (!email) return { state: "off", address: null };
  return { state: email.confirmedAt === null ? "waiting" : "on", address: email.address };
}

/** Sends a code to the address; until it was entered, nothing else is sent there. */
export async function setEmail(
  service: Service,
  actor: bigint,
  { address, language }: z.output<typeof noticeEmailSchema>,
): Promise<NoticeEmailState> {
  const { db, clock, mailer } = service;
  if (!mailer) throw new Problem("MAIL_UNAVAILABLE");
  const code = String(randomInt(1_000_000)).padStart(6, "0");
  await db.transaction(async (transaction) => {
    await countCode(transaction, { actor, address, now: clock.now() });
    const fresh = {
      codeHash: hashOf(actor, code),
      codeUntil: clock.now() + CODE_LIFETIME,
      tries: 0,
      confirmedAt: null,
    };
    const row = { address, language, ...fresh };
    await transaction
      .insert(noticeEmails)
      .values({ actor, lastSentAt: null, ...row })
      .onConflictDoUpdate({ target: noticeEmails.actor, set: row });
  });
  try {
    await mailer({ to: address, messageId: newMessageId(), ...codeMail(language, code) });
  } catch (cause) {
    throw new Problem("MAIL_UNAVAILABLE", undefined, { cause });
  }
  return emailState(service, actor);
}

/** Writes down that a code goes out. @throws a {@link Problem} when too many did today */
async function countCode(
  transaction: Transaction,
  { actor, address, now }: { actor: bigint; address: string; now: number },
): Promise<void> {
  const addressHash = createHash("sha256").update(address.toLowerCase()).digest("hex");
  await transaction.delete(noticeCodes).where(lte(noticeCodes.at, now - DAY));
  const sent = async (which?: SQL) =>
    (await transaction.select({ codes: count() }).from(noticeCodes).where(which))[0]?.codes ?? 0;
  const counts: [number, number][] = [
    [await sent(eq(noticeCodes.actor, actor)), MOST_CODES],
    [await sent(eq(noticeCodes.addressHash, addressHash)), MOST_CODES],
    [await sent(), MOST_CODES_IN_ALL],
  ];
  if (counts.some(([codes, most]) => codes >= most))
    throw new Problem("TOO_MANY_REQUESTS", "Too many codes were sent today. Try again tomorrow.", { retryAfter: DAY });
  await transaction.insert(noticeCodes).values({ actor, addressHash, at: now });
}

/** @throws a {@link Problem} for a wrong or late code; the same for both, and for more tries than a code has. */
export async function confirmEmail(service: Service, actor: bigint, code: string): Promise<NoticeEmailState> {
  const { db, clock } = service;
  const right = await db.transaction(async (transaction) => {
    const [email] = await transaction.select().from(noticeEmails).where(eq(noticeEmails.actor, actor)).for("update");
    if (!email?.codeHash || email.tries >= MOST_TRIES || email.codeUntil < clock.now()) return false;
    const equal = timingSafeEqual(Buffer.from(email.codeHash), Buffer.from(hashOf(actor, code)));
    await transaction
      .update(noticeEmails)
      .set(equal ? { codeHash: null, confirmedAt: clock.now() } : { tries: email.tries + 1 })
      .where(eq(noticeEmails.actor, actor));
    return equal;
  });
  if (!right) throw new Problem("WRONG_CODE");
  return emailState(service, actor);
}

/** Forgets the address and what waits for it. */
export async function forgetEmail({ db }: Service, actor: bigint): Promise<void> {
  await db.transaction(async (transaction) => {
    await transaction.delete(noticeEmails).where(eq(noticeEmails.actor, actor));
    await transaction.delete(noticeOutbox).where(eq(noticeOutbox.actor, actor));
  });
}

/** Six digits are guessed from any hash; this keeps them out of a log or a glance at the table. */
const hashOf = (actor: bigint, code: string): string =>
  createHash("sha256")
    .update(`${String(actor)}/${code}`)
    .digest("hex");
