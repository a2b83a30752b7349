import type { Terms } from "@chartkey/sdk/wire";
import { and, desc, eq } from "drizzle-orm";
import type { Context } from "../context.ts";
import { consentChanges } from "../db/schema.ts";
import { lastBlock } from "../indexer/writer.ts";
import { actorOf } from "./actors.ts";

/** The later of the chain's time and ours, in Unix seconds: an expiry that either clock has seen has happened. */
export async function timeNow({ db, clock }: Pick<Context, "db" | "clock">): Promise<number> {
  return Math.max(clock.now(), (await lastBlock(db))?.at ?? 0);
}

/** Whether `actor` may practise now: a patient or device that exists, others with an active standing not past its end. */
export async function inGoodStanding(context: Pick<Context, "db" | "clock">, actor: bigint): Promise<boolean> {
  const found = await actorOf(context.db, actor);
  if (!found) return false;
  if (found.kind === "patient" || found.kind === "device") return true;
  return found.standing === "active" && (await timeNow(context)) < found.validUntil;
}

/** The terms on which `grantee` may use the chart now; undefined without a consent that holds or a standing that does. */
export async function liveTerms(
  context: Pick<Context, "db" | "clock">,
  patient: bigint,
  grantee: bigint,
): Promise<Terms | undefined> {
  const [last] = await context.db
    .select()
    .from(consentChanges)
    .where(and(eq(consentChanges.patient, patient), eq(consentChanges.grantee, grantee)))
    .orderBy(desc(consentChanges.block), desc(consentChanges.logIndex))
    .limit(1);
  if (last?.change !== "granted") return undefined;
  // A grant fills the columns of its terms; the types of the table cannot say so.
  const terms = last as unknown as Terms;
  const minute = Math.floor((await timeNow(context)) / 60);
  if (minute < terms.notBefore || minute >= terms.expiresAt) return undefined;
  return (await inGoodStanding(context, grantee)) ? terms : undefined;
}

export const includes = (mask: bigint, compartment: number): boolean => ((mask >> BigInt(compartment)) & 1n) === 1n;
