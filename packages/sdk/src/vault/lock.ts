import type { Identity } from "../crypto/keys.ts";

export type LockKind = "phrase" | "wallet";

/** One independent way to open a vault, at the moment somebody holds it. Contains a secret. */
export interface Lock {
  readonly kind: LockKind;
  readonly label: string;
  readonly identity: Identity;
}

/** What the vault remembers of a lock: nothing secret. */
export interface VaultLock {
  readonly id: string;
  readonly kind: LockKind;
  readonly label: string;
  /** ISO 8601. */
  readonly createdAt: string;
}
