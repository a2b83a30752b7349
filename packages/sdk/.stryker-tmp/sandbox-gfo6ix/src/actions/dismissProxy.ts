// @ts-nocheck
import { consentOnChain } from "../chart/grantees.ts";
import { mandateOnChain } from "../chart/mandates.ts";
import { type Receipt, send } from "../chain/send.ts";
import type { SessionContext } from "../session.ts";
import { PURPOSES } from "../wire/chain.ts";
import { revokeAccess } from "./revokeAccess.ts";

export interface DismissProxyParameters {
  readonly proxy: bigint;
  /** Default: this actor's own. A proxy that gives up names the patient. */
  readonly patient?: bigint;
}

export interface DismissProxyReturn {
  /** Compartments that have a new key now: those that the proxy could read. */
  readonly rotated: readonly number[];
}

/**
 * Ends a mandate. When the patient does, what the proxy may read as family ends too, with new keys; what the proxy gave to
 * others stays until it is revoked. Two steps, the mandate first: a run that was cut off is simply repeated.
 *
 * @throws {@link RegistryRefusedError} when there is nothing to end
 */
export async function dismissProxy(
  session: SessionContext,
  { proxy, patient = session.self.actor }: DismissProxyParameters,
): Promise<DismissProxyReturn> {
  const own = patient === session.self.actor;
  const reads = own && (await readsAsFamily(session, proxy));
  // Without a mandate the registry says so, unless the reading is what is left to end.
  if (!reads || (await mandateOnChain(session, patient, proxy))) await endMandate(session, patient, proxy);
  return { rotated: reads ? (await revokeAccess(session, { grantee: proxy })).rotated : [] };
}

function endMandate(session: SessionContext, patient: bigint, proxy: bigint): Promise<Receipt> {
  return send(session, {
    contract: "actors",
    action: "dismissProxy",
    args: [session.self.actor, patient, proxy],
  });
}

async function readsAsFamily(session: SessionContext, proxy: bigint): Promise<boolean> {
  const consent = await consentOnChain(session, session.self.actor, proxy);
  return consent.exists && !consent.revoked && PURPOSES[consent.purpose] === "FAMRQT";
}
