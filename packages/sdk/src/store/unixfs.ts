import type { Blockstore } from "interface-blockstore";
import { exporter, type RawNode, type UnixFSFile } from "ipfs-unixfs-exporter";
import { importByteStream, type ImporterOptions } from "ipfs-unixfs-importer";
import type { CID } from "multiformats/cid";
import { equals } from "multiformats/bytes";
import { asBufferSource, concatBytes } from "../crypto/bytes.ts";
import { readStream } from "../crypto/segments.ts";
import { BlobMismatchError, BlobNotFoundError, InvalidInputError } from "../errors.ts";
import type { GetPayloadOptions } from "./blobStore.ts";
import { parseCid } from "./cid.ts";

export type BlockWriter = Pick<Blockstore, "put">;
export type BlockReader = Pick<Blockstore, "get">;

export interface Imported {
  readonly cid: string;
  /** Bytes of content, without the blocks that only hold links. */
  readonly size: number;
}

/**
 * IPIP-499 names this profile: CIDv1, raw leaves, chunks of 1 MiB, balanced, at most 1024 links a node. A few blocks
 * are hashed and written at once; the importer's own default of 50 would hold 50 MiB.
 */
export const IMPORT_OPTIONS: ImporterOptions = { profile: "unixfs-v1-2025", blockWriteConcurrency: 4 };

/** Blocks fetched ahead of a reader. */
const READ_AHEAD = 4;

/**
 * Cuts a stream into UnixFS blocks and writes them, in memory that does not grow with the stream.
 * @throws {@link InvalidInputError} when the stream is empty.
 */
export async function importStream(blocks: BlockWriter, stream: ReadableStream<Uint8Array>): Promise<Imported> {
  let size = 0;
  async function* counted() {
    for await (const chunk of readStream(stream)) {
      size += chunk.byteLength;
      yield chunk;
    }
    // Thrown before the importer writes the block of nothing.
    if (size === 0) throw new InvalidInputError("There is nothing to store: the stream is empty.");
  }
  const { cid } = await importByteStream(counted(), blocks, { ...IMPORT_OPTIONS });
  return { cid: cid.toString(), size };
}

/**
 * Reads a payload from its blocks, checking the hash of each, no further ahead of the reader than a few blocks.
 * @throws {@link BlobNotFoundError}, {@link BlobMismatchError}, at once or as the stream's error.
 */
export function exportStream(
  blocks: BlockReader,
  cid: string,
  options: GetPayloadOptions = {},
): Promise<ReadableStream<Uint8Array>> {
  return exportChecked(verified(blocks), cid, options);
}

/** The same from blocks whose hashes are checked already. */
export async function exportChecked(
  checked: BlockReader,
  cid: string,
  { offset = 0, signal }: GetPayloadOptions = {},
): Promise<ReadableStream<Uint8Array>> {
  const parts = contentOf(checked, await fileOf(checked, parseCid(cid)), offset);
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        signal?.throwIfAborted();
        const { value, done } = await parts.next();
        if (done === true) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await parts.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}

/**
 * Size in bytes of a payload whose blocks are there.
 * @throws {@link BlobNotFoundError}
 */
export async function sizeOfFile(blocks: BlockReader, cid: string): Promise<number> {
  return Number((await fileOf(verified(blocks), parseCid(cid))).size);
}

/** The CID that every store must give for this content. Nothing is kept. */
export function cidOfStream(stream: ReadableStream<Uint8Array>): Promise<Imported> {
  return importStream(nowhere, stream);
}

/** Blocks as they are named: a block whose hash is not its CID's is refused. */
export function verified(blocks: BlockReader): BlockReader {
  return {
    async *get(cid, options) {
      const bytes = await collect(blocks.get(cid, options));
      const digest = await crypto.subtle.digest("SHA-256", bytes);
      if (!equals(new Uint8Array(digest), cid.multihash.digest)) throw new BlobMismatchError();
      yield bytes;
    },
  };
}

/** The blocks that a block of a payload links to; a leaf links to none. */
export async function linksOf(block: CID, bytes: Uint8Array): Promise<CID[]> {
  const entry = await fileOf({ get: () => only(bytes) }, block);
  return entry.type === "raw" ? [] : entry.node.Links.map(({ Hash }) => Hash);
}

function* only(bytes: Uint8Array): Generator<Uint8Array> {
  yield bytes;
}

type FileEntry = UnixFSFile | RawNode;

async function fileOf(blocks: BlockReader, cid: CID): Promise<FileEntry> {
  const entry = await exporter(cid, blocks);
  if (entry.type === "raw") return entry;
  const links = entry.type === "file" ? entry.unixfs.blockSizes.length : 0;
  if (entry.type !== "file" || links === 0 || links !== entry.node.Links.length) throw new BlobNotFoundError();
  return entry;
}

/**
 * The content of a payload from `offset` on, in order. The exporter only decodes the nodes here: its own `content()` reads
 * on without waiting for the reader, and a bad block below the second level ends the whole process.
 */
async function* contentOf(blocks: BlockReader, entry: FileEntry, offset: number): AsyncGenerator<Uint8Array, void> {
  if (entry.type === "raw") {
    if (offset < entry.node.byteLength) yield entry.node.subarray(offset);
    return;
  }
  const wanted = childrenFrom(entry, offset);
  const ahead: Promise<FileEntry>[] = [];
  let next = 0;
  for (const { size, skip } of wanted) {
    while (ahead.length < READ_AHEAD && next < wanted.length) ahead.push(fetchChild(blocks, wanted[next++]));
    const child = await ahead.shift();
    if (child === undefined || Number(child.size) !== size) throw new BlobMismatchError();
    yield* contentOf(blocks, child, skip);
  }
}

interface Child {
  readonly cid: CID;
  readonly size: number;
  /** Bytes of this child that lie before the offset asked for. */
  readonly skip: number;
}

function childrenFrom(file: UnixFSFile, offset: number): Child[] {
  let start = 0;
  const children: Child[] = [];
  for (const [i, link] of file.node.Links.entries()) {
    const size = Number(file.unixfs.blockSizes[i]);
    if (start + size > offset) children.push({ cid: link.Hash, size, skip: Math.max(0, offset - start) });
    start += size;
  }
  return children;
}

function fetchChild(blocks: BlockReader, child: Child | undefined): Promise<FileEntry> {
  if (!child) throw new BlobMismatchError();
  const fetched = fileOf(blocks, child.cid);
  // The reader may stop before it comes to this child; then nobody asks how fetching it went.
  fetched.catch(() => undefined);
  return fetched;
}

/** Takes every block and keeps none. */
export const nowhere: BlockWriter = { put: (cid: CID) => cid };

/** All bytes of a block. */
export async function collect(
  parts: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<Uint8Array<ArrayBuffer>> {
  const list: Uint8Array[] = [];
  for await (const part of parts) list.push(part);
  // Most blocks come in one piece, and pass through here several times.
  const [only] = list;
  if (!only || list.length > 1) return concatBytes(list);
  const { buffer, byteOffset, byteLength } = asBufferSource(only);
  return new Uint8Array(buffer, byteOffset, byteLength);
}
