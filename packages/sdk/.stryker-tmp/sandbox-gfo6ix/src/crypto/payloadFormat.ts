// @ts-nocheck
import { InvalidInputError } from "../errors.ts";

/**
 * Tink's streaming AEAD `AES256_GCM_HKDF` (developers.google.com/tink/streaming-aead/aes_gcm_hkdf_streaming):
 * header = 1 byte length (40) | 32 bytes salt | 7 bytes nonce prefix; key = HKDF-SHA256(key, salt, associated data);
 * segment nonce = prefix | 4 bytes big-endian counter | 1 byte last-segment flag; each segment ends with a 16-byte tag.
 */
export const KEY_BYTES = 32;
export const TAG_BYTES = 16;
export const SALT_BYTES = 32;
export const PREFIX_BYTES = 7;
export const HEADER_BYTES = 1 + SALT_BYTES + PREFIX_BYTES;
export const MIN_SEGMENT_BYTES = 4 * 1024;
export const MAX_SEGMENT_BYTES = 4 * 1024 * 1024;
const MAX_SEGMENTS = 2 ** 32;

/** Ciphertext segment that was fastest where this runs: 512 KiB in Node, 256 KiB in browsers (bench `crypto`). */
export function preferredSegmentSize(): number {
  return typeof process === "object" && process.versions.node ? 512 * 1024 : 256 * 1024;
}

export interface PayloadParameters {
  /** 32 random bytes, used for this one payload. */
  readonly key: Uint8Array;
  /** Canonical bytes of the payload's context. */
  readonly associatedData: Uint8Array;
  /** Bytes of a whole ciphertext segment, tag included. */
  readonly segmentSize: number;
}

export function checkParameters({ key, segmentSize }: PayloadParameters): void {
  if (key.length !== KEY_BYTES) throw new InvalidInputError("A payload key has 32 bytes.");
  if (!Number.isInteger(segmentSize) || segmentSize < MIN_SEGMENT_BYTES || segmentSize > MAX_SEGMENT_BYTES)
    throw new InvalidInputError("A payload segment has 4 KiB to 4 MiB.");
}

/** Plaintext bytes in segment `index`, when it is full. */
export function plaintextCapacity(index: number, segmentSize: number): number {
  return segmentSize - TAG_BYTES - (index === 0 ? HEADER_BYTES : 0);
}

/** Bytes of ciphertext that `plaintextSize` bytes become. */
export function payloadCiphertextSize(plaintextSize: number, segmentSize: number): number {
  const segments = Math.max(1, Math.ceil((plaintextSize + HEADER_BYTES) / (segmentSize - TAG_BYTES)));
  return HEADER_BYTES + plaintextSize + segments * TAG_BYTES;
}

export function segmentNonce(prefix: Uint8Array, index: number, last: boolean): Uint8Array<ArrayBuffer> {
  if (index >= MAX_SEGMENTS) throw new InvalidInputError("The payload has too many segments.");
  const nonce = new Uint8Array(12);
  nonce.set(prefix);
  new DataView(nonce.buffer).setUint32(PREFIX_BYTES, index);
  nonce[11] = last ? 1 : 0;
  return nonce;
}
