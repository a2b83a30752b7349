import type { Deployment } from "../wire/chain.ts";
import type { Hex32 } from "../wire/primitives.ts";

/** The key under which somebody was met. Nothing in it is secret. */
export interface KeyPin {
  readonly generation: number;
  readonly digest: Hex32;
  /** Unix seconds at which the person compared it with the other; null while it was only seen. */
  readonly checkedAt: number | null;
}

/**
 * What a device remembers of others' keys: a changed one must not pass unseen. In a browser this is IndexedDB. A device
 * without one takes the key from what was last given to that person.
 */
export interface KeyPins {
  recall(name: string): Promise<KeyPin | undefined>;
  remember(name: string, pin: KeyPin): Promise<void>;
}

/** Name of what `self` remembers of `actor`. */
export function pinName({ chainId, actorRegistry }: Deployment, self: bigint, actor: bigint): string {
  return `${String(chainId)}/${actorRegistry.toLowerCase()}/${String(self)}/${String(actor)}`;
}

/** Forgets with the process. */
export function memoryPins(): KeyPins {
  const pins = new Map<string, KeyPin>();
  return {
    recall: (name) => Promise.resolve(pins.get(name)),
    remember: (name, pin) => Promise.resolve(void pins.set(name, pin)),
  };
}
