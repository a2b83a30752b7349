import { actorOnChain } from "../chart/actorKeys.ts";
import { vaultContext } from "../chart/contexts.ts";
import { getObject, putObject } from "../chart/objects.ts";
import { type Receipt, send } from "../chain/send.ts";
import type { ChartkeyContext } from "../context.ts";
import { UnknownActorError } from "../errors.ts";
import type { SessionContext } from "../session.ts";
import type { Lock, VaultLock } from "../vault/lock.ts";
import { openVault, sealVault, withLock } from "../vault/vault.ts";
import { startSession } from "./signUp.ts";

/**
 * Opens an actor's vault with any one of its locks.
 *
 * @throws {@link WrongLockError} when it is not one of them; {@link UnknownActorError}
 */
export async function unlock(
  context: ChartkeyContext,
  { actor, lock }: { actor: bigint; lock: Lock },
): Promise<SessionContext> {
  const [row, { keyDigest }] = await Promise.all([context.index.actor(actor), actorOnChain(context, actor)]);
  if (!row?.vault) throw new UnknownActorError("This actor has no vault.");
  const sealed = await getObject(context.blobs, row.vault);
  return startSession(context, actor, await openVault(sealed, lock, vaultContext(context.deployment, keyDigest)));
}

export function listLocks(session: SessionContext): VaultLock[] {
  return session.keys.vault().locks.map(({ id, kind, label, createdAt }) => ({ id, kind, label, createdAt }));
}

/** Adds a way to open the vault. Touches no record. */
export async function addLock(session: SessionContext, lock: Lock): Promise<Receipt> {
  const vault = await withLock(session.keys.vault(), lock);
  const sealed = await sealVault(vault, vaultContext(session.deployment, session.self.keyDigest));
  const pointer = await putObject(session.blobs, sealed, { kind: "vault" });
  const receipt = await send(session, ({ actors }) => actors.publishVault(session.self.actor, pointer));
  session.keys.replaceVault(vault);
  return receipt;
}
