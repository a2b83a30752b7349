// @ts-nocheck
import { vaultContext } from "../chart/contexts.ts";
import { putObject } from "../chart/objects.ts";
import { type Receipt, send } from "../chain/send.ts";
import { ConflictError } from "../errors.ts";
import type { SessionContext } from "../session.ts";
import { openNewestVault, openVaultAt, rememberVault } from "../vault/newestVault.ts";
import { type OpenVault, type PublishedVault, sealVault, sessionIdentity } from "../vault/vault.ts";
import { vaultPointers } from "../vault/vaultPointer.ts";

/** How often a change is laid on top of what other devices changed meanwhile. */
const ATTEMPTS = 3;

/** The locks as they are now, also when another device changed them since this session began. */
export async function refreshVault(session: SessionContext): Promise<PublishedVault> {
  const held = session.keys.vault();
  const newest = await openNewestVault(session, session.self, { identity: await sessionIdentity(held.root) });
  // A node that lags names the file before; ours is then the newer one.
  if (newest.generation <= held.generation && newest.pointer !== held.pointer) return held;
  session.keys.replaceVault({ ...newest, root: held.root });
  return session.keys.vault();
}

/**
 * Seals the vault anew with other locks and publishes it. No record and no key is touched.
 *
 * The registry cannot compare: of two devices that publish at once, the later file would undo the change of the earlier.
 * So the file that came just before ours is looked at afterwards, and if it is not the one we changed, the change is
 * repeated on top of it.
 *
 * @throws {@link ConflictError} when other devices do not stop changing the locks; nothing of theirs was lost
 */
export async function changeVault(
  session: SessionContext,
  change: (vault: OpenVault) => OpenVault | Promise<OpenVault>,
): Promise<Receipt> {
  let base = await refreshVault(session);
  let changed = await change(base);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const { receipt, published } = await publish(session, changed);
    const overtaken = await fileBetween(session, base, published);
    if (overtaken === undefined) return receipt;
    base = { ...overtaken, generation: published.generation };
    changed = await changedOrRestored(session, base, change);
  }
  await publish(session, base);
  throw new ConflictError("The ways in are being changed on another device at the same time.");
}

/** If the change does not go with what the other device did, what it did is put back before the refusal is passed on. */
async function changedOrRestored(
  session: SessionContext,
  base: OpenVault,
  change: (vault: OpenVault) => OpenVault | Promise<OpenVault>,
): Promise<OpenVault> {
  try {
    return await change(base);
  } catch (refusal) {
    await publish(session, base);
    throw refusal;
  }
}

async function publish(session: SessionContext, changed: OpenVault) {
  const vault: OpenVault = { ...changed, root: session.keys.vault().root, generation: changed.generation + 1 };
  const sealed = await sealVault(vault, vaultContext(session.deployment, session.self.firstKeyDigest));
  const pointer = await putObject(session.blobs, sealed, { kind: "vault" });
  const receipt = await send(session, {
    contract: "actors",
    action: "publishVault",
    args: [session.self.actor, pointer],
  });
  const published: PublishedVault = { ...vault, pointer };
  session.keys.replaceVault(published);
  await rememberVault(session, session.self, { pointer, generation: vault.generation, sealed });
  return { receipt, published };
}

/** What another device published after `base` and before `ours`, if anything. */
async function fileBetween(
  session: SessionContext,
  base: PublishedVault,
  ours: PublishedVault,
): Promise<PublishedVault | undefined> {
  const pointers = await vaultPointers(session, session.self.actor, 20);
  const before = pointers[pointers.indexOf(ours.pointer) + 1];
  if (before === undefined || before === base.pointer) return undefined;
  const identity = await sessionIdentity(ours.root);
  const other = await openVaultAt(session, session.self, { identity }, before);
  // The chain may not know `base` (yet, or after a reorganization): then this is an older file, and ours holds all of it.
  return other.generation > base.generation ? other : undefined;
}
