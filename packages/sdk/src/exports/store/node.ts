export { blockStore } from "../../store/blockStore.ts";
export { kuboStore, type KuboStoreOptions } from "../../store/kuboStore.ts";
