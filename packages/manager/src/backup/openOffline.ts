import { mkdir } from "node:fs/promises";
import { makeAlarms } from "../alarms.ts";
import type { Config } from "../config.ts";
import { type Context, systemClock } from "../context.ts";
import { openDatabase } from "../db/open.ts";
import { openStores } from "../gateway/openStores.ts";
import { beginWatch } from "../gateway/watch.ts";
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
  const keeper = await beginWatch({ db, clock: systemClock });
  // Nobody reads a log here; both commands say themselves what is missing.
  const blobs = await openStores({ config, keeper, alarms: makeAlarms({ error: () => undefined }) });
  opened.defer(() => blobs.close());
  const parts = opened.move();
  return { db, blobs, config, clock: systemClock, [Symbol.asyncDispose]: () => parts.disposeAsync() };
}
