import { z } from "zod";
import { fromBase64url, randomBytes, toBase64url } from "../crypto/bytes.ts";
import { isRecipient, recipientOf, type Recipient } from "../crypto/keys.ts";
import { open, seal, type SealedContext } from "../crypto/sealedObject.ts";
import { KeyNotGrantedError, TooFewLocksError, WrongLockError } from "../errors.ts";
import type { Lock, VaultLock } from "./lock.ts";

const ROOT_BYTES = 32;
const MIN_LOCKS = 2;

const storedLockSchema = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9_-]{11}$/),
  kind: z.enum(["phrase", "wallet"]),
  label: z.string().max(100),
  createdAt: z.iso.datetime(),
  recipient: z.string().refine(isRecipient),
});
const vaultSchema = z.strictObject({
  root: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  locks: z.array(storedLockSchema).min(MIN_LOCKS).max(16),
});

/** An open vault: the root, and what is known of the locks. Holds the actor's greatest secret. */
export interface OpenVault {
  readonly root: Uint8Array;
  readonly locks: readonly (VaultLock & { readonly recipient: Recipient })[];
}

/** A new root: made once, never derived from anything. */
export function createRoot(): Uint8Array {
  return randomBytes(ROOT_BYTES);
}

/** @throws {@link TooFewLocksError} for fewer than two different locks. */
export async function createVault(root: Uint8Array, locks: readonly Lock[]): Promise<OpenVault> {
  const stored = await Promise.all(locks.map(describeLock));
  if (new Set(stored.map((lock) => lock.recipient)).size < MIN_LOCKS) throw new TooFewLocksError();
  return { root, locks: stored };
}

export async function withLock(vault: OpenVault, lock: Lock): Promise<OpenVault> {
  const added = await describeLock(lock);
  const others = vault.locks.filter((existing) => existing.recipient !== added.recipient);
  return { root: vault.root, locks: [...others, added] };
}

/** The vault file: one sealed object with a stanza per lock. */
export async function sealVault(vault: OpenVault, context: SealedContext): Promise<Uint8Array> {
  const data = { root: toBase64url(vault.root), locks: vault.locks };
  return seal({ context, data, recipients: vault.locks.map((lock) => lock.recipient) });
}

/** @throws {@link WrongLockError} when this lock is not one of the vault's. */
export async function openVault(sealed: Uint8Array, lock: Lock, expected: SealedContext): Promise<OpenVault> {
  try {
    const data = await open({ sealed, identities: [lock.identity], expected, schema: vaultSchema });
    return { root: fromBase64url(data.root), locks: data.locks };
  } catch (error) {
    if (error instanceof KeyNotGrantedError) throw new WrongLockError();
    throw error;
  }
}

async function describeLock(lock: Lock): Promise<OpenVault["locks"][number]> {
  return {
    id: toBase64url(randomBytes(8)),
    kind: lock.kind,
    label: lock.label,
    createdAt: new Date().toISOString(),
    recipient: await recipientOf(lock.identity),
  };
}
