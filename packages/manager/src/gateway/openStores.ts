import { mkdir } from "node:fs/promises";
import path from "node:path";
import {
  blockStore,
  kuboStore,
  type MendableStore,
  type ReplicatedStore,
  replicatedStore,
} from "@chartkey/sdk/store/node";
import { type Config, ConfigError } from "../config.ts";
import type { Context } from "../context.ts";
import { lockFolder } from "../lockFolder.ts";
import { raiseAlarms, sumOf } from "./scrub.ts";

/** The blob store of the settings, and the second one when there is one. */
export async function openStores({
  config,
  keeper,
  alarms,
}: Pick<Context, "config" | "keeper" | "alarms">): Promise<ReplicatedStore> {
  const { owner } = keeper;
  const first =
    config.kuboRpcUrl === undefined
      ? await blockStore(path.join(config.dataDir, "blobs"))
      : kuboStore({ url: config.kuboRpcUrl, owner });
  const second = await openReplica(config, owner);
  const onMended: Parameters<typeof replicatedStore>[1] = {
    onMended: (_cid, found) => {
      raiseAlarms(alarms, sumOf(found));
    },
  };
  return replicatedStore(second ? [first, second] : [first], onMended);
}

async function openReplica({ replica, dataDir }: Config, owner: string): Promise<MendableStore | undefined> {
  if (replica?.kuboRpcUrl !== undefined && replica.folder !== undefined)
    throw new ConfigError("CHARTKEY_REPLICA_DIR and REPLICA_KUBO_RPC_URL name two second stores. Set one of them.");
  if (replica?.kuboRpcUrl !== undefined) return kuboStore({ url: replica.kuboRpcUrl, owner });
  if (replica?.folder === undefined) return undefined;
  if (!path.relative(path.resolve(dataDir), path.resolve(replica.folder)).startsWith(".."))
    throw new ConfigError("CHARTKEY_REPLICA_DIR must be outside of CHARTKEY_DATA_DIR, best on another disk.");
  await mkdir(replica.folder, { recursive: true });
  const unlock = await lockFolder(replica.folder);
  const store = await blockStore(path.join(replica.folder, "blobs"));
  return { ...store, close: () => store.close().finally(unlock) };
}
