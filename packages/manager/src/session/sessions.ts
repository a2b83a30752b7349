import { createHash, randomBytes } from "node:crypto";
import type { Address, Session } from "@chartkey/sdk/wire";
import { eq, lt, or } from "drizzle-orm";
import type { Hex } from "viem";
import { Problem } from "../api/problem.ts";
import type { Context } from "../context.ts";
import { sessions } from "../db/schema.ts";
import { contractAccepts, type SignedIn } from "./signIn.ts";

/** Seconds without a request after which a session ends. */
const IDLE = 15 * 60;
/** Seconds after which it ends in any case. */
const LONGEST = 12 * 60 * 60;
/** A session's last use is written down at most this often, in seconds. */
const NOTED_EVERY = 30;

const hashOf = (token: string): string => createHash("sha256").update(token).digest("hex");

export async function openSession(context: Context, { account, contract }: SignedIn, block = 0): Promise<Session> {
  const { db, clock } = context;
  const now = clock.now();
  const token = randomBytes(32).toString("base64url");
  await db.delete(sessions).where(or(lt(sessions.seenAt, now - IDLE), lt(sessions.startedAt, now - LONGEST)));
  await db.insert(sessions).values({
    tokenHash: hashOf(token),
    account,
    startedAt: now,
    seenAt: now,
    ...(contract && { signed: contract.message, signature: contract.signature, checkedAt: block }),
  });
  return { token, account, expiresAt: now + LONGEST };
}

/**
 * @param block Where the index stands: a contract account is asked again in every block whether it stands by its signature.
 * @throws a {@link Problem} when the token opens nothing.
 */
export async function accountOf(context: Context, token: string, block = 0): Promise<Address> {
  const { db, clock } = context;
  const now = clock.now();
  const [session] = await db
    .select()
    .from(sessions)
    .where(eq(sessions.tokenHash, hashOf(token)));
  if (!session || session.seenAt <= now - IDLE || session.startedAt <= now - LONGEST)
    throw new Problem("NOT_SIGNED_IN");
  await requireStillAccepted(context, session, block);
  if (session.seenAt <= now - NOTED_EVERY) {
    await db.update(sessions).set({ seenAt: now }).where(eq(sessions.tokenHash, session.tokenHash));
  }
  return session.account as Address;
}

type SessionRow = typeof sessions.$inferSelect;

/** The owner of a contract account may have changed; then its sessions end. */
async function requireStillAccepted(context: Context, session: SessionRow, block: number): Promise<void> {
  const { tokenHash, account, signed, signature, checkedAt } = session;
  if (signed === null || signature === null || checkedAt === block) return;
  const address = account as Address;
  const own = eq(sessions.tokenHash, tokenHash);
  if (!(await contractAccepts(context, { address, message: signed, signature: signature as Hex }))) {
    await context.db.delete(sessions).where(own);
    throw new Problem("NOT_SIGNED_IN");
  }
  await context.db.update(sessions).set({ checkedAt: block }).where(own);
}

export async function closeSession({ db }: Context, token: string): Promise<void> {
  await db.delete(sessions).where(eq(sessions.tokenHash, hashOf(token)));
}
