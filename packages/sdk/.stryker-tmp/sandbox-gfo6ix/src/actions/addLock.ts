// @ts-nocheck
import type { Receipt } from "../chain/send.ts";
import type { SessionContext } from "../session.ts";
import type { Lock } from "../vault/lock.ts";
import { withLock } from "../vault/vault.ts";
import { changeVault } from "./changeVault.ts";

/** Adds a way to open the vault. Touches no record. */
export function addLock(session: SessionContext, lock: Lock): Promise<Receipt> {
  return changeVault(session, (vault) => withLock(vault, lock));
}
