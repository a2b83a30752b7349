import { code as dagPb, encode } from "@ipld/dag-pb";
import { CID } from "multiformats/cid";
import { sha256 } from "multiformats/hashes/sha2";
import { StoreUnavailableError } from "../errors.ts";
import type { KuboPins } from "./kuboPins.ts";
import type { BlockWriter } from "./unixfs.ts";

/** How often blocks are handed over again that Kubo collected before it pinned the first one. */
const ATTEMPTS = 10;
/** Milliseconds after which Kubo is taken to wait for a block that it collected before it was pinned. */
const STALLED = 500;
/** Blocks that one pin holds; as many are kept here until it does. */
const GROUP = 8;

interface Node {
  readonly pins: KuboPins;
  readonly put: (cid: CID, bytes: Uint8Array) => Promise<void>;
  readonly remove: (blocks: CID[]) => Promise<void>;
}

interface Block {
  readonly cid: CID;
  readonly bytes: Uint8Array;
}

/**
 * Blocks on their way into a Kubo that may collect garbage at any moment. A few at a time are held by a pin of their own,
 * on a node that links to them and to nothing that anybody else has; what was collected sooner is handed over again. Each
 * block by itself could be pinned too, but two pins for each cost half the speed, and one would be mixed up with that of
 * an object that is the same block.
 */
export function kuboArrival({ pins, put, remove }: Node) {
  const written: CID[] = [];
  const holders: CID[] = [];
  let open: Block[] = [];

  /**
   * Pins `root`. Where a block below it was collected, Kubo waits as if the network could bring it, and lets its garbage
   * collection wait meanwhile: handed over again, the block goes on where it stands.
   */
  async function pin(root: CID, blocks: readonly Block[]): Promise<void> {
    let handingOver: Promise<unknown> = Promise.resolve();
    const handOver = () => {
      handingOver = Promise.allSettled([handingOver, ...blocks.map(({ cid, bytes }) => put(cid, bytes))]);
      return handingOver;
    };
    const timer = setInterval(() => void handOver(), STALLED);
    try {
      for (let attempt = 1; !(await pins.add(root)); attempt++) {
        if (attempt === ATTEMPTS) throw new StoreUnavailableError();
        await handOver();
      }
    } finally {
      clearInterval(timer);
      // Nothing may arrive behind the back of whoever deletes it next.
      await handingOver;
    }
  }

  async function hold(blocks: readonly Block[]): Promise<void> {
    const holder = await holderOf(blocks);
    holders.push(holder.cid);
    await put(holder.cid, holder.bytes);
    await pin(holder.cid, [...blocks, holder]);
  }

  async function release(): Promise<void> {
    await Promise.all(holders.map((holder) => pins.remove(holder)));
    if (holders.length > 0) await remove(holders);
  }

  return {
    async put(cid: CID, bytes: Parameters<BlockWriter["put"]>[1]): Promise<CID> {
      if (!(bytes instanceof Uint8Array)) throw new TypeError("The importer gives whole blocks.");
      written.push(cid);
      await put(cid, bytes);
      open.push({ cid, bytes });
      if (open.length >= GROUP) {
        const group = open;
        open = [];
        await hold(group);
      }
      return cid;
    },

    /** Pins what the blocks make together, for good. */
    async keep(root: CID): Promise<void> {
      await pin(root, open);
      await release();
    },

    /** Takes away what arrived; what is pinned for something else stays. */
    async drop(): Promise<void> {
      await release().catch(() => undefined);
      await remove(written).catch(() => undefined);
    },
  };
}

/** A node that links to these blocks. Random bytes in it: no two arrivals share one. */
async function holderOf(blocks: readonly Block[]): Promise<Block> {
  const links = blocks.map(({ cid, bytes }) => ({ Hash: cid, Name: "", Tsize: bytes.byteLength }));
  const bytes = encode({ Data: crypto.getRandomValues(new Uint8Array(16)), Links: links });
  return { cid: CID.createV1(dagPb, await sha256.digest(bytes)), bytes };
}
