// @ts-nocheck
import { isRecipient, type Recipient } from "../crypto/keys.ts";
import { fromWallet } from "../chain/fromWallet.ts";
import { connectRegistries } from "../chain/registries.ts";
import { read } from "../chain/send.ts";
import type { ChartkeyContext } from "../context.ts";
import { UnknownActorError, UnreadableError } from "../errors.ts";
import { ACTOR_KINDS, type ActorKind, STANDINGS } from "../wire/chain.ts";
import type { Hex32 } from "../wire/primitives.ts";
import { getObject } from "./objects.ts";

/** What the chain itself says of an actor. */
export interface ActorOnChain {
  readonly actor: bigint;
  readonly account: string;
  readonly kind: ActorKind;
  readonly standing: (typeof STANDINGS)[number];
  readonly validUntil: number;
  readonly keyGeneration: number;
  readonly keyDigest: Hex32;
  /** Digest of the key that it registered with: its vault and profile name that one, whatever key came later. */
  readonly firstKeyDigest: Hex32;
}

/** @throws {@link UnknownActorError} */
export async function actorOnChain(context: ChartkeyContext, actor: bigint): Promise<ActorOnChain> {
  const state = await read(context, ({ actors }) => actors.actorOf(actor));
  if (state.keyGeneration === 0n) throw new UnknownActorError();
  const keyDigest = state.keyDigest as Hex32;
  const rotated = state.keyGeneration > 1n;
  return {
    actor,
    account: state.account.toLowerCase(),
    kind: ACTOR_KINDS[Number(state.kind)] ?? "none",
    standing: STANDINGS[Number(state.standing)] ?? "none",
    validUntil: Number(state.validUntil),
    keyGeneration: Number(state.keyGeneration),
    keyDigest,
    firstKeyDigest: rotated ? ((await keyDigestsOf(context, actor))[0] ?? keyDigest) : keyDigest,
  };
}

/** Digests of an actor's keys from generation 1 on, from the chain's own logs. @throws {@link UnknownActorError} */
export async function keyDigestsOf({ deployment, provider }: ChartkeyContext, actor: bigint): Promise<Hex32[]> {
  const { actors } = connectRegistries(deployment, provider);
  try {
    const [registered, rotated] = await Promise.all([
      actors.queryFilter(actors.filters.ActorRegistered(actor), deployment.deployBlock),
      actors.queryFilter(actors.filters.KeyRotated(actor), deployment.deployBlock),
    ]);
    const [first] = registered;
    if (!first) throw new UnknownActorError();
    return [first.args.keyDigest, ...rotated.map(({ args }) => args.keyDigest)] as Hex32[];
  } catch (cause) {
    throw fromWallet(cause);
  }
}

/** The actor's current public key. Its digest on chain is its pointer, so no store can offer another. */
export async function recipientOfActor(context: ChartkeyContext, actor: bigint): Promise<Recipient> {
  const { keyDigest } = await actorOnChain(context, actor);
  const text = new TextDecoder().decode(await getObject(context.blobs, keyDigest));
  if (!isRecipient(text)) throw new UnreadableError();
  return text;
}
