// @ts-nocheck
import type { Receipt } from "../chain/send.ts";
import { InvalidInputError } from "../errors.ts";
import type { SessionContext } from "../session.ts";
import { withoutLock } from "../vault/vault.ts";
import { changeVault, refreshVault } from "./changeVault.ts";

/**
 * Takes a lock away. It opens no vault file that is published from now on; whoever kept an older file and holds the lock
 * can still open that one, and the root in it is the same.
 *
 * @throws {@link TooFewLocksError} when fewer than two locks would be left; {@link InvalidInputError} for an unknown id
 */
export async function removeLock(session: SessionContext, { id }: { id: string }): Promise<Receipt> {
  const { locks } = await refreshVault(session);
  if (!locks.some((lock) => lock.id === id)) throw new InvalidInputError("This way in was removed before.");
  return changeVault(session, (vault) => withoutLock(vault, id));
}
