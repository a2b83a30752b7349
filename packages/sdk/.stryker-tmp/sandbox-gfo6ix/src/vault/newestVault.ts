// @ts-nocheck
import { vaultContext } from "../chart/contexts.ts";
import { getObject } from "../chart/objects.ts";
import type { ChartkeyContext } from "../context.ts";
import type { Identity } from "../crypto/keys.ts";
import { UnknownActorError, VaultRolledBackError, WrongLockError } from "../errors.ts";
import { sha256Pointer } from "../store/cid.ts";
import type { Hex32 } from "../wire/primitives.ts";
import { openVault, type PublishedVault, sessionIdentity } from "./vault.ts";
import { type RememberedVault, vaultKey } from "./vaultMemory.ts";
import { vaultPointers } from "./vaultPointer.ts";

/** Whose vault, with the digest of the key that its context names: the one that the actor registered with. */
export interface VaultOwner {
  readonly actor: bigint;
  readonly firstKeyDigest: Hex32;
}

interface Key {
  readonly identity: Identity;
}
type VaultFile = Pick<RememberedVault, "pointer" | "sealed">;

/**
 * Opens the newest vault file of an actor and remembers it: the one that the chain names, or this device's own copy when
 * that is newer still, because the node lags, lies, or the chain was reorganized.
 *
 * @throws {@link WrongLockError}, {@link UnknownActorError}
 * @throws {@link VaultRolledBackError} when the chain names an older file and the device's copy is damaged.
 */
export async function openNewestVault(context: ChartkeyContext, owner: VaultOwner, key: Key): Promise<PublishedVault> {
  const [pointer] = await vaultPointers(context, owner.actor, 1);
  if (pointer === undefined || BigInt(pointer) === 0n) throw new UnknownActorError("This actor has no vault.");
  const known = await context.vaults?.recall(vaultKey(context.deployment, owner.actor));
  const sealed = (known?.pointer === pointer && (await whole(known))) || (await getObject(context.blobs, pointer));
  const named: VaultFile = { pointer, sealed };
  const vault = await openIfItFits(context, owner, key, named);
  if (known !== undefined && (vault === undefined || vault.generation < known.generation)) {
    const copy = await newerCopy(context, owner, key, { named, known });
    if (copy !== undefined) return copy;
  }
  if (vault === undefined) throw new WrongLockError();
  await rememberVault(context, owner, { pointer, generation: vault.generation, sealed });
  return vault;
}

/** Opens the vault file that `pointer` names, however old it is. @throws {@link WrongLockError} */
export async function openVaultAt(
  context: ChartkeyContext,
  owner: VaultOwner,
  key: Key,
  pointer: Hex32,
): Promise<PublishedVault> {
  return openFile(context, owner, key, { pointer, sealed: await getObject(context.blobs, pointer) });
}

export async function rememberVault(
  { vaults, deployment }: ChartkeyContext,
  { actor }: VaultOwner,
  vault: RememberedVault,
): Promise<void> {
  await vaults?.remember(vaultKey(deployment, actor), vault);
}

/** The device's copy, if it is newer than the file that the chain named; whoever opens the copy can open that one too. */
async function newerCopy(
  context: ChartkeyContext,
  owner: VaultOwner,
  key: Key,
  { named, known }: { named: VaultFile; known: RememberedVault },
): Promise<PublishedVault | undefined> {
  const sealed = await whole(known);
  if (sealed === undefined) throw new VaultRolledBackError();
  const copy = await openIfItFits(context, owner, key, { pointer: known.pointer, sealed });
  if (copy === undefined) throw new WrongLockError();
  const offered = await openFile(context, owner, { identity: await sessionIdentity(copy.root) }, named);
  return offered.generation < copy.generation ? copy : undefined;
}

async function openFile(
  { deployment }: ChartkeyContext,
  { firstKeyDigest }: VaultOwner,
  key: Key,
  { pointer, sealed }: VaultFile,
): Promise<PublishedVault> {
  return { ...(await openVault(sealed, key, vaultContext(deployment, firstKeyDigest))), pointer };
}

async function openIfItFits(
  context: ChartkeyContext,
  owner: VaultOwner,
  key: Key,
  file: VaultFile,
): Promise<PublishedVault | undefined> {
  try {
    return await openFile(context, owner, key, file);
  } catch (error) {
    if (error instanceof WrongLockError) return undefined;
    throw error;
  }
}

/** The copy on this device, unless it was damaged there. */
async function whole({ pointer, sealed }: RememberedVault): Promise<Uint8Array | undefined> {
  return (await sha256Pointer(sealed)) === pointer ? sealed : undefined;
}
