import { create, type HTTPRPCOptions, type KuboRPCClient } from "kubo-rpc-client";
import type { CID } from "multiformats/cid";
import * as raw from "multiformats/codecs/raw";
import { asBufferSource } from "../crypto/bytes.ts";
import { BlobMismatchError, BlobNotFoundError } from "../errors.ts";
import type { MendableStore } from "./blobStore.ts";
import { parseCid, pointerToCidObject, sha256Pointer } from "./cid.ts";
import { kuboAdd } from "./kuboAdd.ts";
import { answered, MISSING } from "./kuboErrors.ts";
import { kuboPins } from "./kuboPins.ts";
import { requireObject, requirePayload } from "./limits.ts";
import { mendBlocks } from "./mend.ts";
import { collect, exportStream, linksOf, sizeOfFile, verified, type BlockReader } from "./unixfs.ts";

export interface KuboStoreOptions {
  /** Kubo's RPC address, such as `http://127.0.0.1:5001`. Whoever reaches it owns the node: keep it private. */
  readonly url: string;
  /** Longest wait for one answer. Milliseconds, default 10,000. */
  readonly timeout?: number | undefined;
  /** Name on everything pinned here: the operator tells by it what is whose on a node. */
  readonly owner?: string | undefined;
}

/** Asks this node alone: a missing block is an answer, not a search of the network. Kubo knows it, the client's types do not. */
const LOCAL = { offline: true } as HTTPRPCOptions;

const BLOCKS_PER_REQUEST = 200;

/** Blobs in an IPFS node (Kubo) that this operator runs. Everything kept is pinned; nothing is fetched from the network. */
export function kuboStore({ url, timeout = 10_000, owner = "chartkey" }: KuboStoreOptions): MendableStore {
  const client = create({ url });
  const bounded = () => ({ ...LOCAL, signal: AbortSignal.timeout(timeout) });
  const pins = kuboPins(client, bounded);

  const getBlock = (cid: CID) => answered(() => client.block.get(cid, bounded()));
  const blocks: BlockReader = {
    async *get(cid) {
      yield await getBlock(cid);
    },
  };

  const remove = (list: CID[]) => inBatches(list, (batch) => removeBlocks(client, batch, bounded()));
  const add = (content: ReadableStream<Uint8Array>) => kuboAdd(content, { url, owner, timeout, discard: remove });

  return {
    async putObject(pointer, bytes) {
      await requireObject(pointer, bytes);
      await add(new Blob([asBufferSource(bytes)]).stream());
    },

    async getObject(pointer) {
      const bytes = await getBlock(pointerToCidObject(pointer));
      if ((await sha256Pointer(bytes)) !== pointer) throw new BlobMismatchError();
      return bytes;
    },

    putPayload: async (ciphertext, options) => (await add(requirePayload(ciphertext, options))).toString(),

    getPayload: (cid, options = {}) => exportStream(blocks, cid, options),

    sizeOf: (cid) => present(sizeOfFile(blocks, cid)),

    async delete(cid) {
      const root = parseCid(cid);
      const list = await blocksUnder(blocks, root);
      await pins.remove(root);
      await answered(() => remove(list));
    },

    blocksOf(cid) {
      parseCid(cid);
      return blocks;
    },

    async mend(cid, source) {
      const root = parseCid(cid);
      const unpinned = (await pins.has(root)) ? 0 : 1;
      const flawed: CID[] = [];
      const found = await mendBlocks(cid, {
        stored: blocks,
        source,
        putBack: (block) => Promise.resolve(flawed.push(block)),
      });
      if (found.lost === 0 && flawed.length + unpinned > 0) {
        // Kubo writes no block that it believes to have, and removes none that is pinned.
        if (found.damaged > 0) await pins.remove(root).then(() => answered(() => remove(flawed)));
        // As a whole, like a new one: a block by itself would be garbage until it is pinned.
        await add(await exportStream(source, cid));
      }
      return { ...found, unpinned };
    },

    async keeps(cid) {
      const root = parseCid(cid);
      return (await pins.has(root)) && (await this.sizeOf(cid)) !== undefined;
    },

    close: () => Promise.resolve(),
  };
}

async function inBatches(list: CID[], work: (batch: CID[]) => Promise<void>): Promise<void> {
  for (let start = 0; start < list.length; start += BLOCKS_PER_REQUEST) {
    await work(list.slice(start, start + BLOCKS_PER_REQUEST));
  }
}

/**
 * All blocks of a payload. Only those that link to others are read: how long it takes hardly grows with the payload. What is
 * below one that is gone or damaged is not found; unpinned, Kubo collects it.
 */
async function blocksUnder(blocks: BlockReader, root: CID): Promise<CID[]> {
  const list: CID[] = [];
  const open = [root];
  for (let block = open.pop(); block; block = open.pop()) {
    list.push(block);
    if (block.code === raw.code) continue;
    const bytes = await present(collect(verified(blocks).get(block)), BlobMismatchError);
    if (bytes) open.push(...(await linksOf(block, bytes)));
  }
  return list;
}

/** Undefined for what is not there. */
async function present<Answer>(
  answer: Promise<Answer>,
  absent: new () => Error = BlobNotFoundError,
): Promise<Answer | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof BlobNotFoundError || error instanceof absent) return undefined;
    throw error;
  }
}

/** A block that another payload holds too is still pinned, and Kubo keeps it: that is what is wanted. */
async function removeBlocks(client: KuboRPCClient, list: CID[], options: HTTPRPCOptions): Promise<void> {
  for await (const { error } of client.block.rm(list, { force: true, ...options })) {
    if (error && !/pinned/.test(error.message) && !MISSING.test(error.message)) throw error;
  }
}
