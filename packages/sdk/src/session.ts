import { forgetIdentities } from "./crypto/hybrid/hybridIdentity.ts";
import { deriveIdentity, identityPath, type Identity } from "./crypto/keys.ts";
import type { ActorOnChain } from "./chart/actorKeys.ts";
import type { ChartkeyContext } from "./context.ts";
import { LockedError } from "./errors.ts";
import type { PublishedVault } from "./vault/vault.ts";

/** One unlocked actor: what actions on a chart need besides the outside world. Holds the root until it is locked. */
export interface SessionContext extends ChartkeyContext {
  readonly self: ActorOnChain;
  readonly keys: SessionKeys;
  /** Things opened before, by pointer: an object never changes under its pointer. */
  readonly opened: Map<string, Promise<unknown>>;
}

export interface SessionKeys {
  /** @throws {@link LockedError} */
  vault(): PublishedVault;
  replaceVault(vault: PublishedVault): void;
  /** The actor's own encryption identity. */
  identity(): Promise<Identity>;
  lock(): void;
}

export function sessionKeys(vault: PublishedVault, keyGeneration: number): SessionKeys {
  let current: PublishedVault | undefined = vault;
  let identity: Promise<Identity> | undefined;
  const open = (): PublishedVault => {
    if (!current) throw new LockedError();
    return current;
  };
  return {
    vault: open,
    replaceVault(next) {
      open();
      current = next;
    },
    identity() {
      identity ??= deriveIdentity(open().root, identityPath(keyGeneration));
      return identity;
    },
    lock() {
      current?.root.fill(0);
      current = undefined;
      identity = undefined;
      forgetIdentities();
    },
  };
}

/** Runs `make` once for a pointer and remembers the result; a failure is not remembered. */
export function openedOnce<Value>(
  { opened }: SessionContext,
  pointer: string,
  make: () => Promise<Value>,
): Promise<Value> {
  const known = opened.get(pointer) as Promise<Value> | undefined;
  if (known) return known;
  const value = make();
  opened.set(pointer, value);
  value.catch(() => opened.delete(pointer));
  return value;
}
