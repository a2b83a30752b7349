// @ts-nocheck
import type { Identity } from "../crypto/keys.ts";

export const LOCK_KINDS = ["phrase", "wallet", "passkey", "sheets"] as const;
export type LockKind = (typeof LOCK_KINDS)[number];

/** One independent way to open a vault, at the moment somebody holds it. Contains a secret. */
export interface Lock {
  readonly kind: LockKind;
  readonly label: string;
  /** What finds the lock again: the wallet's account, the passkey's name for itself, the set of the sheets. Not secret. */
  readonly hint?: string | undefined;
  readonly identity: Identity;
}

/** What the vault remembers of a lock: nothing secret. */
export interface VaultLock {
  readonly id: string;
  readonly kind: LockKind;
  readonly label: string;
  readonly hint?: string | undefined;
  /** ISO 8601. */
  readonly createdAt: string;
}
