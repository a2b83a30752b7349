import { and, count, eq, gt, lte } from "drizzle-orm";
import { generateSiweNonce } from "viem/siwe";
import { Problem } from "../api/problem.ts";
import type { Context } from "../context.ts";
import { nonces } from "../db/schema.ts";

const LIFETIME = 5 * 60;
/** Most nonces that wait at once; nobody fills the database by asking for more. */
const MOST = 100_000;

export async function issueNonce({ db, clock }: Context): Promise<string> {
  await db.delete(nonces).where(lte(nonces.expiresAt, clock.now()));
  const [waiting] = await db.select({ nonces: count() }).from(nonces);
  if ((waiting?.nonces ?? 0) >= MOST) throw new Problem("TOO_MANY_REQUESTS");
  const nonce = generateSiweNonce();
  await db.insert(nonces).values({ nonce, expiresAt: clock.now() + LIFETIME });
  return nonce;
}

/** Uses a nonce up. Of any number of attempts at once, one gets `true`. */
export async function consumeNonce({ db, clock }: Context, nonce: string): Promise<boolean> {
  const consumed = await db
    .delete(nonces)
    .where(and(eq(nonces.nonce, nonce), gt(nonces.expiresAt, clock.now())))
    .returning();
  return consumed.length === 1;
}
