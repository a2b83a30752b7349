import type { CID } from "multiformats/cid";
import { BlobMismatchError, StoreUnavailableError } from "../errors.ts";
import { parseCid } from "./cid.ts";
import { cidTap } from "./cidTap.ts";

/**
 * IPIP-499's profile, said in full: the node's own settings have no say in the CID. Kubo holds its garbage collection back
 * while an `add` runs, and pins what came of it before it lets go.
 */
const OPTIONS = {
  "cid-version": "1",
  "raw-leaves": "true",
  chunker: "size-1048576",
  "max-file-links": "1024",
  hash: "sha2-256",
  trickle: "false",
  inline: "false",
  "wrap-with-directory": "false",
  pin: "true",
  quieter: "true",
};

interface Target {
  /** Kubo's RPC address. */
  readonly url: string;
  /** Name of the pin. */
  readonly owner: string;
  /** Longest time that Kubo may take nothing and say nothing. Milliseconds. */
  readonly timeout: number;
  /** Called with the blocks that may have arrived when the rest did not. Kubo's garbage collection gets what comes later. */
  readonly discard: (blocks: CID[]) => Promise<unknown>;
}

/**
 * Hands a stream to Kubo's `add`, no faster than Kubo takes it, and checks that Kubo names it as we do. Kubo's own client
 * would keep all of it in memory.
 *
 * @throws what `content` fails with; {@link StoreUnavailableError}; {@link BlobMismatchError} when Kubo names it otherwise.
 */
export async function kuboAdd(content: ReadableStream<Uint8Array>, target: Target): Promise<CID> {
  const tap = cidTap();
  const body = multipart(content.pipeThrough(tap), target.timeout);
  try {
    const stored = await post(body, target);
    const { cid } = await tap.imported;
    if (stored !== cid) throw new BlobMismatchError();
    return parseCid(cid);
  } catch (error) {
    await body.cancel(error);
    await tap
      .leaves()
      .then(target.discard)
      .catch(() => undefined);
    throw body.failure() ?? error;
  } finally {
    body.stopWaiting();
  }
}

async function post(body: Multipart, { url, owner }: Target): Promise<string | undefined> {
  const query = new URLSearchParams({ ...OPTIONS, "pin-name": owner });
  const request = {
    method: "POST",
    headers: { "content-type": `multipart/form-data; boundary=${body.boundary}` },
    body: body.stream,
    duplex: "half",
    signal: body.silence,
  };
  try {
    const response = await fetch(`${url.replace(/\/$/, "")}/api/v0/add?${query.toString()}`, request);
    const text = await response.text();
    const [, hash] = /"Hash":"(\w+)"/.exec(text) ?? [];
    if (!response.ok || hash === undefined) throw new Error(`Kubo did not add: ${text.slice(0, 500)}`);
    return hash;
  } catch (cause) {
    throw new StoreUnavailableError({ cause });
  }
}

interface Multipart {
  readonly boundary: string;
  readonly stream: ReadableStream<Uint8Array>;
  /** Aborts when Kubo had something to take or to say for too long. */
  readonly silence: AbortSignal;
  /** What the content failed with, if it did. */
  failure(): unknown;
  cancel(reason: unknown): Promise<void>;
  stopWaiting(): void;
}

/** One file as a form, in pieces as they are asked for. */
function multipart(content: ReadableStream<Uint8Array>, timeout: number): Multipart {
  const boundary = `chartkey-${crypto.randomUUID()}`;
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="blob"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  const reader = content.getReader();
  const silent = new AbortController();
  let failed: unknown;
  let timer = setTimeout(() => undefined);
  // It is Kubo's turn from here on, until it asks for more.
  const wait = () => {
    timer = setTimeout(() => {
      silent.abort(new Error("Kubo does not answer."));
    }, timeout);
  };
  const text = (words: string) => new TextEncoder().encode(words);
  wait();
  const stream = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        controller.enqueue(text(head));
      },
      async pull(controller) {
        clearTimeout(timer);
        const { value, done } = await reader.read().catch((error: unknown) => {
          failed = error;
          throw error;
        });
        wait();
        if (!done) {
          controller.enqueue(value);
          return;
        }
        controller.enqueue(text(`\r\n--${boundary}--\r\n`));
        controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  return {
    boundary,
    stream,
    silence: silent.signal,
    failure: () => failed,
    cancel: (reason) => reader.cancel(reason).catch(() => undefined),
    stopWaiting: () => {
      clearTimeout(timer);
    },
  };
}
