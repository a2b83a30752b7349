import type { CID } from "multiformats/cid";
import { BlobMismatchError, BlobNotFoundError } from "../errors.ts";
import { parseCid } from "./cid.ts";
import { type BlockReader, collect, linksOf, verified } from "./unixfs.ts";

/** What was found while one blob was looked at, in blocks. */
export interface Mending {
  readonly blocks: number;
  readonly bytes: number;
  /** Not there; put back, unless they are among the lost. */
  readonly missing: number;
  /** There with other bytes; put back, unless they are among the lost. */
  readonly damaged: number;
  /** Nowhere to be had. What they link to is not counted: nobody knows it. */
  readonly lost: number;
  /** 1 when the store would have thrown the blob away: its pin was gone. */
  readonly unpinned: number;
}

interface Hands {
  readonly stored: BlockReader;
  /** Where good blocks come from. */
  readonly source: BlockReader;
  readonly putBack: (block: CID, bytes: Uint8Array) => Promise<unknown>;
}

/** Walks all blocks of a blob from its first one, one at a time. */
export async function mendBlocks(cid: string, { stored, source, putBack }: Hands): Promise<Mending> {
  const found = { blocks: 0, bytes: 0, missing: 0, damaged: 0, lost: 0, unpinned: 0 };

  async function good(block: CID): Promise<Uint8Array | undefined> {
    const flaw = { kind: "missing" as Flaw };
    const here = await blockFrom(stored, block, (kind) => (flaw.kind = kind));
    if (here) return here;
    found[flaw.kind]++;
    const bytes = await blockFrom(source, block);
    if (bytes) await putBack(block, bytes);
    else found.lost++;
    return bytes;
  }

  const seen = new Set<string>();
  const open = [parseCid(cid)];
  for (let block = open.pop(); block; block = open.pop()) {
    if (seen.has(block.toString())) continue;
    seen.add(block.toString());
    found.blocks++;
    const bytes = await good(block);
    found.bytes += bytes?.byteLength ?? 0;
    if (bytes) open.push(...(await linksOf(block, bytes)));
  }
  return found;
}

type Flaw = "missing" | "damaged";

/** A block whose hash is right, or undefined. A store that does not answer is another matter: that error goes on. */
async function blockFrom(
  blocks: BlockReader,
  block: CID,
  onFlaw: (kind: Flaw) => void = () => undefined,
): Promise<Uint8Array | undefined> {
  try {
    return await collect(verified(blocks).get(block));
  } catch (error) {
    if (error instanceof BlobNotFoundError) onFlaw("missing");
    else if (error instanceof BlobMismatchError) onFlaw("damaged");
    else throw error;
    return undefined;
  }
}
