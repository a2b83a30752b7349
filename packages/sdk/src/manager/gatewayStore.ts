import { Upload } from "tus-js-client";
import { BlobMismatchError, BlobTooLargeError, InvalidInputError } from "../errors.ts";
import type { BlobStore, GetPayloadOptions, PutPayloadOptions } from "../store/blobStore.ts";
import { pointerToCid, sha256Pointer } from "../store/cid.ts";
import { cidTap } from "../store/cidTap.ts";
import { type BlobPlace, CID_HEADER, MAX_OBJECT_BYTES, teamKeyPageSchema } from "../wire/blobs.ts";
import { allPages } from "./allPages.ts";
import { chunkReader } from "./chunkSource.ts";
import { fetchStack } from "./fetchStack.ts";
import { uploadError } from "./uploadError.ts";
import type { ManagerClient } from "./managerClient.ts";

/** Bytes in one request of a resumable upload: the most that a cut connection can cost. */
const CHUNK_BYTES = 2 * 1024 * 1024;
const RETRY_DELAYS = [0, 500, 1_000, 3_000];

/** The blob gateway of an EHR manager as a store. It sees ciphertext only, and every answer is checked. */
export function gatewayStore(manager: ManagerClient): BlobStore {
  return {
    async putObject(pointer, bytes, place) {
      if (bytes.length > MAX_OBJECT_BYTES) throw new BlobTooLargeError(MAX_OBJECT_BYTES);
      await manager.request(`/v1/objects/${pointerToCid(pointer)}?${placeQuery(place)}`, {
        method: "PUT",
        headers: { "content-type": "application/octet-stream" },
        body: bytes as Uint8Array<ArrayBuffer>,
      });
    },
    async getObject(pointer, { signal } = {}) {
      const response = await manager.request(`/v1/objects/${pointerToCid(pointer)}`, { signal });
      const bytes = new Uint8Array(await response.arrayBuffer());
      if ((await sha256Pointer(bytes)) !== pointer) throw new BlobMismatchError();
      return bytes;
    },
    putPayload: (ciphertext, options) => putPayload(manager, ciphertext, options),
    async getPayload(cid, { signal, offset = 0 }: GetPayloadOptions = {}) {
      const headers = offset > 0 ? { range: `bytes=${String(offset)}-` } : {};
      const response = await manager.request(`/v1/payloads/${cid}`, { headers, signal });
      if (!response.body) throw new BlobMismatchError();
      return response.body;
    },
    teamKeys: ({ organization, member }) =>
      allPages(manager, {
        path: `/v1/organizations/${String(organization)}/team-keys`,
        query: member === undefined ? {} : { member: String(member) },
        schema: teamKeyPageSchema,
      }),
  };
}

function placeQuery(place: BlobPlace): string {
  const query = new URLSearchParams({ kind: place.kind });
  for (const name of ["patient", "compartment", "grantee", "organization", "member", "generation"] as const) {
    const value = place[name];
    if (value !== undefined) query.set(name, String(value));
  }
  return query.toString();
}

/**
 * Uploads by tus (https://tus.io, version 1.0): browsers cannot stream a request body over HTTP/1.1, and a cut
 * connection resumes. The CID is known only when the last byte was read, so it is sent and compared at the end.
 */
async function putPayload(
  manager: ManagerClient,
  ciphertext: ReadableStream<Uint8Array>,
  { size, place, onProgress, signal }: PutPayloadOptions,
): Promise<string> {
  if (place.patient === undefined || place.compartment === undefined)
    throw new InvalidInputError("A payload belongs to a chart and a compartment.");
  const tap = cidTap();
  // When the upload fails, its own error is the one to report.
  tap.imported.catch(() => undefined);
  const headers = await manager.headers();
  const reader = ciphertext.pipeThrough(tap).getReader();
  const stored = await new Promise<string | undefined>((resolve, reject) => {
    let answered: string | undefined;
    const upload = new Upload(reader, {
      endpoint: `${manager.url}/v1/uploads`,
      chunkSize: CHUNK_BYTES,
      fileReader: chunkReader,
      httpStack: fetchStack,
      uploadSize: size,
      retryDelays: RETRY_DELAYS,
      // A beginning whose answer got lost is the same beginning when it is sent again.
      headers: { ...headers, "idempotency-key": crypto.randomUUID() },
      metadata: { kind: "payload", patient: String(place.patient), compartment: String(place.compartment) },
      storeFingerprintForResuming: false,
      onProgress: (sent) => onProgress?.(sent),
      onAfterResponse: (_request, response) => {
        answered = response.getHeader(CID_HEADER) ?? answered;
      },
      onError: (cause) => reject(uploadError(cause)),
      onSuccess: () => resolve(answered),
    });
    signal?.addEventListener("abort", () => {
      void upload.abort(true).catch(() => undefined);
      reject(new DOMException("The upload was cancelled.", "AbortError"));
    });
    upload.start();
  });
  const { cid } = await tap.imported;
  if (stored !== cid) throw new BlobMismatchError();
  return cid;
}
