import type { Mandate } from "@chartkey/sdk/wire";
import { and, asc, eq, isNotNull, sql } from "drizzle-orm";
import type { Database } from "../db/open.ts";
import { mandateChanges } from "../db/schema.ts";
import { timeNow } from "./access.ts";
import { after, pageOf, readAsOf, type Page, type PageQuery } from "./pages.ts";
import { type Asking, settledChanges } from "./settled.ts";

/** Whose list: one patient's, or that of one proxy over all patients. */
type MandateParty = { readonly patient: bigint } | { readonly proxy: bigint };

/** Every appointment; each ends with the next change between the same two. */
export function mandatePage(db: Database, party: MandateParty, { cursor, limit }: PageQuery): Promise<Page<Mandate>> {
  const { patient, proxy, actor, at, block, logIndex } = mandateChanges;
  const { compartments, until, mayGrant, mayRevoke, mayDispute, transactionHash } = mandateChanges;
  const next = sql`over (partition by ${patient}, ${proxy} order by ${block}, ${logIndex})`;
  return readAsOf(db, async (state, asOfBlock) => {
    const changes = state
      .select({
        patient,
        proxy,
        compartments,
        until,
        mayGrant,
        mayRevoke,
        mayDispute,
        block,
        logIndex,
        transactionHash,
        at,
        endedAt: sql<number | null>`lead(${at}) ${next}`.mapWith(at).as("ended_at"),
        endedBy: sql<bigint | null>`lead(${actor}) ${next}`.mapWith(actor).as("ended_by"),
      })
      .from(mandateChanges)
      .where("patient" in party ? eq(patient, party.patient) : eq(proxy, party.proxy))
      .as("changes");
    const found = await state
      .select()
      .from(changes)
      .where(and(isNotNull(changes.compartments), after(changes, cursor)))
      .orderBy(asc(changes.block), asc(changes.logIndex))
      .limit(limit + 1);
    const { rows, next: following } = pageOf(found, limit);
    // An appointment fills the columns of its mandate; the types of the table cannot say so.
    return { items: rows as Mandate[], next: following, asOfBlock };
  });
}

type Power = "mayGrant" | "mayRevoke" | "mayDispute";

/** Whether `proxy` may do this for `patient` now. */
export async function mayAsProxy(
  context: Asking,
  { patient, proxy, power }: { patient: bigint; proxy: bigint; power: Power },
): Promise<boolean> {
  const mandates = await settledChanges(context, "mandate", patient, proxy);
  const minute = Math.floor((await timeNow(context)) / 60);
  return mandates.length > 0 && mandates.every((row) => row.until !== null && row[power] && minute < row.until);
}
