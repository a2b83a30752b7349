// @ts-nocheck
import type { Deployment } from "../wire/chain.ts";
import type { Hex32 } from "../wire/primitives.ts";

/** The newest vault file that this device has opened. Nothing in it is secret: the file is sealed. */
export interface RememberedVault {
  readonly pointer: Hex32;
  readonly generation: number;
  readonly sealed: Uint8Array;
}

/**
 * What a device keeps of vaults between sessions: a copy, so that they open while the store is away, and how new it was,
 * so that a node which hides newer ones is noticed. In a browser this is IndexedDB.
 */
export interface VaultMemory {
  recall(key: string): Promise<RememberedVault | undefined>;
  remember(key: string, vault: RememberedVault): Promise<void>;
}

/** Name of an actor's vault on a device that may know several chains. */
export function vaultKey({ chainId, actorRegistry }: Deployment, actor: bigint): string {
  return `${String(chainId)}/${actorRegistry.toLowerCase()}/${String(actor)}`;
}

/** Forgets with the process. */
export function memoryVaults(): VaultMemory {
  const vaults = new Map<string, RememberedVault>();
  return {
    recall: (key) => Promise.resolve(vaults.get(key)),
    remember(key, vault) {
      vaults.set(key, vault);
      return Promise.resolve();
    },
  };
}
