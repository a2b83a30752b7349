import { connectRegistries } from "../chain/registries.ts";
import { fromWallet } from "../chain/fromWallet.ts";
import {
  BlobNotFoundError,
  ContextMismatchError,
  KeyChangedError,
  KeyNotGrantedError,
  UnreadableError,
} from "../errors.ts";
import { openedOnce, type SessionContext } from "../session.ts";
import { agreedKeyOf } from "./actorKeys.ts";
import { openEnvelope } from "./envelope.ts";
import type { ActorKey } from "./keyCode.ts";
import { type KeyPin, pinName } from "./keyPins.ts";

/**
 * Under which key this actor knows `actor`: what this device remembers, else what the newest envelope says that was sealed
 * to them for this actor's own chart. So another device of the same patient knows it too.
 */
async function pinOf(session: SessionContext, actor: bigint): Promise<KeyPin | undefined> {
  const remembered = await session.pins?.recall(pinName(session.deployment, session.self.actor, actor));
  return remembered ?? (await pinInEnvelope(session, actor));
}

export async function remember(
  session: SessionContext,
  { actor, generation, digest }: ActorKey,
  checkedAt: number | null,
): Promise<void> {
  const pin = { generation, digest, checkedAt };
  await session.pins?.remember(pinName(session.deployment, session.self.actor, actor), pin);
  session.opened.set(pinMemory(actor), Promise.resolve(pin));
}

export const isPinned = (pin: KeyPin, key: ActorKey): boolean =>
  pin.digest === key.digest && pin.generation === key.generation;

/**
 * The key that may be sealed to, and what is known of it: the chain's current one, the same for every node that is asked, and
 * the one that was pinned. The first one seen is pinned here.
 *
 * @throws {@link KeyChangedError} until the person confirms the new one; {@link NodesDisagreeError}
 */
export async function requirePinned(session: SessionContext, actor: bigint): Promise<{ key: ActorKey; pin: KeyPin }> {
  const [key, pin] = await Promise.all([agreedKeyOf(session, actor), knownPin(session, actor)]);
  if (pin && !isPinned(pin, key)) throw new KeyChangedError();
  if (!pin) await remember(session, key, null);
  return { key, pin: pin ?? { generation: key.generation, digest: key.digest, checkedAt: null } };
}

const NOTHING_TOLD = [BlobNotFoundError, ContextMismatchError, KeyNotGrantedError, UnreadableError];

const pinMemory = (actor: bigint): string => `pin/${String(actor)}`;

/** What was confirmed in this session counts even where the device keeps nothing. */
export async function knownPin(session: SessionContext, actor: bigint): Promise<KeyPin | undefined> {
  const confirmed = session.opened.get(pinMemory(actor)) as Promise<KeyPin> | undefined;
  return (await confirmed) ?? pinOf(session, actor);
}

/** An envelope that is gone or says nothing of a key tells nothing: then the next key counts as a first one. */
async function pinInEnvelope(session: SessionContext, actor: bigint): Promise<KeyPin | undefined> {
  if (session.self.kind !== "patient") return undefined;
  const pointer = await newestEnvelope(session, actor);
  if (pointer === undefined) return undefined;
  const place = { pointer, patient: session.self.actor, grantee: actor, identities: await session.keys.identities() };
  try {
    const { granteeKey } = await openedOnce(session, pointer, () => openEnvelope(session, place));
    return granteeKey;
  } catch (error) {
    if (NOTHING_TOLD.some((kind) => error instanceof kind)) return undefined;
    throw error;
  }
}

/** From the chain's own logs: an index could leave out the grant that knows the key. */
async function newestEnvelope(session: SessionContext, grantee: bigint): Promise<string | undefined> {
  const { deployment, provider, self } = session;
  const { charts } = connectRegistries(deployment, provider);
  try {
    const grants = await charts.queryFilter(charts.filters.ConsentGranted(self.actor, grantee), deployment.deployBlock);
    return grants.findLast(({ args }) => BigInt(args.envelope) !== 0n)?.args.envelope;
  } catch (cause) {
    throw fromWallet(cause);
  }
}
