import { create, type HTTPRPCOptions, type KuboRPCClient } from "kubo-rpc-client";
import type { CID } from "multiformats/cid";
import { BlobMismatchError, BlobNotFoundError, ChartkeyError, StoreUnavailableError } from "../errors.ts";
import type { OwnBlobStore } from "./blobStore.ts";
import { parseCid, pointerToCidObject, sha256Pointer } from "./cid.ts";
import { requireObject, requirePayload } from "./limits.ts";
import { chunksOf, cidTap, exportStream, sizeOfFile, type BlockReader } from "./unixfs.ts";

export interface KuboStoreOptions {
  /** Kubo's RPC address, such as `http://127.0.0.1:5001`. Whoever reaches it owns the node: keep it private. */
  readonly url: string;
  /** Longest wait for one answer, and for the node to take the next part of a stream. Milliseconds, default 10,000. */
  readonly timeout?: number | undefined;
}

/** The profile `unixfs-v1-2025` in the words of Kubo's RPC, which takes no profile name. Pinned only once the CID is right. */
const ADD = {
  cidVersion: 1,
  rawLeaves: true,
  chunker: "size-1048576",
  trickle: false,
  hashAlg: "sha2-256",
  pin: false,
} as const;

/** Asks this node alone: a missing block is an answer, not a search of the network. Kubo knows it, the client's types do not. */
const LOCAL = { offline: true } as HTTPRPCOptions;

/** Kubo's names for "I do not have this block" in its error texts. */
const MISSING = /not found|could not find/i;
const BLOCKS_PER_REQUEST = 200;

/** Blobs in an IPFS node (Kubo) that this operator runs. Everything kept is pinned; nothing is fetched from the network. */
export function kuboStore({ url, timeout = 10_000 }: KuboStoreOptions): OwnBlobStore {
  const client = create({ url });
  const bounded = () => ({ ...LOCAL, signal: AbortSignal.timeout(timeout) });

  const getBlock = (cid: CID) => answered(() => client.block.get(cid, bounded()));
  const blocks: BlockReader = {
    async *get(cid) {
      yield await getBlock(cid);
    },
  };

  return {
    async putObject(pointer, bytes) {
      await requireObject(pointer, bytes);
      const cid = pointerToCidObject(pointer);
      const options = { format: "raw", mhtype: "sha2-256", version: 1, pin: true, ...bounded() } as const;
      const stored = await answered(() => client.block.put(bytes, options));
      if (!stored.equals(cid)) throw new BlobMismatchError();
    },

    async getObject(pointer) {
      const bytes = await getBlock(pointerToCidObject(pointer));
      if ((await sha256Pointer(bytes)) !== pointer) throw new BlobMismatchError();
      return bytes;
    },

    async putPayload(ciphertext, options) {
      const cid = await addStream(client, requirePayload(ciphertext, options), timeout);
      await answered(() => client.pin.add(cid, bounded()));
      return cid.toString();
    },

    getPayload: (cid, options = {}) => exportStream(blocks, cid, options),

    async sizeOf(cid) {
      try {
        return await sizeOfFile(blocks, cid);
      } catch (error) {
        if (error instanceof BlobNotFoundError) return undefined;
        throw error;
      }
    },

    async delete(cid) {
      const root = parseCid(cid);
      if ((await this.sizeOf(cid)) === undefined) return;
      const list = await answered(() => blocksUnder(client, root, bounded()));
      await answered(() => unpin(client, root, bounded()));
      for (let start = 0; start < list.length; start += BLOCKS_PER_REQUEST) {
        await answered(() => removeBlocks(client, list.slice(start, start + BLOCKS_PER_REQUEST), bounded()));
      }
    },

    close: () => Promise.resolve(),
  };
}

/** Adds a stream and checks that Kubo cut it into the same blocks as everybody else. */
async function addStream(client: KuboRPCClient, stream: ReadableStream<Uint8Array>, timeout: number): Promise<CID> {
  const tap = cidTap();
  const stalled = new AbortController();
  let sourceError: unknown;

  async function* source() {
    let timer: NodeJS.Timeout | undefined;
    try {
      for await (const chunk of chunksOf(stream.pipeThrough(tap))) {
        // Runs while Kubo is busy with this chunk, not while the source is slow to give the next one.
        timer = setTimeout(() => {
          stalled.abort();
        }, timeout);
        yield chunk;
        clearTimeout(timer);
      }
    } catch (error) {
      sourceError = error;
      throw error;
    } finally {
      clearTimeout(timer);
    }
    setTimeout(() => {
      stalled.abort();
    }, timeout).unref();
  }

  const added = await answered(() => client.add(source(), { ...ADD, signal: stalled.signal })).catch(
    (error: unknown) => {
      throw sourceError ?? error;
    },
  );
  const { cid } = await tap.imported;
  if (added.cid.toString() !== cid) throw new BlobMismatchError();
  return added.cid;
}

async function blocksUnder(client: KuboRPCClient, root: CID, options: HTTPRPCOptions): Promise<CID[]> {
  const list = [root];
  for await (const { ref, err } of client.refs(root, { recursive: true, unique: true, ...options })) {
    if (err) throw new Error("Kubo cannot list this payload's blocks.", { cause: err });
    list.push(parseCid(ref));
  }
  return list;
}

async function unpin(client: KuboRPCClient, root: CID, options: HTTPRPCOptions): Promise<void> {
  try {
    await client.pin.rm(root, options);
  } catch (error) {
    if (!(error instanceof Error && error.message.includes("not pinned"))) throw error;
  }
}

/** A block that another payload holds too is still pinned, and Kubo keeps it: that is what is wanted. */
async function removeBlocks(client: KuboRPCClient, list: CID[], options: HTTPRPCOptions): Promise<void> {
  for await (const { error } of client.block.rm(list, { force: true, ...options })) {
    if (error && !/pinned/.test(error.message) && !MISSING.test(error.message)) throw error;
  }
}

/** Runs one conversation with Kubo and gives its failures our names. */
async function answered<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof ChartkeyError) throw cause;
    if (cause instanceof Error && cause.name === "HTTPError" && MISSING.test(cause.message))
      throw new BlobNotFoundError({ cause });
    throw new StoreUnavailableError({ cause });
  }
}
