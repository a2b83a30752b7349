// @ts-nocheck
import { expand, extract } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { concatBytes } from "../bytes.ts";

/**
 * The key schedule of HPKE (RFC 9180, section 5.1) for one suite: KEM X-Wing, HKDF-SHA256, ChaCha20-Poly1305.
 *
 * There is the base mode and no other. The authenticated modes do not exist for a hybrid KEM: whoever offers them
 * authenticates nobody. Who wrote something is what the chain says.
 */
const MODE_BASE = 0;
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const NOTHING = new Uint8Array();

const ascii = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const VERSION = ascii("HPKE-v1");
/** "HPKE", then the registered numbers of KEM, KDF and AEAD. */
const SUITE = concatBytes([ascii("HPKE"), Uint8Array.of(0x64, 0x7a, 0, 1, 0, 3)]);

export interface HpkeKey {
  readonly key: Uint8Array;
  readonly nonce: Uint8Array;
}

/** Makes the function that turns a shared secret into the key and nonce of its one message, for contexts named `info`. */
export function baseKeySchedule(info: string): (sharedSecret: Uint8Array) => HpkeKey {
  const context = concatBytes([
    Uint8Array.of(MODE_BASE),
    labeledExtract(NOTHING, "psk_id_hash", NOTHING),
    labeledExtract(NOTHING, "info_hash", ascii(info)),
  ]);
  return (sharedSecret) => {
    const secret = labeledExtract(sharedSecret, "secret", NOTHING);
    return {
      key: labeledExpand(secret, "key", context, KEY_BYTES),
      nonce: labeledExpand(secret, "base_nonce", context, NONCE_BYTES),
    };
  };
}

function labeledExtract(salt: Uint8Array, label: string, input: Uint8Array): Uint8Array {
  return extract(sha256, concatBytes([VERSION, SUITE, ascii(label), input]), salt);
}

function labeledExpand(secret: Uint8Array, label: string, info: Uint8Array, length: number): Uint8Array {
  return expand(sha256, secret, concatBytes([Uint8Array.of(0, length), VERSION, SUITE, ascii(label), info]), length);
}
