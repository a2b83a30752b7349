import { ConfigError, readConfig } from "./config.ts";
import { InstanceLostError } from "./db/instance.ts";
import { WrongChainError } from "./indexer/deploymentCheck.ts";
import { FolderInUseError } from "./lockFolder.ts";
import { startManager } from "./startManager.ts";

/** Why the service cannot start or go on, in words for whoever operates it. */
function explain(error: unknown): string {
  if (error instanceof ConfigError) return `The settings are not right:\n${error.message}`;
  if (error instanceof WrongChainError || error instanceof FolderInUseError || error instanceof InstanceLostError)
    return error.message;
  switch (codeOf(error)) {
    case "EADDRINUSE":
      return "The port in CHARTKEY_PORT is taken by another program. Choose another one, or 0 for any free one.";
    case "EACCES":
    case "EROFS":
    case "ENOSPC":
      return `The folder in CHARTKEY_DATA_DIR cannot be written (${String(codeOf(error))}).`;
    case "ECONNREFUSED":
    case "ENOTFOUND":
      return `The database in DATABASE_URL cannot be reached (${String(codeOf(error))}).`;
    case "STORE_UNAVAILABLE":
      return "The blob store cannot be opened. Check CHARTKEY_DATA_DIR and KUBO_RPC_URL.";
    default:
      return `The manager cannot run: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** The first error code among an error and its causes. */
function codeOf(error: unknown): unknown {
  for (let each = error; each instanceof Error; each = each.cause) if ("code" in each) return each.code;
  return undefined;
}

function fail(error: unknown): never {
  console.error(explain(error));
  process.exit(1);
}

try {
  const manager = await startManager(readConfig(process.env));
  manager.ended.catch(fail);
  // Before anybody is told that it runs: whoever reads that line may end it at once.
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      manager.close().then(() => process.exit(0), fail);
    });
  }
  process.stdout.write(`${JSON.stringify({ event: "ready", url: manager.url })}\n`);
} catch (error) {
  fail(error);
}
