// @ts-nocheck
import { logIndex } from "../chain/logIndex.ts";
import { isAfter } from "../chain/place.ts";
import { type Receipt, send } from "../chain/send.ts";
import { consentOnChain, granteesIn } from "../chart/grantees.ts";
import { envelopeInKeyring } from "../chart/keyring.ts";
import { compartmentsIn, inMask, maskOf } from "../chart/masks.ts";
import { prepareRotation } from "../chart/rotation.ts";
import type { SessionContext } from "../session.ts";
import type { ConsentChange, EpochChange } from "../wire/chain.ts";

export interface PendingRotation {
  /** Parts whose present key this grantee was given, and may no longer use. */
  readonly compartments: readonly number[];
  readonly grantee: bigint;
}

/**
 * Who was given a present key of this chart and may no longer read what it opens: a consent that a proxy ended or
 * narrowed, or one that ran out. The chain refuses them, but a key is a key: new ones close it for what comes.
 *
 * Read from the chain itself. An index that hides an end of access would keep a key in use.
 */
export async function pendingRotations(session: SessionContext): Promise<PendingRotation[]> {
  const patient = session.self.actor;
  const chain = logIndex(session.deployment, session.provider);
  const [consents, epochs] = await Promise.all([chain.consents({ patient }), chain.epochs(patient)]);
  const pending = await Promise.all(
    granteesIn(consents).map(async (grantee) => {
      const own = consents.filter((change) => change.grantee === grantee);
      return { grantee, compartments: await heldInVain(session, grantee, own, epochs) };
    }),
  );
  return pending.filter(({ compartments }) => compartments.length > 0);
}

/**
 * Gives new keys to every part that needs them, and to everybody who may read there still.
 *
 * @returns undefined when none does, without asking the wallet
 */
export async function rotatePending(session: SessionContext): Promise<Receipt | undefined> {
  const pending = await pendingRotations(session);
  const mask = maskOf(pending.flatMap(({ compartments }) => compartments));
  if (mask === 0n) return undefined;
  const { keys, keyring } = await prepareRotation(session, { mask });
  return send(session, { contract: "charts", action: "openEpochs", args: [session.self.actor, mask, keys, keyring] });
}

async function heldInVain(
  session: SessionContext,
  grantee: bigint,
  own: readonly ConsentChange[],
  epochs: readonly EpochChange[],
): Promise<number[]> {
  const everReadable = own.reduce((mask, { terms }) => mask | (terms?.readMask ?? 0n), 0n);
  const consent = await consentOnChain(session, session.self.actor, grantee);
  const over = consent.revoked || consent.expiresAt <= Math.floor(Date.now() / 60_000);
  const lost = everReadable & ~(over ? 0n : consent.readMask);
  const held = await Promise.all(
    compartmentsIn(lost).map(async (index) =>
      (await holdsPresentKey(session, grantee, own, epochs, index)) ? [index] : [],
    ),
  );
  return held.flat();
}

/** By a grant since the newest epoch of the part began, or by an envelope in that epoch's keyring. */
async function holdsPresentKey(
  session: SessionContext,
  grantee: bigint,
  own: readonly ConsentChange[],
  epochs: readonly EpochChange[],
  index: number,
): Promise<boolean> {
  const begun = epochs.findLast(({ mask }) => mask !== null && inMask(mask, index));
  const readable = (change: ConsentChange): boolean => inMask(change.terms?.readMask ?? 0n, index);
  if (!begun) return own.some(readable);
  if (own.some((change) => readable(change) && isAfter(change, begun))) return true;
  const then = own.findLast((change) => isAfter(begun, change));
  if (!then || !readable(then) || !begun.keyring) return false;
  const { keyring: pointer } = begun;
  // A keyring that cannot be read could hold the key: changing keys once too often harms nobody.
  const entry = await envelopeInKeyring(session, { pointer, patient: session.self.actor, grantee }).catch(() => null);
  return entry !== undefined;
}
