// @ts-nocheck
import type { Provider, Signer } from "ethers";
import type { ChainIndex } from "./chain/chainIndex.ts";
import type { Relayer } from "./chain/relayer.ts";
import type { ManagerClient } from "./manager/managerClient.ts";
import type { BlobStore } from "./store/blobStore.ts";
import type { DeviceCache } from "./store/deviceCache.ts";
import type { VaultMemory } from "./vault/vaultMemory.ts";
import type { Deployment } from "./wire/chain.ts";

/** Everything an action may touch of the outside world. */
export interface ChartkeyContext {
  readonly deployment: Deployment;
  /** For reads. Trusted as much as the RPC node behind it. */
  readonly provider: Provider;
  /** Absent: read only. */
  readonly signer: Signer | undefined;
  readonly blobs: BlobStore;
  /** Fast lists of what happened on chain. Never trusted. */
  readonly index: ChainIndex;
  /** Present when a manager is used: its disclosure log and deletion of ciphertext. */
  readonly manager: ManagerClient | undefined;
  /** Keeps lists of charts on this device, so that a long one need not be read and opened again; absent: nothing. */
  readonly cache?: DeviceCache | undefined;
  /** Pays for what is signed; absent: the signer sends and pays. Never trusted. */
  readonly relayer?: Relayer | undefined;
  /** What this device keeps of vaults between sessions; absent: nothing. */
  readonly vaults?: VaultMemory | undefined;
}
