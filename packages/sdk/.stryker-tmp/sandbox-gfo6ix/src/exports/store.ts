// @ts-nocheck
export type { BlobStore, GetPayloadOptions, OwnBlobStore, PutPayloadOptions } from "../store/blobStore.ts";
export { cidToPointer, parseCid, pointerToCid, sha256Pointer } from "../store/cid.ts";
export { memoryStore } from "../store/memoryStore.ts";
export { cidTap } from "../store/cidTap.ts";
export { hashInWorker, serveHashing } from "../store/leafHash.ts";
export {
  cidOfStream,
  exportStream,
  importStream,
  type BlockReader,
  type BlockWriter,
  type Imported,
} from "../store/unixfs.ts";
export {
  BlobMismatchError,
  BlobNotFoundError,
  BlobTooLargeError,
  ChartkeyError,
  InvalidInputError,
  StoreUnavailableError,
} from "../errors.ts";
