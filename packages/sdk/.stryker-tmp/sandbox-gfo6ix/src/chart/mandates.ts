// @ts-nocheck
import { read } from "../chain/send.ts";
import type { ChartkeyContext } from "../context.ts";
import { NotAuthorizedError } from "../errors.ts";
import type { SessionContext } from "../session.ts";
import type { Terms } from "../wire/chain.ts";
import type { ConsentOnChain } from "./grantees.ts";
import { compartmentsIn, dateOfMinutes } from "./masks.ts";
import type { CompartmentInfo } from "./profile.ts";
import { labelOf } from "./rotation.ts";

/** What a proxy may do in a patient's chart. */
export interface Mandate {
  /** Bit i: consents that reach compartment i. */
  readonly compartments: bigint;
  /** First minute, since the Unix epoch, at which it no longer holds. */
  readonly until: number;
  readonly mayGrant: boolean;
  readonly mayRevoke: boolean;
  readonly mayDispute: boolean;
}

export type MandatePower = "mayGrant" | "mayRevoke" | "mayDispute";

/** The mandate that holds now, as the chain says; undefined when there is none, or it is over. */
export async function mandateOnChain(
  context: ChartkeyContext,
  patient: bigint,
  proxy: bigint,
): Promise<Mandate | undefined> {
  const mandate = await read(context, ({ actors }) => actors.mandateOf(patient, proxy));
  if (mandate.until === 0n) return undefined;
  const { compartments, mayGrant, mayRevoke, mayDispute } = mandate;
  return { compartments, until: Number(mandate.until), mayGrant, mayRevoke, mayDispute };
}

const POWERS: Record<MandatePower, string> = {
  mayGrant: "share their chart or answer requests",
  mayRevoke: "end access to their chart",
  mayDispute: "dispute their records",
};

const ASK = "Ask the patient to do it, or to let you.";

/**
 * The mandate under which this actor does something for `patient`. The registry holds everybody to it; this says which
 * limit was met before a wallet is asked.
 *
 * @throws {@link NotAuthorizedError}
 */
export async function requireMandate(session: SessionContext, patient: bigint, power: MandatePower): Promise<Mandate> {
  const mandate = await mandateOnChain(session, patient, session.self.actor);
  if (!mandate) throw refused("You do not act for this patient: nobody appointed you, or it has ended.");
  if (!mandate[power]) throw refused(`You act for this patient, but you may not ${POWERS[power]}.`);
  return mandate;
}

/** @throws {@link NotAuthorizedError} when the terms go further than the mandate. */
export function requireWithin(mandate: Mandate, terms: Terms, labels: readonly CompartmentInfo[]): void {
  const outside = (terms.readMask | terms.writeMask) & ~mandate.compartments;
  if (outside !== 0n)
    throw refused(`You do not act for this patient in these parts of the chart: ${partsIn(outside, labels)}.`, [
      `You do in these: ${partsIn(mandate.compartments, labels)}.`,
    ]);
  if (terms.expiresAt > mandate.until)
    throw refused("What you share ends at the latest when you stop acting for the patient.", [
      `Choose an end not later than ${dateOfMinutes(mandate.until).toISOString().slice(0, 16).replace("T", " ")} UTC.`,
    ]);
}

/** @throws {@link NotAuthorizedError} when a consent that would end, or be replaced, reaches further than the mandate. */
export function requireReach(mandate: Mandate, consent: ConsentOnChain): void {
  const given = consent.exists && !consent.revoked;
  if (given && ((consent.readMask | consent.writeMask) & ~mandate.compartments) !== 0n)
    throw refused("This access reaches parts of the chart in which you do not act for the patient.", [
      "Only the patient can change or end it.",
    ]);
}

const refused = (summary: string, hints: readonly string[] = [ASK]): NotAuthorizedError =>
  new NotAuthorizedError(summary, { hints });

const partsIn = (mask: bigint, labels: readonly CompartmentInfo[]): string =>
  compartmentsIn(mask)
    .map((index) => labelOf(labels, index))
    .join(", ");
