// @ts-nocheck
import { bech32 } from "@scure/base";

/** An X-Wing public key: 1184 bytes of ML-KEM-768, then 32 of X25519. */
const PUBLIC_KEY_BYTES = 1216;
const ML_KEM_PUBLIC_KEY_BYTES = 1184;
/** The first part of an ML-KEM-768 public key: 768 numbers of 12 bits, each below q. The rest is a seed of 32 bytes. */
const VECTOR_BYTES = 1152;
const Q = 3329;

const PREFIX = "age1pq";

/** Whether `text` is an age recipient of the hybrid kind whose key is one that key generation can give. */
export function isHybridRecipient(text: string): boolean {
  if (!text.startsWith(`${PREFIX}1`)) return false;
  try {
    const { words } = bech32.decode(text as `${string}1${string}`, false);
    const key = bech32.fromWords(words);
    return key.length === PUBLIC_KEY_BYTES && isSoundMlKemKey(key.subarray(0, ML_KEM_PUBLIC_KEY_BYTES));
  } catch {
    return false;
  }
}

/**
 * The length and modulus checks of FIPS 203, section 7.2, on a public key from somebody else. The library's own check of
 * the modulus lets every key pass (Wycheproof, "ModulusOverflow").
 */
export function isSoundMlKemKey(key: Uint8Array): boolean {
  if (key.length !== ML_KEM_PUBLIC_KEY_BYTES) return false;
  for (let at = 0; at < VECTOR_BYTES; at += 3) {
    const [low = 0, middle = 0, high = 0] = key.subarray(at, at + 3);
    if ((low | ((middle & 0x0f) << 8)) >= Q || ((middle >> 4) | (high << 4)) >= Q) return false;
  }
  return true;
}
