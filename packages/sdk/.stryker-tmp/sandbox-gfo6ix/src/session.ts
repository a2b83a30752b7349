// @ts-nocheck
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
  /** The organization under whose consent this member reads and writes; absent: under its own. */
  readonly organization?: bigint | undefined;
  /** Things opened before, by pointer: an object never changes under its pointer. */
  readonly opened: Map<string, Promise<unknown>>;
}

export interface SessionKeys {
  /** @throws {@link LockedError} */
  vault(): PublishedVault;
  replaceVault(vault: PublishedVault): void;
  /** The actor's own encryption identity of the newest generation. */
  identity(): Promise<Identity>;
  /** The identities of all generations, newest first: what was sealed to an older one stays open. */
  identities(): Promise<readonly Identity[]>;
  /** Another generation is the newest from now on. */
  useGeneration(keyGeneration: number): void;
  lock(): void;
}

export function sessionKeys(vault: PublishedVault, keyGeneration: number): SessionKeys {
  let current: PublishedVault | undefined = vault;
  let newest = keyGeneration;
  const derived = new Map<number, Promise<Identity>>();
  const open = (): PublishedVault => {
    if (!current) throw new LockedError();
    return current;
  };
  const identityOf = (generation: number): Promise<Identity> => {
    const { root } = open();
    const identity = derived.get(generation) ?? deriveIdentity(root, identityPath(generation));
    derived.set(generation, identity);
    return identity;
  };
  return {
    vault: open,
    replaceVault(next) {
      open();
      current = next;
    },
    identity: () => identityOf(newest),
    identities: () => Promise.all(Array.from({ length: newest }, (_, before) => identityOf(newest - before))),
    useGeneration(generation) {
      newest = generation;
    },
    lock() {
      current?.root.fill(0);
      current = undefined;
      derived.clear();
      forgetIdentities();
    },
  };
}

/** The same actor, who reads and writes under the consents of `organization`, of which it is a member. */
export function asMember(session: SessionContext, organization: bigint): SessionContext {
  return { ...session, organization };
}

/** Whose consents this session reads and writes under. */
export const granteeOf = ({ organization, self }: SessionContext): bigint => organization ?? self.actor;

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
