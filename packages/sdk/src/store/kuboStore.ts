import { create, type BlockPutOptions, type HTTPRPCOptions, type KuboRPCClient } from "kubo-rpc-client";
import type { CID } from "multiformats/cid";
import * as raw from "multiformats/codecs/raw";
import { BlobMismatchError, BlobNotFoundError, ChartkeyError, StoreUnavailableError } from "../errors.ts";
import type { MendableStore } from "./blobStore.ts";
import { parseCid, pointerToCidObject, sha256Pointer } from "./cid.ts";
import { kuboArrival } from "./kuboArrival.ts";
import { kuboPins, MISSING } from "./kuboPins.ts";
import { requireObject, requirePayload } from "./limits.ts";
import { mendBlocks } from "./mend.ts";
import { exportStream, importStream, sizeOfFile, type BlockReader, type BlockWriter } from "./unixfs.ts";

export interface KuboStoreOptions {
  /** Kubo's RPC address, such as `http://127.0.0.1:5001`. Whoever reaches it owns the node: keep it private. */
  readonly url: string;
  /** Longest wait for one answer. Milliseconds, default 10,000. */
  readonly timeout?: number | undefined;
  /** Name on everything pinned here: `list` tells what is this owner's from what else the node keeps. */
  readonly owner?: string | undefined;
}

/** Asks this node alone: a missing block is an answer, not a search of the network. Kubo knows it, the client's types do not. */
const LOCAL = { offline: true } as HTTPRPCOptions;

const BLOCKS_PER_REQUEST = 200;

/** Blobs in an IPFS node (Kubo) that this operator runs. Everything kept is pinned; nothing is fetched from the network. */
export function kuboStore({ url, timeout = 10_000, owner = "chartkey" }: KuboStoreOptions): MendableStore {
  const client = create({ url });
  const bounded = () => ({ ...LOCAL, signal: AbortSignal.timeout(timeout) });
  const pins = kuboPins(client, owner, bounded);

  const getBlock = (cid: CID) => answered(() => client.block.get(cid, bounded()));
  const blocks: BlockReader = {
    async *get(cid) {
      yield await getBlock(cid);
    },
  };

  const arrival = () =>
    kuboArrival({
      pins,
      // Not marked as a local matter: only so does a pin hear of the block that waits for it.
      put: (cid, bytes) => putBlock(client, cid, bytes, { signal: AbortSignal.timeout(timeout) }),
      remove: (list) => inBatches(list, (batch) => removeBlocks(client, batch, bounded())),
    });

  /** Brings blocks in, and pins what they make together; nothing stays when that fails. */
  async function bringIn(work: (writer: BlockWriter) => Promise<CID>): Promise<CID> {
    const arriving = arrival();
    try {
      const root = await work(arriving);
      await answered(() => arriving.keep(root));
      return root;
    } catch (error) {
      await arriving.drop();
      throw error;
    }
  }

  return {
    async putObject(pointer, bytes) {
      await requireObject(pointer, bytes);
      const cid = pointerToCidObject(pointer);
      await bringIn(async (writer) => writer.put(cid, bytes));
    },

    async getObject(pointer) {
      const bytes = await getBlock(pointerToCidObject(pointer));
      if ((await sha256Pointer(bytes)) !== pointer) throw new BlobMismatchError();
      return bytes;
    },

    /**
     * Cuts the stream into blocks here and hands them to Kubo one by one, a few at a time. Kubo's own `add` would take the
     * stream whole, but its client keeps all of it in memory, and the node's settings would have a say in the CID.
     */
    async putPayload(ciphertext, options) {
      const stream = requirePayload(ciphertext, options);
      const root = await bringIn(async (writer) => parseCid((await importStream(writer, stream)).cid));
      return root.toString();
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
      if ((await this.sizeOf(cid)) === undefined) {
        await answered(() => pins.remove(root));
        return;
      }
      const list = await answered(() => blocksUnder(client, root, bounded()));
      await answered(() => pins.remove(root));
      await answered(() => inBatches(list, (batch) => removeBlocks(client, batch, bounded())));
    },

    blocksOf(cid) {
      parseCid(cid);
      return blocks;
    },

    async mend(cid, source) {
      const root = parseCid(cid);
      const unpinned = (await answered(() => pins.has(root))) ? 0 : 1;
      const arriving = arrival();
      const found = await mendBlocks(cid, {
        stored: blocks,
        source,
        putBack: (block, bytes) => arriving.put(block, bytes),
      });
      if (found.lost === 0) await answered(() => arriving.keep(root));
      return { ...found, unpinned };
    },

    async keeps(cid) {
      const root = parseCid(cid);
      return (await answered(() => pins.has(root))) && (await this.sizeOf(cid)) !== undefined;
    },

    async *list() {
      for (const cid of await answered(() => pins.owned())) yield cid.toString();
    },

    close: () => Promise.resolve(),
  };
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
