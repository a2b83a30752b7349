import type { KeyPin, KeyPins } from "@chartkey/sdk";
import { createStore, get, set } from "idb-keyval";

/** The keys under which this device knows others, in IndexedDB: nothing secret. Where nothing is kept, old shares tell. */
export function devicePins(): KeyPins {
  const store = createStore("chartkey-keys", "keys");
  return {
    recall: (name) => get<KeyPin>(name, store).catch(() => undefined),
    remember: (name, pin) => set(name, pin, store).catch(() => undefined),
  };
}
