// @ts-nocheck
import { read } from "../chain/send.ts";
import type { ChartkeyContext } from "../context.ts";
import type { ConsentChange } from "../wire/chain.ts";

/** A consent as the chain holds it now. Times are minutes since the Unix epoch. */
export interface ConsentOnChain {
  readonly grantee: bigint;
  readonly readMask: bigint;
  readonly writeMask: bigint;
  readonly notBefore: number;
  readonly expiresAt: number;
  readonly purpose: number;
  readonly revoked: boolean;
  readonly exists: boolean;
}

export async function consentOnChain(
  context: ChartkeyContext,
  patient: bigint,
  grantee: bigint,
): Promise<ConsentOnChain> {
  const consent = await read(context, ({ charts }) => charts.consentOf(patient, grantee));
  return {
    grantee,
    readMask: consent.readMask,
    writeMask: consent.writeMask,
    notBefore: Number(consent.notBefore),
    expiresAt: Number(consent.expiresAt),
    purpose: Number(consent.purpose),
    revoked: consent.revoked,
    exists: consent.expiresAt !== 0n,
  };
}

/** Everybody the patient ever granted something to, each once, in order of the first grant. */
export function granteesIn(changes: readonly ConsentChange[]): bigint[] {
  return [...new Set(changes.filter((change) => change.change === "granted").map((change) => change.grantee))];
}

/** Grantees who still may read something in `mask`: the chain decides, the index only says whom to ask about. */
export async function readersOf(
  context: ChartkeyContext,
  parameters: { patient: bigint; mask: bigint; except?: bigint },
): Promise<ConsentOnChain[]> {
  const { patient, mask, except } = parameters;
  const grantees = granteesIn(await context.index.consents({ patient })).filter((grantee) => grantee !== except);
  const consents = await Promise.all(grantees.map((grantee) => consentOnChain(context, patient, grantee)));
  const now = Math.floor(Date.now() / 60_000);
  return consents.filter((consent) => !consent.revoked && consent.expiresAt > now && (consent.readMask & mask) !== 0n);
}
