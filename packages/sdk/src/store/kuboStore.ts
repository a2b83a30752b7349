import { create, type BlockPutOptions, type HTTPRPCOptions, type KuboRPCClient } from "kubo-rpc-client";
import type { CID } from "multiformats/cid";
import * as raw from "multiformats/codecs/raw";
import { BlobMismatchError, BlobNotFoundError, ChartkeyError, StoreUnavailableError } from "../errors.ts";
import type { OwnBlobStore } from "./blobStore.ts";
import { parseCid, pointerToCidObject, sha256Pointer } from "./cid.ts";
import { requireObject, requirePayload } from "./limits.ts";
import { exportStream, importStream, sizeOfFile, type BlockReader, type BlockWriter } from "./unixfs.ts";

export interface KuboStoreOptions {
  /** Kubo's RPC address, such as `http://127.0.0.1:5001`. Whoever reaches it owns the node: keep it private. */
  readonly url: string;
  /** Longest wait for one answer. Milliseconds, default 10,000. */
  readonly timeout?: number | undefined;
}

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
      await putBlock(client, pointerToCidObject(pointer), bytes, { pin: true, ...bounded() });
    },

    async getObject(pointer) {
      const bytes = await getBlock(pointerToCidObject(pointer));
      if ((await sha256Pointer(bytes)) !== pointer) throw new BlobMismatchError();
      return bytes;
    },

    putPayload: async (ciphertext, options) =>
      (await addBlocks(client, requirePayload(ciphertext, options), bounded)).toString(),

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
      await answered(() => inBatches(list, (batch) => removeBlocks(client, batch, bounded())));
    },

    close: () => Promise.resolve(),
  };
}

/**
 * Cuts a stream into blocks here and hands them to Kubo one by one, a few at a time. Kubo's own `add` would take the stream
 * whole, but its client keeps all of it in memory, and the node's settings would have a say in the CID.
 */
async function addBlocks(
  client: KuboRPCClient,
  stream: ReadableStream<Uint8Array>,
  bounded: () => HTTPRPCOptions,
): Promise<CID> {
  const written: CID[] = [];
  const writer: BlockWriter = {
    async put(cid, bytes) {
      if (!(bytes instanceof Uint8Array)) throw new TypeError("The importer gives whole blocks.");
      written.push(cid);
      await putBlock(client, cid, bytes, { pin: false, ...bounded() });
      return cid;
    },
  };
  try {
    const root = parseCid((await importStream(writer, stream)).cid);
    await answered(() => client.pin.add(root, bounded()));
    return root;
  } catch (error) {
    // What is pinned for something else stays.
    await inBatches(written, (batch) => removeBlocks(client, batch, bounded())).catch(() => undefined);
    throw error;
  }
}

async function putBlock(client: KuboRPCClient, cid: CID, bytes: Uint8Array, options: BlockPutOptions): Promise<void> {
  const format = cid.code === raw.code ? "raw" : "dag-pb";
  const stored = await answered(() => client.block.put(bytes, { format, mhtype: "sha2-256", version: 1, ...options }));
  if (!stored.equals(cid)) throw new BlobMismatchError();
}

async function inBatches(list: CID[], work: (batch: CID[]) => Promise<void>): Promise<void> {
  for (let start = 0; start < list.length; start += BLOCKS_PER_REQUEST) {
    await work(list.slice(start, start + BLOCKS_PER_REQUEST));
  }
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
