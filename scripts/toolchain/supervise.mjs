import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { endSession } from "./session.mjs";
import { onStop } from "./stop.mjs";

const ENTRY = fileURLToPath(new URL("../toolchain.mjs", import.meta.url));
const GRACE_MS = 20_000;
// Somebody who detaches a bare `node scripts/toolchain.mjs` from its shell means it to go on.
const isNpmScript = process.env["npm_lifecycle_event"] !== undefined;
const IMPATIENT_AFTER_MS = 1_500;

/**
 * Starts the worker as the leader of its own session and passes the first stop signal on to it alone: a terminal
 * sends Ctrl-C to every process at once, and npm sends it once more, which would have each of them stop twice.
 *
 * @param {string[]} argv Arguments of the worker.
 * @returns {Promise<number>} The worker's exit code; 128 + n when it was stopped by signal n.
 */
export function supervise(argv) {
  const worker = spawn(process.execPath, [ENTRY, ...argv], { stdio: "inherit", detached: true });
  let stoppedAt = 0;

  const release = onStop(
    (signal) => {
      if (stoppedAt === 0) {
        stoppedAt = Date.now();
        worker.kill(signal);
        setTimeout(() => endSession(worker.pid), GRACE_MS).unref();
      } else if (Date.now() - stoppedAt > IMPATIENT_AFTER_MS) {
        endSession(worker.pid);
      }
    },
    { watchParent: isNpmScript },
  );

  return new Promise((resolve) => {
    worker.once("error", (cause) => {
      console.error(`Could not start: ${cause.message}`);
      resolve(1);
    });
    worker.once("exit", (code) => {
      release();
      endSession(worker.pid);
      resolve(code ?? 130);
    });
  });
}
