// @ts-nocheck
import type { HttpRequest, HttpResponse, HttpStack } from "tus-js-client";

/**
 * Lets tus send blobs with `fetch`, in Node as in browsers: its own stack for Node takes no blobs, and bodies that are
 * no blobs pile up in a tab's memory until the garbage collector comes by.
 */
export const fetchStack: HttpStack = {
  createRequest,
  getName: () => "fetch",
};

function createRequest(method: string, url: string): HttpRequest {
  const headers: Record<string, string> = {};
  const stop = new AbortController();
  let onProgress: ((sent: number) => void) | undefined;
  return {
    getMethod: () => method,
    getURL: () => url,
    setHeader(name: string, value: string) {
      headers[name.toLowerCase()] = value;
    },
    getHeader: (name: string) => headers[name.toLowerCase()],
    setProgressHandler(handler: (sent: number) => void) {
      onProgress = handler;
    },
    async send(body: Blob | null = null) {
      const response = await fetch(url, {
        method,
        headers,
        body,
        signal: stop.signal,
        credentials: "omit",
        redirect: "error",
      });
      const text = await response.text();
      if (body !== null) onProgress?.(body.size);
      return responseOf(response, text);
    },
    abort() {
      stop.abort();
      return Promise.resolve();
    },
    getUnderlyingObject: () => undefined,
  };
}

function responseOf(response: Response, text: string): HttpResponse {
  return {
    getStatus: () => response.status,
    getHeader: (name: string) => response.headers.get(name) ?? undefined,
    getBody: () => text,
    getUnderlyingObject: () => response,
  };
}
