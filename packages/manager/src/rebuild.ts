import { mkdir } from "node:fs/promises";
import { readConfig } from "./config.ts";
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
  const { db, close } = await openDatabase({ databaseUrl: config.databaseUrl, folder: config.dataDir });
  await forgetChain(db);
  await close();
  await unlock();
  console.log("Everything from the chain is forgotten. Start the manager: it reads the chain anew.");
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
