import type { DeviceCache } from "@chartkey/sdk";
import { createStore, del, get, set } from "idb-keyval";

/** The SDK's cache in this browser's IndexedDB. What is in it is encrypted. */
export function deviceCache(): DeviceCache {
  const store = createStore("chartkey-lists", "lists");
  return {
    get: (name) => get<Uint8Array>(name, store),
    put: (name, bytes) => set(name, bytes, store),
    delete: (name) => del(name, store),
  };
}
