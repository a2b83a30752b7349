// @ts-nocheck
import { publishEnvelope } from "../chart/envelope.ts";
import { consentOnChain } from "../chart/grantees.ts";
import { currentKeyList } from "../chart/keyList.ts";
import { compartmentsIn, inMask } from "../chart/masks.ts";
import { labelOf, prepareRotation } from "../chart/rotation.ts";
import { type Receipt, send } from "../chain/send.ts";
import { recipientOf } from "../crypto/keys.ts";
import { InvalidInputError } from "../errors.ts";
import type { SessionContext } from "../session.ts";
import type { Purpose } from "../wire/chain.ts";
import { grantAsProxy } from "./grantAsProxy.ts";
import { ensureChart } from "./openChart.ts";
import { privateProfile } from "../chart/profiles.ts";
import { NO_POINTER, termsForChain, termsOf } from "./terms.ts";

export interface GrantAccessParameters {
  readonly grantee: bigint;
  /** Default: this actor. Another's chart when this actor acts for that patient, within its mandate. */
  readonly patient?: bigint | undefined;
  /** Compartments the grantee may read. */
  readonly read: readonly number[];
  /** Compartments the grantee may add to. */
  readonly write: readonly number[];
  readonly purpose: Purpose;
  /** Default: now. */
  readonly notBefore?: Date | undefined;
  readonly expiresAt: Date;
  /** `fromNow` opens the next epoch first, so that what is there already stays closed to this grantee. */
  readonly history: "all" | "fromNow";
}

/**
 * Consents: one transaction and one sealed envelope, whatever the size of the chart. A second transaction comes first
 * when history is left out, or when the grantee loses something they could read before.
 *
 * @throws {@link NotAuthorizedError}, {@link KeyNotGrantedError} for another's chart, when the mandate or the keys do not
 * reach that far
 */
export async function grantAccess(session: SessionContext, parameters: GrantAccessParameters): Promise<Receipt> {
  const patient = session.self.actor;
  if (parameters.patient !== undefined && parameters.patient !== patient)
    return grantAsProxy(session, { ...parameters, patient: parameters.patient });
  const { grantee, history } = parameters;
  const terms = termsOf(parameters);
  await ensureChart(session, patient);
  const before = await consentOnChain(session, patient, grantee);
  const heldBefore = before.exists && !before.revoked ? before.readMask : 0n;
  const newlyReadable = terms.readMask & ~heldBefore;
  const rotate = (heldBefore & ~terms.readMask) | (history === "fromNow" ? newlyReadable : 0n);
  if (rotate !== 0n) await openEpochs(session, rotate, grantee);
  const envelope = terms.readMask === 0n ? NO_POINTER : await envelopeFor(session, parameters, terms.readMask);
  return send(session, {
    contract: "charts",
    action: "grant",
    args: [patient, patient, grantee, termsForChain(terms), envelope],
  });
}

/** Opens the next epoch of every compartment in `mask`, with a keyring for everybody but `except`. */
async function openEpochs(session: SessionContext, mask: bigint, except: bigint): Promise<Receipt> {
  const { keys, keyring } = await prepareRotation(session, { mask, except });
  return send(session, { contract: "charts", action: "openEpochs", args: [session.self.actor, mask, keys, keyring] });
}

async function envelopeFor(
  session: SessionContext,
  { grantee, history }: GrantAccessParameters,
  readMask: bigint,
): Promise<string> {
  const patient = session.self.actor;
  const [list, profile] = await Promise.all([currentKeyList(session, patient), privateProfile(session)]);
  const ranges = list
    .filter(({ index }) => inMask(readMask, index))
    .map(({ index, epoch }) => {
      // A grantee who could read before keeps the envelopes of that consent too, so `fromNow` takes nothing away.
      const from = history === "all" ? 0 : epoch;
      return { index, label: labelOf(profile.compartments, index), from, to: epoch };
    });
  if (ranges.length !== compartmentsIn(readMask).length) throw new InvalidInputError("This chart has no such part.");
  return publishEnvelope(session, {
    root: session.keys.vault().root,
    patient,
    patientRecipient: await recipientOf(await session.keys.identity()),
    patientName: profile.name,
    grantee,
    history,
    ranges,
  });
}
