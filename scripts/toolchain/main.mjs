import { runJob } from "./job.mjs";
import { jobs } from "./jobs.mjs";
import { endSession } from "./session.mjs";
import { supervise } from "./supervise.mjs";

const WORKER = "--worker";

/**
 * Two processes: the first only passes signals on, the second leads a session in which everything else runs. So
 * nothing that was started can outlive the command, whichever way it ends.
 *
 * @param {string[]} argv What followed the script's name.
 * @returns {Promise<number>} The exit code.
 */
export async function main(argv) {
  const isWorker = argv[0] === WORKER;
  const [name, ...rest] = isWorker ? argv.slice(1) : argv;

  if (name === undefined || !Object.hasOwn(jobs, name)) {
    console.error(`Usage: node scripts/toolchain.mjs <${Object.keys(jobs).join("|")}>`);
    return 2;
  }
  if (!isWorker) return supervise([WORKER, name, ...rest]);
  try {
    return await runJob(name, rest);
  } finally {
    // The first process does this too, unless it was killed.
    endSession(process.pid);
  }
}
