import { nodesAsked } from "../chain/agreed.ts";
import { agreedKeyOf } from "../chart/actorKeys.ts";
import { type ActorKey, keyCodeOf, keyContext, parseKeyCode } from "../chart/keyCode.ts";
import { isPinned, knownPin, remember } from "../chart/pinnedKeys.ts";
import { parseSafetyWords, safetyWordsOf } from "../chart/safetyWords.ts";
import { InvalidInputError, KeyDiffersError } from "../errors.ts";
import type { SessionContext } from "../session.ts";
import type { Hex32 } from "../wire/primitives.ts";

/** `own`: this actor's. `new`: never seen. `seen`: the one used before. `checked`: compared. `changed`: not the one known. */
export type KeyState = "own" | "new" | "seen" | "checked" | "changed";

/** Somebody's public key, as words and as a code. Nothing in it is secret. */
export interface KeyView extends ActorKey {
  /** To read out and compare. */
  readonly words: readonly string[];
  /** Text of a QR code; it holds the whole digest. */
  readonly code: string;
  readonly state: KeyState;
  /** Unix seconds of the last comparison of this key. */
  readonly checkedAt: number | null;
  /** How many nodes of the chain named this key; with one, that node is believed. */
  readonly nodes: number;
}

/** Somebody's present key, or this actor's own. Remembers nothing. @throws {@link NodesDisagreeError} */
export async function keyOf(session: SessionContext, { actor }: { actor: bigint }): Promise<KeyView> {
  const key = await agreedKeyOf(session, actor);
  const [words, pin] = await Promise.all([
    safetyWordsOf(keyContext(session.deployment, key)),
    actor === session.self.actor ? undefined : knownPin(session, actor),
  ]);
  const checkedAt = pin && isPinned(pin, key) ? pin.checkedAt : null;
  const known = pin && isPinned(pin, key) ? (checkedAt === null ? "seen" : "checked") : pin ? "changed" : "new";
  const state: KeyState = actor === session.self.actor ? "own" : known;
  return { ...key, words, code: keyCodeOf(session.deployment, key), state, checkedAt, nodes: nodesAsked(session) };
}

/**
 * Compares what the other person read out or shows with their key on chain, and remembers it as checked.
 *
 * @throws {@link KeyDiffersError} when it is another key's; {@link InvalidInputError} when it is no words or code at all
 */
export async function compareKey(
  session: SessionContext,
  parameters: { readonly actor: bigint } & ({ readonly words: string } | { readonly scanned: string }),
): Promise<KeyView> {
  const { actor } = parameters;
  const theirs =
    "words" in parameters ? parseSafetyWords(parameters.words) : parseKeyCode(session.deployment, parameters.scanned);
  const view = await keyOf(session, { actor });
  requireOther(session, actor);
  if (Array.isArray(theirs)) requireSameWords(view, theirs);
  else requireSameKey(view, theirs);
  return confirmed(session, view, nowInSeconds());
}

/**
 * The person says that `digest`, which they were shown, is the other's key: `compared` when they compared the words by ear,
 * else they take it unseen. Only a new or changed key needs the latter.
 *
 * @throws {@link KeyDiffersError} when the key has changed since it was shown
 */
export async function trustKey(
  session: SessionContext,
  { actor, digest, compared }: { actor: bigint; digest: Hex32; compared: boolean },
): Promise<KeyView> {
  requireOther(session, actor);
  const view = await keyOf(session, { actor });
  if (view.digest !== digest) throw new KeyDiffersError("The key has changed since you looked at it.");
  return confirmed(session, view, compared ? nowInSeconds() : view.checkedAt);
}

async function confirmed(session: SessionContext, view: KeyView, checkedAt: number | null): Promise<KeyView> {
  await remember(session, view, checkedAt);
  return { ...view, checkedAt, state: checkedAt === null ? "seen" : "checked" };
}

function requireOther(session: SessionContext, actor: bigint): void {
  if (actor === session.self.actor) throw new InvalidInputError("This is your own key: others compare it with you.");
}

function requireSameWords({ words }: KeyView, theirs: readonly string[]): void {
  const other = words.findIndex((word, place) => word !== theirs[place]);
  if (other >= 0) throw new KeyDiffersError(`Word ${String(other + 1)} is not the one of this person's key.`);
}

function requireSameKey(view: KeyView, { actor, generation, digest }: ActorKey): void {
  if (actor !== view.actor)
    throw new KeyDiffersError(`This is the code of number ${String(actor)}, not of number ${String(view.actor)}.`);
  if (generation < view.generation) throw new KeyDiffersError("This code is of an older key of this person.");
  if (generation !== view.generation || digest !== view.digest)
    throw new KeyDiffersError("This code is of another key than the one the registry names for this person.");
}

const nowInSeconds = (): number => Math.floor(Date.now() / 1_000);
