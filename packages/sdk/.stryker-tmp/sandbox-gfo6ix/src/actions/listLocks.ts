// @ts-nocheck
import type { SessionContext } from "../session.ts";
import type { VaultLock } from "../vault/lock.ts";
import { refreshVault } from "./changeVault.ts";

/** The locks of the actor's vault as they are now, also those that another device added meanwhile. Nothing secret. */
export async function listLocks(session: SessionContext): Promise<VaultLock[]> {
  const { locks } = await refreshVault(session);
  return locks.map(({ id, kind, label, hint, createdAt }) => ({ id, kind, label, hint, createdAt }));
}
