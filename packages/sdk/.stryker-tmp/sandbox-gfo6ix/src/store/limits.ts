// @ts-nocheck
import { BlobMismatchError, BlobTooLargeError, InvalidInputError } from "../errors.ts";
import { MAX_OBJECT_BYTES } from "../wire/blobs.ts";
import type { PutPayloadOptions } from "./blobStore.ts";
import { sha256Pointer } from "./cid.ts";

/**
 * What every store asks of an object before it keeps it.
 * @throws {@link InvalidInputError} when it is empty, {@link BlobTooLargeError}, {@link BlobMismatchError}.
 */
export async function requireObject(pointer: string, bytes: Uint8Array): Promise<void> {
  if (bytes.byteLength === 0) throw new InvalidInputError("There is nothing to store: the object is empty.");
  if (bytes.byteLength > MAX_OBJECT_BYTES) throw new BlobTooLargeError(MAX_OBJECT_BYTES);
  if ((await sha256Pointer(bytes)) !== pointer) throw new BlobMismatchError();
}

/**
 * What every store asks of a payload while it comes in: that it has the size it was announced with, so that a connection
 * that was cut is not taken for the end. Reports progress on the way.
 */
export function requirePayload(
  stream: ReadableStream<Uint8Array>,
  { size, onProgress, signal }: Pick<PutPayloadOptions, "size" | "onProgress" | "signal">,
): ReadableStream<Uint8Array> {
  let seen = 0;
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      seen += chunk.byteLength;
      if (seen > size) throw new InvalidInputError("The stream is longer than announced. Nothing was stored.");
      controller.enqueue(chunk);
      onProgress?.(seen);
    },
    flush() {
      if (seen < size) throw new InvalidInputError("The stream ended before its announced size. Nothing was stored.");
    },
  });
  return stream.pipeThrough(counter, signal ? { signal } : {});
}
