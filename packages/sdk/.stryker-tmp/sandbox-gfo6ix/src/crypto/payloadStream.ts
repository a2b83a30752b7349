// @ts-nocheck
import { UnreadableError } from "../errors.ts";
import type { ByteReader } from "./byteReader.ts";
import { concatBytes, randomBytes } from "./bytes.ts";
import {
  checkParameters,
  HEADER_BYTES,
  type PayloadParameters,
  plaintextCapacity,
  PREFIX_BYTES,
  SALT_BYTES,
  segmentNonce,
  TAG_BYTES,
} from "./payloadFormat.ts";
import { segmentCipher } from "./segmentCipher.ts";
import { segmentStream, type SegmentWork } from "./segmentStream.ts";

/** Encrypts a stream. Salt and nonce prefix are made inside; they are never a parameter. */
export function encryptPayload(
  plaintext: ReadableStream<Uint8Array>,
  parameters: PayloadParameters,
): ReadableStream<Uint8Array> {
  checkParameters(parameters);
  return segmentStream(plaintext, () => encryption(parameters));
}

/**
 * Decrypts a stream. Only authenticated bytes come out, in order.
 *
 * @throws {@link UnreadableError} (as the stream's error) on any damage: one error for every cause.
 */
export function decryptPayload(
  ciphertext: ReadableStream<Uint8Array>,
  parameters: PayloadParameters,
): ReadableStream<Uint8Array> {
  checkParameters(parameters);
  return segmentStream(ciphertext, (source) => decryption(source, parameters));
}

async function encryption(parameters: PayloadParameters): Promise<SegmentWork> {
  const random = randomBytes(SALT_BYTES + PREFIX_BYTES);
  const [salt, prefix] = [random.subarray(0, SALT_BYTES), random.subarray(SALT_BYTES)];
  const cipher = await segmentCipher(parameters, salt);
  return {
    header: concatBytes([Uint8Array.of(HEADER_BYTES), random]),
    inFlight: cipher.inFlight,
    capacity: (index) => plaintextCapacity(index, parameters.segmentSize),
    work: ({ index, bytes, last }) => cipher.encrypt(segmentNonce(prefix, index, last), bytes),
  };
}

async function decryption(source: ByteReader, parameters: PayloadParameters): Promise<SegmentWork> {
  const header = (await source.take(HEADER_BYTES)).slice();
  if (header.length !== HEADER_BYTES || header[0] !== HEADER_BYTES) throw new UnreadableError();
  const prefix = header.subarray(1 + SALT_BYTES);
  const cipher = await segmentCipher(parameters, header.subarray(1, 1 + SALT_BYTES));
  return {
    inFlight: cipher.inFlight,
    capacity: (index) => plaintextCapacity(index, parameters.segmentSize) + TAG_BYTES,
    async work({ index, bytes, last }) {
      const nonce = segmentNonce(prefix, index, last);
      try {
        return await cipher.decrypt(nonce, bytes);
      } catch {
        throw new UnreadableError();
      }
    },
  };
}
