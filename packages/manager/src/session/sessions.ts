import { createHash, randomBytes } from "node:crypto";
import type { Address, Session } from "@chartkey/sdk/wire";
import { eq, lt, or } from "drizzle-orm";
import { Problem } from "../api/problem.ts";
import type { Context } from "../context.ts";
import { sessions } from "../db/schema.ts";

/** Seconds without a request after which a session ends. */
const IDLE = 15 * 60;
/** Seconds after which it ends in any case. */
const LONGEST = 12 * 60 * 60;
/** A session's last use is written down at most this often, in seconds. */
const NOTED_EVERY = 30;

const hashOf = (token: string): string => createHash("sha256").update(token).digest("hex");

export async function openSession({ db, clock }: Context, account: Address): Promise<Session> {
  const now = clock.now();
  const token = randomBytes(32).toString("base64url");
  await db.delete(sessions).where(or(lt(sessions.seenAt, now - IDLE), lt(sessions.startedAt, now - LONGEST)));
  await db.insert(sessions).values({ tokenHash: hashOf(token), account, startedAt: now, seenAt: now });
  return { token, account, expiresAt: now + LONGEST };
}

/** @throws a {@link Problem} when the token opens nothing. */
export async function accountOf({ db, clock }: Context, token: string): Promise<Address> {
  const now = clock.now();
  const [session] = await db
    .select()
    .from(sessions)
    .where(eq(sessions.tokenHash, hashOf(token)));
  if (!session || session.seenAt <= now - IDLE || session.startedAt <= now - LONGEST)
    throw new Problem("NOT_SIGNED_IN");
  if (session.seenAt <= now - NOTED_EVERY) {
    await db.update(sessions).set({ seenAt: now }).where(eq(sessions.tokenHash, session.tokenHash));
  }
  return session.account as Address;
}

export async function closeSession({ db }: Context, token: string): Promise<void> {
  await db.delete(sessions).where(eq(sessions.tokenHash, hashOf(token)));
}
