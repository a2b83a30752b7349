import type { ActorRow, Hex32, Terms } from "@chartkey/sdk/wire";
import { and, desc, eq, gt, inArray, or } from "drizzle-orm";
import type { Context } from "../context.ts";
import { administratorChanges, consentChanges, membershipChanges } from "../db/schema.ts";
import { lastBlock } from "../indexer/writer.ts";
import { actorOf, actorsOf } from "./actors.ts";

/** Who may do what now: the rules of the registries, asked of the index. */

type Asking = Pick<Context, "db" | "clock">;

/** A consent that holds now for somebody who may use it now. */
export interface Access {
  readonly terms: Terms;
  /** Whose consent it is when the actor uses it as a member; null for its own. */
  readonly organization: bigint | null;
  /** Transaction in which the consent was given. */
  readonly consent: Hex32;
}

/** The later of the chain's time and ours, in Unix seconds: an end that either clock has seen has happened. */
export async function timeNow({ db, clock }: Asking): Promise<number> {
  return Math.max(clock.now(), (await lastBlock(db))?.at ?? 0);
}

/** Patients and devices always practise, others with an active standing that is not past its end. */
function practises({ kind, standing, validUntil }: ActorRow, now: number): boolean {
  return kind === "patient" || kind === "device" || (standing === "active" && now < validUntil);
}

/** The actor itself, if it may practise now. */
export async function practising(context: Asking, actor: bigint): Promise<ActorRow | undefined> {
  const [found, now] = await Promise.all([actorOf(context.db, actor), timeNow(context)]);
  return found && practises(found, now) ? found : undefined;
}

/** Consents under which `actor` may read in the chart now. Devices never read, whatever the terms say. */
export async function readingAccesses(context: Asking, patient: bigint, actor: bigint): Promise<Access[]> {
  return (await practising(context, actor))?.kind === "device" ? [] : accessesTo(context, patient, actor);
}

/**
 * Every consent under which `actor` may use the chart now: its own first, then those of organizations that it is a member
 * of, while both are in good standing.
 */
export async function accessesTo(context: Asking, patient: bigint, actor: bigint): Promise<Access[]> {
  if (!(await practising(context, actor))) return [];
  const now = await timeNow(context);
  const minute = Math.floor(now / 60);
  const newest = await newestConsents(context, { patient, actor, now });
  const given = newest.flatMap(({ grantee, change, transactionHash, ...row }): (Access & { grantee: bigint })[] => {
    // A grant fills the columns of its terms; the types of the table cannot say so.
    const terms = row as unknown as Terms;
    if (change !== "granted" || minute < terms.notBefore || minute >= terms.expiresAt) return [];
    const organization = grantee === actor ? null : grantee;
    return [{ grantee, terms, organization, consent: transactionHash as Hex32 }];
  });
  const grantees = await actorsOf(
    context.db,
    given.map(({ grantee }) => grantee),
  );
  return given
    .filter(({ grantee }) => {
      const found = grantees.get(grantee);
      return found !== undefined && practises(found, now);
    })
    .sort((one, other) => Number(one.organization !== null) - Number(other.organization !== null));
}

/** The newest change of every consent that `actor`, or an organization it is a member of now, was ever given. */
function newestConsents({ db }: Asking, { patient, actor, now }: { patient: bigint; actor: bigint; now: number }) {
  const { grantee, block, logIndex } = consentChanges;
  const memberships = newestMemberships(db, eq(membershipChanges.member, actor)).as("memberships");
  const organizations = db
    .select({ organization: memberships.organization })
    .from(memberships)
    .where(gt(memberships.until, now));
  return db
    .selectDistinctOn([grantee])
    .from(consentChanges)
    .where(and(eq(consentChanges.patient, patient), or(eq(grantee, actor), inArray(grantee, organizations))))
    .orderBy(grantee, desc(block), desc(logIndex));
}

/** Whether `member` belongs to `organization` now. */
export async function isMember(context: Asking, organization: bigint, member: bigint): Promise<boolean> {
  const own = and(eq(membershipChanges.organization, organization), eq(membershipChanges.member, member));
  const [newest] = await newestMemberships(context.db, own);
  return newest?.until != null && (await timeNow(context)) < newest.until;
}

/** Whether `actor` manages the members of `organization` now. Its own account always does. */
export async function isAdministrator(context: Asking, organization: bigint, actor: bigint): Promise<boolean> {
  if (actor === organization) return true;
  const { until, block, logIndex } = administratorChanges;
  const [newest] = await context.db
    .select({ until })
    .from(administratorChanges)
    .where(and(eq(administratorChanges.organization, organization), eq(administratorChanges.administrator, actor)))
    .orderBy(desc(block), desc(logIndex))
    .limit(1);
  return newest?.until != null && (await timeNow(context)) < newest.until;
}

function newestMemberships(db: Context["db"], where: ReturnType<typeof and>) {
  const { organization, member, until, block, logIndex } = membershipChanges;
  return db
    .selectDistinctOn([organization, member], { organization, member, until })
    .from(membershipChanges)
    .where(where)
    .orderBy(organization, member, desc(block), desc(logIndex));
}

export const includes = (mask: bigint, compartment: number): boolean => ((mask >> BigInt(compartment)) & 1n) === 1n;
