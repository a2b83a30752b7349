import { Upload, type DetailedError } from "tus-js-client";
import type { ApiClient } from "./client.ts";
import type { TestManager } from "./manager.ts";

export interface UploadResult {
  readonly cid: string | undefined;
  readonly status: number;
  readonly code: string | undefined;
}

export type UploadOptions = Partial<ConstructorParameters<typeof Upload>[1]>;

/** Uploads a payload with the client library that the portal uses too. */
export function uploadPayload(
  manager: TestManager,
  client: ApiClient,
  bytes: Uint8Array | NodeJS.ReadableStream,
  metadata: Record<string, string>,
  options: UploadOptions = {},
): Promise<UploadResult> {
  return new Promise((resolve, reject) => {
    let cid: string | undefined;
    let status = 0;
    const upload = new Upload(bytes instanceof Uint8Array ? Buffer.from(bytes) : (bytes as never), {
      endpoint: `${manager.url()}/v1/uploads`,
      headers: client.headers,
      metadata,
      retryDelays: null,
      chunkSize: 1024 * 1024,
      onAfterResponse: (_request, response) => {
        cid = response.getHeader("chartkey-cid") ?? cid;
        status = response.getStatus();
      },
      onSuccess: () => {
        resolve({ cid, status, code: undefined });
      },
      onError: (error) => {
        const response = (error as DetailedError).originalResponse;
        if (!response) {
          reject(error);
          return;
        }
        resolve({ cid, status: response.getStatus(), code: codeIn(response.getBody()) });
      },
      ...options,
    });
    upload.start();
  });
}

function codeIn(body: string): string | undefined {
  try {
    return (JSON.parse(body) as { code?: string }).code;
  } catch {
    return undefined;
  }
}
