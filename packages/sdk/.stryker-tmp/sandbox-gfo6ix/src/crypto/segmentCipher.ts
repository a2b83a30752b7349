// @ts-nocheck
import { asBufferSource } from "./bytes.ts";
import { KEY_BYTES, type PayloadParameters, TAG_BYTES } from "./payloadFormat.ts";

/** AES-256-GCM for the segments of one payload. Takes the bytes in at once; gives the result in parts. */
export interface SegmentCipher {
  /** How many segments are worth having under way at once. */
  readonly inFlight: number;
  encrypt(nonce: Uint8Array<ArrayBuffer>, plaintext: Uint8Array): Promise<readonly Uint8Array[]>;
  /** Rejects when the tag is wrong; nothing comes out before it was checked. */
  decrypt(nonce: Uint8Array<ArrayBuffer>, ciphertext: Uint8Array): Promise<readonly Uint8Array[]>;
}

/** The cipher for `parameters` and a header's salt: key = HKDF-SHA256(key, salt, associated data). */
export async function segmentCipher(parameters: PayloadParameters, salt: Uint8Array): Promise<SegmentCipher> {
  const input = await crypto.subtle.importKey("raw", asBufferSource(parameters.key), "HKDF", false, [
    "deriveKey",
    "deriveBits",
  ]);
  const derivation = {
    name: "HKDF",
    hash: "SHA-256",
    salt: asBufferSource(salt),
    info: asBufferSource(parameters.associatedData),
  };
  const node = nodeCrypto();
  if (node) return nodeCipher(node, new Uint8Array(await crypto.subtle.deriveBits(derivation, input, KEY_BYTES * 8)));
  const algorithm = { name: "AES-GCM", length: KEY_BYTES * 8 };
  return platformCipher(await crypto.subtle.deriveKey(derivation, input, algorithm, false, ["encrypt", "decrypt"]));
}

function platformCipher(key: CryptoKey): SegmentCipher {
  const whole = async (result: Promise<ArrayBuffer>): Promise<Uint8Array[]> => [new Uint8Array(await result)];
  return {
    // Enough to keep the platform's threads busy, little enough to keep memory flat.
    inFlight: 8,
    encrypt: (iv, plaintext) => whole(crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, asBufferSource(plaintext))),
    decrypt: (iv, sealed) => whole(crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, asBufferSource(sealed))),
  };
}

type NodeCrypto = typeof import("node:crypto");

/** Node's own module, where it is Node: bundlers for browsers see no import. */
export function nodeCrypto(): NodeCrypto | undefined {
  if (typeof process !== "object" || typeof process.getBuiltinModule !== "function") return undefined;
  return process.getBuiltinModule("node:crypto");
}

/** The same OpenSSL as behind Node's WebCrypto, without the copies: three times as fast. */
function nodeCipher(node: NodeCrypto, key: Uint8Array): SegmentCipher {
  const name = "aes-256-gcm";
  const options = { authTagLength: TAG_BYTES };
  return {
    // It works in the calling thread: what is read next is then still in the processor's cache.
    inFlight: 1,
    async encrypt(nonce, plaintext) {
      const cipher = node.createCipheriv(name, key, nonce, options);
      const ciphertext = cipher.update(plaintext);
      cipher.final();
      return [ciphertext, cipher.getAuthTag()];
    },
    async decrypt(nonce, sealed) {
      const end = sealed.length - TAG_BYTES;
      if (end < 0) throw new Error("A segment is shorter than its tag.");
      const decipher = node.createDecipheriv(name, key, nonce, options);
      decipher.setAuthTag(sealed.subarray(end));
      const plaintext = decipher.update(sealed.subarray(0, end));
      decipher.final();
      return [plaintext];
    },
  };
}
