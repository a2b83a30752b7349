// @ts-nocheck
import { z } from "zod";
import { fromBase64url, randomBytes, toBase64url } from "../crypto/bytes.ts";
import { deriveIdentity, type Identity, isRecipient, type Recipient, recipientOf } from "../crypto/keys.ts";
import { open, seal, type SealedContext } from "../crypto/sealedObject.ts";
import { InvalidInputError, KeyNotGrantedError, TooFewLocksError, WrongLockError } from "../errors.ts";
import type { Hex32 } from "../wire/primitives.ts";
import { type Lock, LOCK_KINDS, type VaultLock } from "./lock.ts";

const ROOT_BYTES = 32;
const MIN_LOCKS = 2;
const MAX_LOCKS = 16;

const storedLockSchema = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9_-]{11}$/),
  kind: z.enum(LOCK_KINDS),
  label: z.string().max(100),
  hint: z.string().max(2_000).optional(),
  createdAt: z.iso.datetime(),
  recipient: z.string().refine(isRecipient),
});
const vaultSchema = z.strictObject({
  root: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  /** 1 at sign-up, one more with every change: of two vault files the higher one is the newer. */
  generation: z.int().min(1),
  locks: z.array(storedLockSchema).min(MIN_LOCKS).max(MAX_LOCKS),
});

/** An open vault: the root, and what is known of the locks. Holds the actor's greatest secret. */
export interface OpenVault {
  readonly root: Uint8Array;
  readonly generation: number;
  readonly locks: readonly (VaultLock & { readonly recipient: Recipient })[];
}

/** An open vault whose file is the one that `pointer` names. */
export interface PublishedVault extends OpenVault {
  readonly pointer: Hex32;
}

/** A new root: made once, never derived from anything. */
export function createRoot(): Uint8Array {
  return randomBytes(ROOT_BYTES);
}

/** @throws {@link TooFewLocksError} for fewer than two different locks. */
export async function createVault(root: Uint8Array, locks: readonly Lock[]): Promise<OpenVault> {
  const stored = await Promise.all(locks.map(describeLock));
  if (new Set(stored.map((lock) => lock.recipient)).size < MIN_LOCKS) throw new TooFewLocksError();
  return { root, generation: 1, locks: stored };
}

/** The same root with one lock more; a lock that is there already is described anew. */
export async function withLock(vault: OpenVault, lock: Lock): Promise<OpenVault> {
  const added = await describeLock(lock);
  const locks = [...vault.locks.filter((existing) => existing.recipient !== added.recipient), added];
  if (locks.length > MAX_LOCKS)
    throw new InvalidInputError(`A vault has at most ${String(MAX_LOCKS)} locks.`, {
      hints: ["Remove one that you no longer use."],
    });
  return { ...vault, locks };
}

/** @throws {@link TooFewLocksError} when fewer than two locks would be left. */
export function withoutLock(vault: OpenVault, id: string): OpenVault {
  const locks = vault.locks.filter((lock) => lock.id !== id);
  if (locks.length < MIN_LOCKS)
    throw new TooFewLocksError({ hints: ["Add another way in first, then remove this one."] });
  return { ...vault, locks };
}

/**
 * The vault file: one sealed object with a stanza per lock, and one for {@link sessionIdentity}.
 */
export async function sealVault(vault: OpenVault, context: SealedContext): Promise<Uint8Array> {
  const { root, generation, locks } = vault;
  const own = await recipientOf(await sessionIdentity(root));
  const data = { root: toBase64url(root), generation, locks };
  return seal({ context, data, recipients: [...locks.map((lock) => lock.recipient), own] });
}

/** @throws {@link WrongLockError} when this lock is not one of the vault's. */
export async function openVault(
  sealed: Uint8Array,
  { identity }: { readonly identity: Identity },
  expected: SealedContext,
): Promise<OpenVault> {
  try {
    const { root, generation, locks } = await open({ sealed, identities: [identity], expected, schema: vaultSchema });
    return { root: fromBase64url(root), generation, locks };
  } catch (error) {
    if (error instanceof KeyNotGrantedError) throw new WrongLockError();
    throw error;
  }
}

/**
 * With this a session, which holds the root, opens a newer file of its own vault without asking for a lock again: it must
 * see what another device changed before it changes anything itself. Whoever can derive it needs no vault any more.
 */
export function sessionIdentity(root: Uint8Array): Promise<Identity> {
  return deriveIdentity(root, "vault");
}

async function describeLock({ kind, label, hint, identity }: Lock): Promise<OpenVault["locks"][number]> {
  return {
    id: toBase64url(randomBytes(8)),
    kind,
    label,
    ...(hint === undefined ? {} : { hint }),
    createdAt: new Date().toISOString(),
    recipient: await recipientOf(identity),
  };
}
