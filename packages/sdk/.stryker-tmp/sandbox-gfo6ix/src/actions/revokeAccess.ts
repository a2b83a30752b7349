// @ts-nocheck
import { consentOnChain } from "../chart/grantees.ts";
import { requireMandate, requireReach } from "../chart/mandates.ts";
import { compartmentsIn } from "../chart/masks.ts";
import { prepareRotation } from "../chart/rotation.ts";
import { type Receipt, send } from "../chain/send.ts";
import type { SessionContext } from "../session.ts";

export interface RevokeAccessReturn extends Receipt {
  /** Compartments that have a new key now. */
  readonly rotated: readonly number[];
}

export interface RevokeAccessParameters {
  readonly grantee: bigint;
  /** Default: this actor. Another's chart when this actor acts for that patient, within its mandate. */
  readonly patient?: bigint | undefined;
}

/**
 * Ends a consent and opens the next epoch of everything the grantee could read, in one transaction. What they opened
 * before stays known to them: no system can take that back.
 *
 * Who acts for a patient ends the consent only: the keys are the patient's to change ({@link pendingRotations}).
 */
export async function revokeAccess(
  session: SessionContext,
  { grantee, patient = session.self.actor }: RevokeAccessParameters,
): Promise<RevokeAccessReturn> {
  if (patient !== session.self.actor) return revokeAsProxy(session, patient, grantee);
  const { readMask: mask } = await consentOnChain(session, patient, grantee);
  if (mask === 0n) {
    const receipt = await send(session, { contract: "charts", action: "revoke", args: [patient, patient, grantee] });
    return { ...receipt, rotated: [] };
  }
  const { keys, keyring } = await prepareRotation(session, { mask, except: grantee });
  const receipt = await send(session, {
    contract: "charts",
    action: "revokeAndRotate",
    args: [patient, grantee, mask, keys, keyring],
  });
  return { ...receipt, rotated: compartmentsIn(mask) };
}

async function revokeAsProxy(session: SessionContext, patient: bigint, grantee: bigint): Promise<RevokeAccessReturn> {
  const [mandate, consent] = await Promise.all([
    requireMandate(session, patient, "mayRevoke"),
    consentOnChain(session, patient, grantee),
  ]);
  requireReach(mandate, consent);
  const args = [session.self.actor, patient, grantee] as const;
  const receipt = await send(session, { contract: "charts", action: "revoke", args: [...args] });
  return { ...receipt, rotated: [] };
}
