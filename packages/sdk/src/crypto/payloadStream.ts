import { UnreadableError } from "../errors.ts";
import { asBufferSource, concatBytes, randomBytes } from "./bytes.ts";
import {
  checkParameters,
  HEADER_BYTES,
  type PayloadParameters,
  plaintextCapacity,
  PREFIX_BYTES,
  SALT_BYTES,
  segmentKey,
  segmentNonce,
  TAG_BYTES,
} from "./payloadFormat.ts";
import { cutSegments, mapInOrder, readStream, streamOf } from "./segments.ts";

/** Segments being worked on at once: enough to keep WebCrypto's threads busy, little enough to keep memory flat. */
const IN_FLIGHT = 8;

/** Encrypts a stream. Salt and nonce prefix are made inside; they are never a parameter. */
export function encryptPayload(
  plaintext: ReadableStream<Uint8Array>,
  parameters: PayloadParameters,
): ReadableStream<Uint8Array> {
  checkParameters(parameters);
  return streamOf(encryptedSegments(plaintext, parameters));
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
  return streamOf(decryptedSegments(ciphertext, parameters));
}

async function* encryptedSegments(
  plaintext: ReadableStream<Uint8Array>,
  parameters: PayloadParameters,
): AsyncGenerator<Uint8Array> {
  const random = randomBytes(SALT_BYTES + PREFIX_BYTES);
  const [salt, prefix] = [random.subarray(0, SALT_BYTES), random.subarray(SALT_BYTES)];
  const key = await segmentKey(parameters, salt, "encrypt");
  yield concatBytes([Uint8Array.of(HEADER_BYTES), salt, prefix]);
  const segments = cutSegments(readStream(plaintext), (index) => plaintextCapacity(index, parameters.segmentSize));
  yield* mapInOrder(segments, IN_FLIGHT, async ({ index, bytes, last }) => {
    const iv = segmentNonce(prefix, index, last);
    return new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, bytes));
  });
}

async function* decryptedSegments(
  ciphertext: ReadableStream<Uint8Array>,
  parameters: PayloadParameters,
): AsyncGenerator<Uint8Array> {
  const source = readStream(ciphertext);
  const { header, rest } = await takeHeader(source);
  const prefix = header.subarray(1 + SALT_BYTES);
  const key = await segmentKey(parameters, header.subarray(1, 1 + SALT_BYTES), "decrypt");
  const capacity = (index: number): number => plaintextCapacity(index, parameters.segmentSize) + TAG_BYTES;
  yield* mapInOrder(cutSegments(rest, capacity), IN_FLIGHT, async ({ index, bytes, last }) => {
    const iv = segmentNonce(prefix, index, last);
    try {
      return new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, bytes));
    } catch {
      throw new UnreadableError();
    }
  });
}

async function takeHeader(
  source: AsyncGenerator<Uint8Array>,
): Promise<{ header: Uint8Array; rest: AsyncGenerator<Uint8Array> }> {
  const parts: Uint8Array[] = [];
  let length = 0;
  while (length < HEADER_BYTES) {
    const next = await source.next();
    if (next.done) throw new UnreadableError();
    parts.push(next.value);
    length += next.value.length;
  }
  const start = concatBytes(parts);
  const header = start.slice(0, HEADER_BYTES);
  if (header[0] !== HEADER_BYTES) throw new UnreadableError();
  return { header: asBufferSource(header), rest: prepend(start.subarray(HEADER_BYTES), source) };
}

async function* prepend(first: Uint8Array, rest: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (first.length > 0) yield first;
  yield* rest;
}
