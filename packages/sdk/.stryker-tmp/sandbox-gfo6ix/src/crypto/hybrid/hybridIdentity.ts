// @ts-nocheck
import { chacha20poly1305 } from "@noble/ciphers/chacha.js";
import { base64nopad, bech32 } from "@scure/base";
import type { Identity as AgeIdentity, Stanza } from "age-encryption";
import type { Identity } from "../keys.ts";
import { baseKeySchedule, type HpkeKey } from "./hpke.ts";
import { platformHasKem } from "./platformKem.ts";
import { CIPHERTEXT_BYTES, decapsulate, importXwingKey, SEED_BYTES, type XwingKey } from "./xwing.ts";

const STANZA = "mlkem768x25519";
const IDENTITY_PREFIX = "AGE-SECRET-KEY-PQ-";
const WRAPPED_FILE_KEY_BYTES = 32;

/** Identities whose keys the platform holds at once: more than the compartments that one screen shows. */
const MAX_PREPARED = 64;

/**
 * Importing the keys takes as long as using them once, and a chart's manifests share a few. Oldest first; bounded, because
 * an import that walks through epochs must not pile up keys.
 */
const prepared = new Map<Identity, AgeIdentity>();

/** Made at first use, so that importing this package costs nothing. */
let schedule: ((sharedSecret: Uint8Array) => HpkeKey) | undefined;

/**
 * What age's `Decrypter` takes for `identity`: the platform's ML-KEM-768 and X25519 where it has both (about ten times as
 * fast), and age-encryption's own code where it has not. Both open the same files and refuse the same.
 */
export async function ageIdentityOf(identity: Identity): Promise<string | AgeIdentity> {
  if (!identity.startsWith(`${IDENTITY_PREFIX}1`) || !(await platformHasKem())) return identity;
  const ready = prepared.get(identity) ?? platformIdentity(identity);
  prepared.delete(identity);
  prepared.set(identity, ready);
  const [oldest] = prepared.keys();
  if (prepared.size > MAX_PREPARED && oldest !== undefined) prepared.delete(oldest);
  return ready;
}

/** Drops every key that was kept ready. For the moment somebody locks. */
export function forgetIdentities(): void {
  prepared.clear();
}

/** age's hybrid identity with the platform's implementations. */
export function platformIdentity(identity: Identity): AgeIdentity {
  const { prefix, bytes } = bech32.decodeToBytes(identity);
  if (prefix.toUpperCase() !== IDENTITY_PREFIX || bytes.length !== SEED_BYTES) throw new Error("invalid identity");
  let imported: Promise<XwingKey> | undefined;
  return {
    async unwrapFileKey(stanzas) {
      for (const stanza of stanzas.filter(({ args }) => args[0] === STANZA)) {
        const ciphertext = ciphertextOf(stanza);
        imported ??= importXwingKey(bytes);
        const fileKey = unwrap(await decapsulate(await imported, ciphertext), stanza.body);
        if (fileKey) return fileKey;
      }
      return null;
    },
  };
}

function ciphertextOf({ args, body }: Stanza): Uint8Array {
  const [, share, ...more] = args;
  const ciphertext = share === undefined ? undefined : base64nopad.decode(share);
  if (ciphertext?.length !== CIPHERTEXT_BYTES || more.length > 0 || body.length !== WRAPPED_FILE_KEY_BYTES)
    throw new Error(`invalid ${STANZA} stanza`);
  return ciphertext;
}

function unwrap(sharedSecret: Uint8Array, body: Uint8Array): Uint8Array | undefined {
  schedule ??= baseKeySchedule("age-encryption.org/mlkem768x25519");
  const { key, nonce } = schedule(sharedSecret);
  try {
    return chacha20poly1305(key, nonce).decrypt(body);
  } catch {
    // Sealed to somebody else.
    return undefined;
  }
}
