// @ts-nocheck
import { payloadContext } from "../chart/contexts.ts";
import { fromBase64url } from "../crypto/bytes.ts";
import { encodeJson } from "../crypto/canonicalJson.ts";
import { decryptPayload } from "../crypto/payloadStream.ts";
import { readStream, streamOf } from "../crypto/segments.ts";
import { UnreadableError } from "../errors.ts";
import type { PayloadRef } from "../health/manifest.ts";
import type { SessionContext } from "../session.ts";

export interface OpenPayloadParameters {
  readonly patient: bigint;
  readonly payload: PayloadRef;
  /** Called with the plaintext bytes released so far. */
  readonly onProgress?: (bytes: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Decrypts a payload as a stream. Only authenticated bytes come out; the stream fails with {@link UnreadableError} when
 * the ciphertext is damaged, cut, extended or belongs to another chart.
 */
export async function openPayload(
  session: SessionContext,
  parameters: OpenPayloadParameters,
): Promise<ReadableStream<Uint8Array>> {
  const { patient, payload, onProgress, signal } = parameters;
  const ciphertext = await session.blobs.getPayload(payload.cid, { signal });
  const plaintext = decryptPayload(ciphertext, {
    key: fromBase64url(payload.key),
    associatedData: encodeJson(payloadContext(session.deployment, { patient, ...payload })),
    segmentSize: payload.segmentSize,
  });
  return streamOf(counted(plaintext, payload.size, onProgress));
}

async function* counted(
  stream: ReadableStream<Uint8Array>,
  size: number,
  onProgress: ((bytes: number) => void) | undefined,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of readStream(stream)) {
    bytes += chunk.length;
    if (bytes > size) throw new UnreadableError();
    yield chunk;
    onProgress?.(bytes);
  }
  if (bytes !== size) throw new UnreadableError();
}
