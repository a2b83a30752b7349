// @ts-nocheck
import { actorOnChain } from "../chart/actorKeys.ts";
import type { ChartkeyContext } from "../context.ts";
import type { SessionContext } from "../session.ts";
import type { Lock } from "../vault/lock.ts";
import { openNewestVault } from "../vault/newestVault.ts";
import { startSession } from "./signUp.ts";

export interface UnlockParameters {
  readonly actor: bigint;
  readonly lock: Lock;
}

/**
 * Opens an actor's vault with any one of its locks, on any device.
 *
 * @throws {@link WrongLockError} when it is not one of them, or no longer
 * @throws {@link UnknownActorError}, {@link VaultRolledBackError}, {@link StoreUnavailableError}
 */
export async function unlock(context: ChartkeyContext, { actor, lock }: UnlockParameters): Promise<SessionContext> {
  return startSession(context, actor, await openNewestVault(context, await actorOnChain(context, actor), lock));
}
