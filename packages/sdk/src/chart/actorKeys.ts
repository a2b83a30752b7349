import { isRecipient, type Recipient } from "../crypto/keys.ts";
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
}

/** @throws {@link UnknownActorError} */
export async function actorOnChain(context: ChartkeyContext, actor: bigint): Promise<ActorOnChain> {
  const state = await read(context, ({ actors }) => actors.actorOf(actor));
  if (state.keyGeneration === 0n) throw new UnknownActorError();
  return {
    actor,
    account: state.account.toLowerCase(),
    kind: ACTOR_KINDS[Number(state.kind)] ?? "none",
    standing: STANDINGS[Number(state.standing)] ?? "none",
    validUntil: Number(state.validUntil),
    keyGeneration: Number(state.keyGeneration),
    keyDigest: state.keyDigest as Hex32,
  };
}

/** The actor's current public key. Its digest on chain is its pointer, so no store can offer another. */
export async function recipientOfActor(context: ChartkeyContext, actor: bigint): Promise<Recipient> {
  const { keyDigest } = await actorOnChain(context, actor);
  const text = new TextDecoder().decode(await getObject(context.blobs, keyDigest));
  if (!isRecipient(text)) throw new UnreadableError();
  return text;
}
