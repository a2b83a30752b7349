// @ts-nocheck
import { asBufferSource } from "../bytes.ts";

/** What this module needs of WebCrypto's newer algorithms (WICG "Modern Algorithms"), which the DOM types do not know yet. */
interface KemSubtle {
  importKey(
    format: "raw-seed",
    seed: BufferSource,
    algorithm: { name: "ML-KEM-768" },
    extractable: false,
    usages: readonly ["decapsulateBits"],
  ): Promise<CryptoKey>;
  decapsulateBits(algorithm: { name: "ML-KEM-768" }, key: CryptoKey, ciphertext: BufferSource): Promise<ArrayBuffer>;
}

const ML_KEM = { name: "ML-KEM-768" } as const;
const X25519 = { name: "X25519" } as const;
const ML_KEM_SEED_BYTES = 64;
const X25519_BYTES = 32;

/** PKCS #8 of an X25519 private key up to the key itself (RFC 8410): WebCrypto takes private keys in no shorter form. */
const PKCS8_PREFIX = Uint8Array.of(0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x6e, 4, 0x22, 4, 0x20);
/** The u-coordinate 9 (RFC 7748): multiplying it gives the public key, which WebCrypto does not hand out otherwise. */
const BASE_POINT = Uint8Array.of(9, ...new Uint8Array(X25519_BYTES - 1));

const kemSubtle = (): KemSubtle => crypto.subtle as unknown as KemSubtle;

/** ML-KEM-768 private key from its 64-byte seed `d ‖ z` (FIPS 203). */
export function importMlKemSeed(seed: Uint8Array): Promise<CryptoKey> {
  return kemSubtle().importKey("raw-seed", asBufferSource(seed), ML_KEM, false, ["decapsulateBits"]);
}

export async function decapsulateMlKem(key: CryptoKey, ciphertext: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await kemSubtle().decapsulateBits(ML_KEM, key, asBufferSource(ciphertext)));
}

export function importX25519Private(secret: Uint8Array): Promise<CryptoKey> {
  const pkcs8 = new Uint8Array(PKCS8_PREFIX.length + X25519_BYTES);
  pkcs8.set(PKCS8_PREFIX);
  pkcs8.set(secret, PKCS8_PREFIX.length);
  return crypto.subtle.importKey("pkcs8", pkcs8, X25519, false, ["deriveBits"]);
}

/** X25519 (RFC 7748). Rejects when the result would be zero, as the platform does. */
export async function x25519(key: CryptoKey, publicKey: Uint8Array): Promise<Uint8Array> {
  const peer = await crypto.subtle.importKey("raw", asBufferSource(publicKey), X25519, false, []);
  return new Uint8Array(await crypto.subtle.deriveBits({ ...X25519, public: peer }, key, X25519_BYTES * 8));
}

export function x25519PublicKey(key: CryptoKey): Promise<Uint8Array> {
  return x25519(key, BASE_POINT);
}

let probe: Promise<boolean> | undefined;

/** Whether the platform has both halves of the hybrid key. Asked once: it does not change while a program runs. */
export function platformHasKem(): Promise<boolean> {
  probe ??= tryKem();
  return probe;
}

async function tryKem(): Promise<boolean> {
  try {
    // ML-KEM takes any 1088 bytes and gives a secret that nobody shares (FIPS 203, implicit rejection).
    await decapsulateMlKem(await importMlKemSeed(new Uint8Array(ML_KEM_SEED_BYTES)), new Uint8Array(1088));
    await x25519PublicKey(await importX25519Private(new Uint8Array(X25519_BYTES)));
    return true;
  } catch {
    return false;
  }
}
