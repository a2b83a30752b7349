import { consentOnChain } from "../chart/grantees.ts";
import { compartmentsIn } from "../chart/masks.ts";
import { prepareRotation } from "../chart/rotation.ts";
import { type Receipt, send } from "../chain/send.ts";
import type { SessionContext } from "../session.ts";

export interface RevokeAccessReturn extends Receipt {
  /** Compartments that have a new key now. */
  readonly rotated: readonly number[];
}

/**
 * Ends a consent and opens the next epoch of everything the grantee could read, in one transaction. What they opened
 * before stays known to them: no system can take that back.
 */
export async function revokeAccess(
  session: SessionContext,
  { grantee }: { grantee: bigint },
): Promise<RevokeAccessReturn> {
  const patient = session.self.actor;
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
