// @ts-nocheck
import { sha3_256, shake256 } from "@noble/hashes/sha3.js";
import { concatBytes } from "../bytes.ts";
import { decapsulateMlKem, importMlKemSeed, importX25519Private, x25519, x25519PublicKey } from "./platformKem.ts";

/**
 * Opening side of X-Wing, the hybrid of ML-KEM-768 and X25519 (draft-connolly-cfrg-xwing-kem), with the platform's own
 * implementations of both.
 */
export const SEED_BYTES = 32;
export const CIPHERTEXT_BYTES = 1120;
const ML_KEM_CIPHERTEXT_BYTES = 1088;
const ML_KEM_SEED_BYTES = 64;
const EXPANDED_BYTES = 96;
/** `\.//^\`, which the combiner hashes last. */
const LABEL = Uint8Array.of(0x5c, 0x2e, 0x2f, 0x2f, 0x5e, 0x5c);

/** A private key as the platform holds it: it cannot be read back. */
export interface XwingKey {
  readonly mlKem: CryptoKey;
  readonly x25519: CryptoKey;
  readonly x25519Public: Uint8Array;
}

export async function importXwingKey(seed: Uint8Array): Promise<XwingKey> {
  const expanded = shake256(seed, { dkLen: EXPANDED_BYTES });
  const [mlKem, x25519Private] = await Promise.all([
    importMlKemSeed(expanded.subarray(0, ML_KEM_SEED_BYTES)),
    importX25519Private(expanded.subarray(ML_KEM_SEED_BYTES)),
  ]);
  const x25519Public = await x25519PublicKey(x25519Private);
  expanded.fill(0);
  return { mlKem, x25519: x25519Private, x25519Public };
}

/** The shared secret (32 bytes) in a ciphertext of 1120 bytes. */
export async function decapsulate(key: XwingKey, ciphertext: Uint8Array): Promise<Uint8Array> {
  const ephemeral = ciphertext.subarray(ML_KEM_CIPHERTEXT_BYTES);
  const [mlKemSecret, x25519Secret] = await Promise.all([
    decapsulateMlKem(key.mlKem, ciphertext.subarray(0, ML_KEM_CIPHERTEXT_BYTES)),
    x25519(key.x25519, ephemeral),
  ]);
  return sha3_256(concatBytes([mlKemSecret, x25519Secret, ephemeral, key.x25519Public, LABEL]));
}
