import { readConfig } from "../config.ts";
import { backUp } from "./backUp.ts";
import { openOffline } from "./openOffline.ts";
import { restore } from "./restore.ts";

const USAGE = `Usage: pnpm --filter @chartkey/manager run backup <folder>
       pnpm --filter @chartkey/manager run restore <folder>

With the settings of the manager, which must not be running. The folder should be on another disk, and holds ciphertext and the
log of who read what: guard it as you guard the database.`;

const [, , command, folder] = process.argv;

/** Says what is missing, and ends with code 1 then: what could be saved is saved. */
function report(what: string, missing: readonly string[]): void {
  console.log(what);
  for (const cid of missing) console.error(`missing: ${cid}`);
  if (missing.length > 0) process.exitCode = 1;
}

try {
  if (folder === undefined || (command !== "backup" && command !== "restore")) {
    console.error(USAGE);
    process.exit(2);
  }
  await using parts = await openOffline(readConfig(process.env));
  if (command === "backup") {
    const { rows, copied, forgotten, missing } = await backUp(parts, folder);
    report(`${String(rows)} rows, ${String(copied)} new blobs, ${String(forgotten)} deleted ones forgotten.`, missing);
  } else {
    const { rows, blobs, missing } = await restore(parts, folder);
    report(`${String(rows)} rows and ${String(blobs)} blobs. Start the manager: it reads the chain anew.`, missing);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
