export { blockStore } from "../../store/blockStore.ts";
export { kuboStore, type KuboStoreOptions } from "../../store/kuboStore.ts";
export { replicatedStore, type ReplicatedStore, type ReplicatedStoreOptions } from "../../store/replicatedStore.ts";
export type { MendableStore } from "../../store/blobStore.ts";
export type { Mending } from "../../store/mend.ts";
export {
  BlobMismatchError,
  BlobNotFoundError,
  BlobTooLargeError,
  ChartkeyError,
  InvalidInputError,
  StoreUnavailableError,
} from "../../errors.ts";
