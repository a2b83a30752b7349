import type { ActorKind, ActorRow, Hex32, Terms } from "@chartkey/sdk/wire";
import { and, eq, exists, or } from "drizzle-orm";
import { consentChanges, membershipChanges } from "../db/schema.ts";
import { lastBlock } from "../indexer/writer.ts";
import { actorOf } from "./actors.ts";
import { type Asking, settledChanges } from "./settled.ts";

/** Who may do what now: the rules of the registries, asked of the index. */

/** A consent that holds now for somebody who may use it now. */
export interface Access {
  readonly terms: Terms;
  /** Whose consent it is when the actor uses it as a member; null for its own. */
  readonly organization: bigint | null;
  /** Transaction in which the consent was given. */
  readonly consent: Hex32;
}

/** The later of the chain's time and ours, in Unix seconds: an end that either clock has seen has happened. */
export async function timeNow({ db, clock }: Pick<Asking, "db" | "clock">): Promise<number> {
  return Math.max(clock.now(), (await lastBlock(db))?.at ?? 0);
}

/** The actor itself, if it may practise now: patients and devices always, others with an active standing before its end. */
export async function practising(context: Asking, actor: bigint): Promise<ActorRow | undefined> {
  const found = await actorOf(context.db, actor);
  return found && (await practises(context, found)) ? found : undefined;
}

async function practises(context: Asking, { actor, kind }: { actor: bigint; kind: ActorKind }): Promise<boolean> {
  if (kind === "patient" || kind === "device") return true;
  const standings = await settledChanges(context, "standing", actor);
  const now = await timeNow(context);
  return standings.length > 0 && standings.every((row) => row.standing === "active" && now < (row.validUntil ?? 0));
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
  const grantees = await granteesFor(context, patient, actor);
  const found = await Promise.all(grantees.map((grantee) => accessAs(context, { patient, actor, grantee })));
  return found.filter((access) => access !== undefined);
}

/** Under whose consents `actor` might come: its own first, and those of organizations it was ever a member of. */
async function granteesFor({ db }: Asking, patient: bigint, actor: bigint): Promise<bigint[]> {
  const { grantee } = consentChanges;
  const asMember = db
    .select({ member: membershipChanges.member })
    .from(membershipChanges)
    .where(and(eq(membershipChanges.member, actor), eq(membershipChanges.organization, grantee)));
  const rows = await db
    .selectDistinct({ grantee })
    .from(consentChanges)
    .where(and(eq(consentChanges.patient, patient), or(eq(grantee, actor), exists(asMember))));
  return rows.map((row) => row.grantee).sort((one, other) => Number(other === actor) - Number(one === actor));
}

async function accessAs(
  context: Asking,
  { patient, actor, grantee }: { patient: bigint; actor: bigint; grantee: bigint },
): Promise<Access | undefined> {
  const consents = await settledChanges(context, "consent", patient, grantee);
  const [newest] = consents;
  if (!newest || consents.some(({ change }) => change !== "granted")) return undefined;
  // A grant fills the columns of its terms; the types of the table cannot say so.
  const terms = withinAll(consents as unknown as Terms[]);
  const minute = Math.floor((await timeNow(context)) / 60);
  if (minute < terms.notBefore || minute >= terms.expiresAt) return undefined;
  const consent = newest.transactionHash as Hex32;
  if (grantee === actor) return { terms, organization: null, consent };
  const usable = (await isMember(context, grantee, actor)) && (await practising(context, grantee)) !== undefined;
  return usable ? { terms, organization: grantee, consent } : undefined;
}

/** What every one of these consents allows, for the newest one's purpose. */
const withinAll = (consents: readonly Terms[]): Terms =>
  consents.reduce((all, { readMask, writeMask, notBefore, expiresAt }) => ({
    readMask: all.readMask & readMask,
    writeMask: all.writeMask & writeMask,
    notBefore: Math.max(all.notBefore, notBefore),
    expiresAt: Math.min(all.expiresAt, expiresAt),
    purpose: all.purpose,
  }));

/** Whether `member` belongs to `organization` now. */
export async function isMember(context: Asking, organization: bigint, member: bigint): Promise<boolean> {
  return lasts(context, await settledChanges(context, "membership", organization, member));
}

/** Whether `actor` manages the members of `organization` now. Its own account always does. */
export async function isAdministrator(context: Asking, organization: bigint, actor: bigint): Promise<boolean> {
  if (actor === organization) return true;
  return lasts(context, await settledChanges(context, "administrator", organization, actor));
}

async function lasts(context: Asking, changes: readonly { readonly until: number | null }[]): Promise<boolean> {
  const now = await timeNow(context);
  return changes.length > 0 && changes.every(({ until }) => until !== null && now < until);
}

/** The account that acts for `actor` now. While a change of it is not deep enough, nobody does. */
export async function actingAccount(context: Asking, actor: bigint): Promise<string | undefined> {
  const [newest, ...earlier] = await settledChanges(context, "account", actor);
  const account = newest?.account ?? undefined;
  return earlier.every((row) => row.account === account) ? account : undefined;
}

export const includes = (mask: bigint, compartment: number): boolean => ((mask >> BigInt(compartment)) & 1n) === 1n;
