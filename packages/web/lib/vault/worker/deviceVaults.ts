import type { RememberedVault, VaultMemory } from "@chartkey/sdk";
import { createStore, get, set } from "idb-keyval";

/**
 * What this device keeps of vaults between visits, in IndexedDB: sealed files and how new they are, nothing secret. A browser
 * that keeps nothing (a private window) still unlocks, from the record service.
 */
export function deviceVaults(): VaultMemory {
  const store = createStore("chartkey", "vaults");
  return {
    recall: (key) => get<RememberedVault>(key, store).catch(() => undefined),
    remember: (key, vault) => set(key, vault, store).catch(() => undefined),
  };
}
