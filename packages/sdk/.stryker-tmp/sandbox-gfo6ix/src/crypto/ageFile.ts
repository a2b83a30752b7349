// @ts-nocheck
import { chacha20poly1305 } from "@noble/ciphers/chacha.js";
import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { Decrypter } from "age-encryption";
import { concatBytes } from "./bytes.ts";
import { ageIdentityOf } from "./hybrid/hybridIdentity.ts";
import type { Identity } from "./keys.ts";

/** Sizes of an age file's payload (age-encryption.org/v1, "Payload"). */
const NONCE_BYTES = 16;
const CHUNK_BYTES = 64 * 1024;
const TAG_BYTES = 16;
const STREAM_NONCE_BYTES = 12;
const COUNTER_OFFSET = 7;
const LINE_END = 0x0a;
/** What begins the last line of a header, with the end of the line before. A stanza's lines hold no such bytes. */
const MAC_LINE = new TextEncoder().encode("\n---");
const PAYLOAD = new TextEncoder().encode("payload");

/**
 * Opens a whole age file that is at hand as bytes. age-encryption reads the header, checks it and finds the file key; the
 * payload is decrypted here in one go, because its own streams take longer than the work when a file is small.
 *
 * @throws whatever is wrong, in age-encryption's words: for the caller to put into its own.
 */
export async function decryptAgeFile(file: Uint8Array, identities: readonly Identity[]): Promise<Uint8Array> {
  const decrypter = new Decrypter();
  for (const identity of await Promise.all(identities.map(ageIdentityOf))) decrypter.addIdentity(identity);
  const start = headerEnd(file);
  const fileKey = await decrypter.decryptHeader(file.subarray(0, start));
  const nonce = file.subarray(start, start + NONCE_BYTES);
  if (nonce.length < NONCE_BYTES) throw new Error("the payload's nonce is cut");
  return decryptPayloadOf(hkdf(sha256, fileKey, nonce, PAYLOAD, 32), file.subarray(start + NONCE_BYTES));
}

function headerEnd(file: Uint8Array): number {
  for (let at = file.indexOf(LINE_END); at >= 0; at = file.indexOf(LINE_END, at + 1)) {
    if (MAC_LINE.every((byte, index) => file[at + index] === byte)) return file.indexOf(LINE_END, at + 1) + 1;
  }
  throw new Error("the header has no end");
}

/** STREAM: chunks of 64 KiB, each with a counter and, in the last, a flag in its nonce. Only a whole file comes out. */
function decryptPayloadOf(key: Uint8Array, ciphertext: Uint8Array): Uint8Array {
  const chunks: Uint8Array[] = [];
  const nonce = new Uint8Array(STREAM_NONCE_BYTES);
  const counter = new DataView(nonce.buffer);
  let at = 0;
  do {
    const chunk = ciphertext.subarray(at, at + CHUNK_BYTES + TAG_BYTES);
    at += chunk.length;
    counter.setUint32(COUNTER_OFFSET, chunks.length);
    nonce[STREAM_NONCE_BYTES - 1] = at === ciphertext.length ? 1 : 0;
    if (chunk.length === TAG_BYTES && chunks.length > 0) throw new Error("the last chunk is empty");
    chunks.push(chacha20poly1305(key, nonce).decrypt(chunk));
  } while (at < ciphertext.length);
  const [only] = chunks;
  return chunks.length === 1 && only ? only : concatBytes(chunks);
}
