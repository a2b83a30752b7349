import { mkdir } from "node:fs/promises";
import path from "node:path";
import { blockStore, kuboStore } from "@chartkey/sdk/store/node";
import type { Config } from "../config.ts";
import { type Context, systemClock } from "../context.ts";
import { openDatabase } from "../db/open.ts";
import { lockFolder } from "../lockFolder.ts";

/** What a command works on while the service does not run. */
export interface Offline extends Pick<Context, "db" | "blobs" | "config" | "clock">, AsyncDisposable {}

/** Opens database and store with the settings of the service. @throws {@link FolderInUseError} while it runs */
export async function openOffline(config: Config): Promise<Offline> {
  await using opened = new AsyncDisposableStack();
  await mkdir(config.dataDir, { recursive: true });
  opened.defer(await lockFolder(config.dataDir));
  const { db, close } = await openDatabase({ databaseUrl: config.databaseUrl, folder: config.dataDir });
  opened.defer(close);
  const blobs =
    config.kuboRpcUrl === undefined
      ? await blockStore(path.join(config.dataDir, "blobs"))
      : kuboStore({ url: config.kuboRpcUrl });
  opened.defer(() => blobs.close());
  const parts = opened.move();
  return { db, blobs, config, clock: systemClock, [Symbol.asyncDispose]: () => parts.disposeAsync() };
}
