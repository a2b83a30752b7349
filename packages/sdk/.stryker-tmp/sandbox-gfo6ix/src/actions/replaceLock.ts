// @ts-nocheck
import type { Receipt } from "../chain/send.ts";
import type { SessionContext } from "../session.ts";
import type { Lock } from "../vault/lock.ts";
import { withLock, withoutLock } from "../vault/vault.ts";
import { changeVault } from "./changeVault.ts";

export interface ReplaceLockParameters {
  /** Of the lock that goes. */
  readonly id: string;
  /** The one that comes, such as the signature of a new wallet. */
  readonly lock: Lock;
}

/** Puts one lock in the place of another in one step, so that two locks stay two. */
export function replaceLock(session: SessionContext, { id, lock }: ReplaceLockParameters): Promise<Receipt> {
  return changeVault(session, async (vault) => withoutLock(await withLock(vault, lock), id));
}
