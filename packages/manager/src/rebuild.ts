import { mkdir } from "node:fs/promises";
import { destination, pino } from "pino";
import { readConfig } from "./config.ts";
import { becomeInstance } from "./db/instance.ts";
import { openDatabase } from "./db/open.ts";
import { forgetChain } from "./indexer/writer.ts";
import { lockFolder } from "./lockFolder.ts";

/**
 * The operator's way on after the chain replaced what was final: empties what came from the chain, with the settings of the
 * service, which must not be running. The next start reads the chain anew. Blobs, sessions and disclosures stay.
 */
try {
  const config = readConfig(process.env);
  await mkdir(config.dataDir, { recursive: true });
  const unlock = await lockFolder(config.dataDir);
  const logger = pino({ level: config.logLevel }, destination({ dest: 2, sync: true }));
  const instance = config.databaseUrl === undefined ? undefined : await becomeInstance(config.databaseUrl, logger);
  const { db, close } = await openDatabase({ databaseUrl: config.databaseUrl, folder: config.dataDir });
  await forgetChain(db);
  await close();
  await instance?.release();
  await unlock();
  console.log("Everything from the chain is forgotten. Start the manager: it reads the chain anew.");
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
