import { type BufferImporter, importByteStream, type ImporterOptions } from "ipfs-unixfs-importer";
import { CID } from "multiformats/cid";
import * as raw from "multiformats/codecs/raw";
import { create as createDigest } from "multiformats/hashes/digest";
import { sha256 } from "multiformats/hashes/sha2";
import { InvalidInputError } from "../errors.ts";
import { LEAF_BYTES, type LeafHash, leafHashes } from "./leafHash.ts";
import { type Imported, IMPORT_OPTIONS, nowhere } from "./unixfs.ts";

export interface CidTap extends TransformStream<Uint8Array, Uint8Array> {
  readonly imported: Promise<Imported>;
  leaves(): Promise<CID[]>;
}

/** Leaves hashed at once: enough to keep the platform's threads busy beside the encryption. */
const HASHING = 4;

/**
 * A tap for a stream on its way to a store: what goes in comes out unchanged, and `imported` says which CID and size it had,
 * once it has all passed. A broken or cancelled stream leaves `imported` rejected. `leaves` are the CIDs of the whole blocks
 * that went in so far.
 */
export function cidTap(): CidTap {
  const hasher = leafHasher();
  const { promise: imported, resolve, reject } = Promise.withResolvers<Imported>();
  // Whoever awaits `imported` still sees the rejection; nobody has to when the main stream fails first.
  imported.catch(() => undefined);
  // `cancel` is in the Streams standard, but not yet in the library types.
  const transformer: Transformer<Uint8Array, Uint8Array> & { cancel: (reason: unknown) => void } = {
    async transform(chunk, controller) {
      // Taken in before it is passed on, because a byte stream further down may take the buffer away.
      const ready = hasher.add(chunk);
      controller.enqueue(chunk);
      await ready;
    },
    flush() {
      hasher.finish().then(resolve, reject);
    },
    cancel: reject,
  };
  const tap = new TransformStream(transformer);
  return { readable: tap.readable, writable: tap.writable, imported, leaves: () => hasher.leaves() };
}

interface LeafHasher {
  /** Takes `chunk` in at once; resolves when there is room for more. */
  add(chunk: Uint8Array): Promise<void>;
  finish(): Promise<Imported>;
  leaves(): Promise<CID[]>;
}

/** Hashes a stream leaf by leaf and keeps the hashes. */
function leafHasher(): LeafHasher {
  const newLeaf = leafHashes();
  const digests: Promise<Uint8Array>[] = [];
  let leaf: LeafHash | undefined;
  let filled = 0;
  let size = 0;

  function finishLeaf(): void {
    const digest = leaf?.digest();
    if (!digest) return;
    digest.catch(() => undefined);
    digests.push(digest);
    leaf = undefined;
    filled = 0;
  }

  return {
    async add(chunk) {
      size += chunk.length;
      for (let at = 0; at < chunk.length;) {
        const part = chunk.subarray(at, at + LEAF_BYTES - filled);
        leaf ??= newLeaf();
        leaf.update(part);
        filled += part.length;
        at += part.length;
        if (filled === LEAF_BYTES) finishLeaf();
      }
      await digests.at(-HASHING);
    },
    async finish() {
      if (size === 0) throw new InvalidInputError("There is nothing to store: the stream is empty.");
      finishLeaf();
      return { cid: (await rootOf(await Promise.all(digests), size)).toString(), size };
    },
    leaves: async () => (await Promise.all(digests)).map(leafCid),
  };
}

const leafCid = (digest: Uint8Array): CID => CID.createV1(raw.code, createDigest(sha256.code, digest));

/** The root above leaves of which only the hashes are known: the importer builds its tree as always. */
async function rootOf(digests: readonly Uint8Array[], size: number): Promise<CID> {
  const bufferImporter: BufferImporter = async function* (file) {
    let index = 0;
    for await (const digest of file.content) {
      const leafSize = BigInt(Math.min(LEAF_BYTES, size - LEAF_BYTES * index++));
      const cid = leafCid(digest);
      yield () => Promise.resolve({ cid, size: leafSize, block: digest });
    }
  };
  const options: ImporterOptions = { ...IMPORT_OPTIONS, bufferImporter, chunker: (source) => source };
  const { cid } = await importByteStream(hashesOf(digests), nowhere, options);
  return cid;
}

/** The importer takes asynchronous content only. */
async function* hashesOf(digests: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* digests;
}
