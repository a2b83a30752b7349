import { payloadContext } from "../chart/contexts.ts";
import { randomBytes, toBase64url } from "../crypto/bytes.ts";
import { encodeJson } from "../crypto/canonicalJson.ts";
import { KEY_BYTES, payloadCiphertextSize, preferredSegmentSize } from "../crypto/payloadFormat.ts";
import { encryptPayload } from "../crypto/payloadStream.ts";
import type { PayloadRef } from "../health/manifest.ts";
import type { AuthorContext, SessionContext } from "../session.ts";
import type { PutPayloadOptions } from "../store/blobStore.ts";
import { openPayload } from "./openPayload.ts";

type StorePayloadParameters = Omit<PayloadRef, "cid" | "key" | "segmentSize"> &
  Pick<PutPayloadOptions, "onProgress" | "signal"> & {
    readonly patient: bigint;
    /** `size` bytes. */
    readonly plaintext: ReadableStream<Uint8Array>;
  };

/** Encrypts a stream with a key of its own and stores it. */
export async function storePayload(context: AuthorContext, parameters: StorePayloadParameters): Promise<PayloadRef> {
  const { patient, plaintext, onProgress, signal, ...file } = parameters;
  const { author, compartment } = file;
  const key = randomBytes(KEY_BYTES);
  const segmentSize = preferredSegmentSize();
  const associatedData = encodeJson(payloadContext(context.deployment, { patient, author, compartment }));
  const cid = await context.blobs.putPayload(encryptPayload(plaintext, { key, associatedData, segmentSize }), {
    size: payloadCiphertextSize(file.size, segmentSize),
    place: { kind: "payload", patient, compartment },
    onProgress,
    signal,
  });
  return { ...file, cid, key: toBase64url(key), segmentSize };
}

interface CopyPayloadParameters {
  readonly patient: bigint;
  readonly payload: PayloadRef;
  readonly signal?: AbortSignal | undefined;
}

/** The same content under a new key. Whatever is wrong with the old ciphertext ends the copy, and nothing is stored. */
export async function copyPayload(
  session: SessionContext,
  { patient, payload, signal }: CopyPayloadParameters,
): Promise<PayloadRef> {
  const { size, name, mediaType, author, compartment } = payload;
  const plaintext = await openPayload(session, { patient, payload, ...(signal && { signal }) });
  return storePayload(session, { patient, plaintext, size, name, mediaType, author, compartment, signal });
}
