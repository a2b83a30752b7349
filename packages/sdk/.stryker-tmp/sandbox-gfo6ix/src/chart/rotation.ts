// @ts-nocheck
import { privateProfile } from "./profiles.ts";
import { recipientOf } from "../crypto/keys.ts";
import type { SessionContext } from "../session.ts";
import type { Hex32 } from "../wire/primitives.ts";
import { publishEnvelope } from "./envelope.ts";
import { readersOf } from "./grantees.ts";
import { compartmentKey, currentKeyList, publishKeyList } from "./keyList.ts";
import { type KeyringEntry, publishKeyring } from "./keyring.ts";
import { inMask } from "./masks.ts";

const NO_KEYRING = `0x${"0".repeat(64)}`;

/** What a transaction that opens the next epochs points to. */
export interface Rotation {
  readonly keys: Hex32;
  /** Zero when no grantee remains. */
  readonly keyring: string;
}

/**
 * Makes the next epoch of every compartment in `mask`: a new key list, and an envelope with the new keys for everybody
 * who may still read. Nothing takes effect before the transaction, so a cut-off run is simply repeated.
 */
export async function prepareRotation(
  session: SessionContext,
  { mask, except }: { mask: bigint; except?: bigint },
): Promise<Rotation> {
  const patient = session.self.actor;
  const { root } = session.keys.vault();
  const [list, readers] = await Promise.all([
    currentKeyList(session, patient),
    readersOf(session, { patient, mask, ...(except === undefined ? {} : { except }) }),
  ]);
  const next = await Promise.all(
    list.map((key) =>
      inMask(mask, key.index) ? compartmentKey(root, key.index, key.epoch + 1) : Promise.resolve(key),
    ),
  );
  const entries = await Promise.all(
    readers.map(async ({ grantee, readMask }): Promise<KeyringEntry> => {
      const rotated = next.filter(({ index }) => inMask(mask & readMask, index));
      return { grantee, pointer: await envelopeFor(session, grantee, rotated) };
    }),
  );
  return {
    keys: await publishKeyList(session, patient, next),
    keyring: entries.length > 0 ? await publishKeyring(session, patient, entries) : NO_KEYRING,
  };
}

async function envelopeFor(
  session: SessionContext,
  grantee: bigint,
  rotated: readonly { index: number; epoch: number }[],
): Promise<Hex32> {
  const profile = await privateProfile(session);
  return publishEnvelope(session, {
    root: session.keys.vault().root,
    patient: session.self.actor,
    patientRecipient: await recipientOf(await session.keys.identity()),
    patientName: profile.name,
    grantee,
    history: "fromNow",
    ranges: rotated.map(({ index, epoch }) => ({
      index,
      label: labelOf(profile.compartments, index),
      from: epoch,
      to: epoch,
    })),
  });
}

export function labelOf(compartments: readonly { index: number; label: string }[], index: number): string {
  return compartments.find((compartment) => compartment.index === index)?.label ?? `Part ${String(index)}`;
}
