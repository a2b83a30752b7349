import { asBufferSource } from "../crypto/bytes.ts";
import { nodeCrypto } from "../crypto/segmentCipher.ts";

/** Bytes of a leaf in the UnixFS profile `unixfs-v1-2025`. */
export const LEAF_BYTES = 1024 * 1024;

/** SHA-256 of one leaf, fed in parts. Takes the bytes in at once. */
export interface LeafHash {
  update(part: Uint8Array): void;
  digest(): Promise<Uint8Array>;
}

/** Makes the hash for one leaf after another. */
export type LeafHashes = () => LeafHash;

/** The fastest way to hash leaves here. */
export function leafHashes(): LeafHashes {
  return nodeHashes() ?? inWorker ?? platformHashes();
}

/** Node's own SHA-256 takes a leaf in parts, so nothing is put together or copied. */
function nodeHashes(): LeafHashes | undefined {
  const node = nodeCrypto();
  if (!node) return undefined;
  return () => {
    const hash = node.createHash("sha256");
    return {
      update: (part) => void hash.update(part),
      digest: () => Promise.resolve(new Uint8Array(hash.digest())),
    };
  };
}

/** WebCrypto wants a leaf whole. It copies what it is given (Web Cryptography, "digest"), so one buffer serves for all. */
function platformHashes(): LeafHashes {
  const leaf = new Uint8Array(LEAF_BYTES);
  return () => gathered(leaf, async (bytes) => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
}

function gathered(leaf: Uint8Array, digest: (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>): LeafHash {
  let length = 0;
  return {
    update(part) {
      leaf.set(part, length);
      length += part.length;
    },
    digest: () => digest(asBufferSource(leaf.subarray(0, length))),
  };
}

let inWorker: LeafHashes | undefined;

/** What travels between a page and its hashing worker: the leaf's buffer goes back and forth and is never copied. */
interface HashMessage {
  readonly id: number;
  readonly buffer: ArrayBuffer;
  readonly length: number;
}
interface HashReply {
  readonly id: number;
  readonly buffer: ArrayBuffer;
  readonly digest: ArrayBuffer;
}

/**
 * Has payloads hashed in `worker` as soon as it answers, beside the thread that encrypts them: in browsers WebCrypto works
 * on the thread that calls it. The worker's script calls {@link serveHashing}. It sees ciphertext only. A worker that never
 * starts is never used; what is under way in one that stops fails, and whatever comes after is hashed without it.
 */
export function hashInWorker(worker: Worker): void {
  const waiting = new Map<number, { resolve: (digest: Uint8Array) => void; reject: (reason: unknown) => void }>();
  const free: ArrayBuffer[] = [];
  let next = 0;
  const ask = (buffer: ArrayBuffer, length: number): Promise<Uint8Array> => {
    const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
    const id = next++;
    waiting.set(id, { resolve, reject });
    worker.postMessage({ id, buffer, length } satisfies HashMessage, [buffer]);
    return promise;
  };
  const byWorker: LeafHashes = () => {
    const buffer = free.pop() ?? new ArrayBuffer(LEAF_BYTES);
    return gathered(new Uint8Array(buffer), ({ length }) => ask(buffer, length));
  };
  worker.addEventListener("message", ({ data }: MessageEvent<HashReply>) => {
    free.push(data.buffer);
    waiting.get(data.id)?.resolve(new Uint8Array(data.digest));
    waiting.delete(data.id);
  });
  worker.addEventListener("error", () => {
    if (inWorker === byWorker) inWorker = undefined;
    for (const { reject } of waiting.values()) reject(new Error("The hashing worker stopped."));
    waiting.clear();
  });
  // Nothing hangs on a worker that was never heard of.
  ask(new ArrayBuffer(LEAF_BYTES), 0).then(
    () => (inWorker = byWorker),
    () => undefined,
  );
}

/** The whole program of a hashing worker. */
export function serveHashing(scope: Pick<Worker, "addEventListener" | "postMessage">): void {
  scope.addEventListener("message", (event) => {
    const { id, buffer, length } = (event as MessageEvent<HashMessage>).data;
    void crypto.subtle.digest("SHA-256", new Uint8Array(buffer, 0, length)).then((digest) => {
      scope.postMessage({ id, buffer, digest } satisfies HashReply, [buffer]);
    });
  });
}
