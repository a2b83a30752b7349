// @ts-nocheck
import { recipientOfActor } from "../chart/actorKeys.ts";
import { type Envelope, sealEnvelope } from "../chart/envelope.ts";
import { epochKeysOf } from "../chart/epochKeys.ts";
import { consentOnChain } from "../chart/grantees.ts";
import { type CompartmentKey, currentKeyList } from "../chart/keyList.ts";
import { requireMandate, requireReach, requireWithin } from "../chart/mandates.ts";
import { compartmentsIn, inMask } from "../chart/masks.ts";
import { labelOf } from "../chart/rotation.ts";
import { type Receipt, send } from "../chain/send.ts";
import { recipientOf } from "../crypto/keys.ts";
import { InvalidInputError, KeyNotGrantedError, NotAuthorizedError } from "../errors.ts";
import type { SessionContext } from "../session.ts";
import type { GrantAccessParameters } from "./grantAccess.ts";
import { NO_POINTER, termsForChain, termsOf } from "./terms.ts";

/**
 * Shares a chart for its patient. What a proxy gives is what it holds itself: the keys of its own consent. It cannot make
 * new ones, so it shares with everything so far, and what it takes away waits for the patient ({@link pendingRotations}).
 */
export async function grantAsProxy(
  session: SessionContext,
  parameters: GrantAccessParameters & { readonly patient: bigint },
): Promise<Receipt> {
  const { patient, grantee, history } = parameters;
  const terms = termsOf(parameters);
  if (grantee === session.self.actor)
    throw new NotAuthorizedError("Who acts for a patient cannot give access to themselves.", {
      hints: ["Ask the patient for it."],
    });
  const [mandate, { envelopes }, before] = await Promise.all([
    requireMandate(session, patient, "mayGrant"),
    epochKeysOf(session, patient),
    consentOnChain(session, patient, grantee),
  ]);
  requireWithin(
    mandate,
    terms,
    envelopes.flatMap(({ compartments }) => compartments),
  );
  requireReach(mandate, before);
  if (history === "fromNow" && terms.readMask !== 0n)
    throw new InvalidInputError("Only the patient can share from now on: that takes new keys.", {
      hints: ["Share these parts with everything in them, or ask the patient."],
    });
  const envelope =
    terms.readMask === 0n ? NO_POINTER : await envelopeFor(session, { patient, grantee, envelopes }, terms.readMask);
  const args = [session.self.actor, patient, grantee, termsForChain(terms), envelope] as const;
  return send(session, { contract: "charts", action: "grant", args: [...args] });
}

/** @throws {@link KeyNotGrantedError} which names the parts whose present key this actor does not hold. */
async function envelopeFor(
  session: SessionContext,
  { patient, grantee, envelopes }: { patient: bigint; grantee: bigint; envelopes: readonly Envelope[] },
  readMask: bigint,
): Promise<string> {
  const list = await currentKeyList(session, patient);
  const wanted = list.filter(({ index }) => inMask(readMask, index));
  if (wanted.length !== compartmentsIn(readMask).length) throw new InvalidInputError("This chart has no such part.");
  const parts = await Promise.all(wanted.map(async (key) => ({ key, part: await partHeld(envelopes, key) })));
  const labels = envelopes.flatMap(({ compartments }) => compartments);
  const missing = parts.flatMap(({ key, part }) => (part ? [] : [key.index]));
  if (missing.length > 0)
    throw new KeyNotGrantedError({
      hints: [
        `You cannot share what you cannot open: ${missing.map((index) => labelOf(labels, index)).join(", ")}.`,
        "Ask the patient to let you read it, with everything in it so far.",
      ],
    });
  const data: Envelope = {
    patientName: envelopes[0]?.patientName ?? "",
    history: "all",
    compartments: parts.flatMap(({ part }) => part ?? []),
  };
  return sealEnvelope(session, { patient, patientRecipient: await recipientOfActor(session, patient), grantee }, data);
}

/**
 * All keys of one part in this actor's envelopes, the newest epoch's among them: the one whose public half the chart's key
 * list names, because an envelope may come from another proxy, who could have put anything into it.
 */
async function partHeld(
  envelopes: readonly Envelope[],
  { index, epoch, recipient }: CompartmentKey,
): Promise<Envelope["compartments"][number] | undefined> {
  const held = envelopes.flatMap(({ compartments }) => compartments.filter((part) => part.index === index));
  const epochs = new Map<number, string>();
  // Newest envelope first: where two name one epoch, the newer one counts.
  for (const part of held)
    for (const one of part.epochs) if (!epochs.has(one.epoch)) epochs.set(one.epoch, one.identity);
  for (const one of held.flatMap((part) => part.epochs))
    if (one.epoch === epoch && (await recipientOf(one.identity)) === recipient) epochs.set(epoch, one.identity);
  const present = epochs.get(epoch);
  if (present === undefined || (await recipientOf(present)) !== recipient) return undefined;
  return {
    index,
    label: held[0]?.label ?? `Part ${String(index)}`,
    epochs: [...epochs].map(([each, identity]) => ({ epoch: each, identity })).sort((a, b) => a.epoch - b.epoch),
  };
}
