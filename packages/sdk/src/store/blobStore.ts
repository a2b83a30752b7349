import type { BlobPlace, TeamKeyRow } from "../wire/blobs.ts";
import type { Mending } from "./mend.ts";
import type { BlockReader } from "./unixfs.ts";

export interface PutPayloadOptions {
  /** Exact number of ciphertext bytes in the stream. */
  readonly size: number;
  readonly place: BlobPlace;
  /** Called with the number of bytes accepted so far. */
  readonly onProgress?: ((bytes: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface GetPayloadOptions {
  readonly signal?: AbortSignal | undefined;
  /** First byte, default 0. */
  readonly offset?: number | undefined;
}

/**
 * Where ciphertext lives. IPFS in production (the manager's gateway, Kubo, blocks on disk), a `Map` in tests.
 *
 * A store is never trusted: whoever reads checks the SHA-256 of an object and the authentication of a payload.
 */
export interface BlobStore {
  /** Stores one object of at most 1 MiB; `pointer` is its SHA-256. Resolves once it is durable. */
  putObject(pointer: string, bytes: Uint8Array, place: BlobPlace): Promise<void>;
  /** @throws {@link BlobNotFoundError} when the store does not have it or will not give it. */
  getObject(pointer: string, options?: { signal?: AbortSignal | undefined }): Promise<Uint8Array>;
  /** Stores a stream as UnixFS (profile `unixfs-v1-2025`) and resolves with the root CID, once it is durable. */
  putPayload(ciphertext: ReadableStream<Uint8Array>, options: PutPayloadOptions): Promise<string>;
  /** @throws {@link BlobNotFoundError} */
  getPayload(cid: string, options?: GetPayloadOptions): Promise<ReadableStream<Uint8Array>>;
  /** Deletes an object or payload with all its blocks. Absent where a store is not the caller's to delete from. */
  delete?(cid: string): Promise<void>;
  /** Team keys that were stored here: the chain names no pointer to them. Absent where a store keeps no such list. */
  teamKeys?(filter: { organization: bigint; member?: bigint }): Promise<TeamKeyRow[]>;
}

/** A store that this process runs itself, so it can also say what it holds and forget it. */
export interface OwnBlobStore extends BlobStore {
  /** Size in bytes of an object or payload, or undefined when it is not there. */
  sizeOf(cid: string): Promise<number | undefined>;
  /** Deletes an object or payload with all its blocks; nothing happens when it is not there. */
  delete(cid: string): Promise<void>;
  close(): Promise<void>;
}

/** A store that can be compared with another one block by block, and mended from it. */
export interface MendableStore extends OwnBlobStore {
  /** The blocks of one blob as they are stored; whoever reads them checks them. */
  blocksOf(cid: string): BlockReader;
  /** Looks at every block of a blob, and puts back from `source` what is missing or damaged. */
  mend(cid: string, source: BlockReader): Promise<Mending>;
  /** Whether the blob's first block is there and stays: a quick look, without reading the rest. */
  keeps(cid: string): Promise<boolean>;
}
