import type { RememberedVault, VaultMemory } from "@chartkey/sdk";

const DATABASE = "chartkey";
const STORE = "vaults";

/**
 * What this device keeps of vaults between visits, in IndexedDB: sealed files and how new they are, nothing secret. A browser
 * that keeps nothing (a private window) still unlocks, from the record service.
 */
export function deviceVaults(): VaultMemory {
  return {
    recall: (key) => inStore<RememberedVault | undefined>("readonly", (store) => store.get(key)).catch(() => undefined),
    async remember(key, vault) {
      await inStore("readwrite", (store) => store.put(vault, key)).catch(() => undefined);
    },
  };
}

async function inStore<Value>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest): Promise<Value> {
  const opening = indexedDB.open(DATABASE, 1);
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore(STORE);
  };
  const database = await done<IDBDatabase>(opening);
  try {
    return await done<Value>(act(database.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    database.close();
  }
}

function done<Value>(request: IDBRequest): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result as Value);
    };
    request.onerror = () => {
      reject(request.error ?? new Error("IndexedDB failed."));
    };
  });
}
