/**
 * What a device may keep between sessions, by name: IndexedDB in a browser, files elsewhere. What is put in is encrypted
 * already, and what comes out is checked again, so that losing, swapping or rolling it back costs time and nothing else.
 */
// @ts-nocheck

export interface DeviceCache {
  get(name: string): Promise<Uint8Array | undefined>;
  put(name: string, bytes: Uint8Array): Promise<void>;
  delete(name: string): Promise<void>;
}

/** A cache that ends with the process, and says what is in it. */
export function memoryCache(): DeviceCache & { names(): Promise<string[]> } {
  const entries = new Map<string, Uint8Array>();
  return {
    names: () => Promise.resolve([...entries.keys()]),
    get: (name) => Promise.resolve(entries.get(name)),
    put: (name, bytes) => Promise.resolve(void entries.set(name, bytes)),
    delete: (name) => Promise.resolve(void entries.delete(name)),
  };
}
