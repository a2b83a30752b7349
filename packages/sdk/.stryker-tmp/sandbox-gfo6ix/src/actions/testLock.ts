// @ts-nocheck
import { recipientOf } from "../crypto/keys.ts";
import { WrongLockError } from "../errors.ts";
import type { SessionContext } from "../session.ts";
import type { Lock, VaultLock } from "../vault/lock.ts";
import { openNewestVault } from "../vault/newestVault.ts";
import { listLocks } from "./listLocks.ts";

/**
 * Opens the vault with this lock, exactly as on a new device, and answers with which of the locks it was. Changes nothing.
 *
 * @throws {@link WrongLockError}
 */
export async function testLock(session: SessionContext, lock: Lock): Promise<VaultLock> {
  // Without this device's copy: what opens here must open where there is none.
  const { locks } = await openNewestVault({ ...session, vaults: undefined }, session.self, lock);
  const recipient = await recipientOf(lock.identity);
  const id = locks.find((stored) => stored.recipient === recipient)?.id;
  const found = (await listLocks(session)).find((stored) => stored.id === id);
  if (found === undefined) throw new WrongLockError();
  return found;
}
