export { blockStore } from "../../store/blockStore.ts";
export { kuboStore, type KuboStoreOptions } from "../../store/kuboStore.ts";
export {
  BlobMismatchError,
  BlobNotFoundError,
  BlobTooLargeError,
  ChartkeyError,
  InvalidInputError,
  StoreUnavailableError,
} from "../../errors.ts";
