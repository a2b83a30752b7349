import { cleanEnvironment } from "./environment.mjs";
import { jobs } from "./jobs.mjs";
import { pinnedPath } from "./pins.mjs";
import { runLoudly, runQuietly, StepFailed, stopCurrent } from "./step.mjs";
import { exitCodeOf, onStop } from "./stop.mjs";

/**
 * Toolchain, packages, build, then the job itself; stops at the first that fails.
 *
 * @param {string} name A key of `jobs`.
 * @param {string[]} rest Passed on to the job.
 * @returns {Promise<number>} The exit code.
 */
export async function runJob(name, rest) {
  /** @type {import("./stop.mjs").StopSignal | undefined} */
  let stoppedBy;
  onStop(
    (signal) => {
      if (stoppedBy !== undefined) return;
      stoppedBy = signal;
      stopCurrent(signal);
    },
    { watchParent: true },
  );

  try {
    const code = await runSteps(name, rest, () => stoppedBy !== undefined);
    return stoppedBy === undefined ? code : exitCodeOf(stoppedBy);
  } catch (cause) {
    if (stoppedBy !== undefined) return exitCodeOf(stoppedBy);
    console.error(cause instanceof StepFailed ? `\n${cause.message}` : cause);
    if (jobs[name]?.whenBroken) console.log(`\n${jobs[name].whenBroken}`);
    return 1;
  }
}

/** @param {string} name @param {string[]} rest @param {() => boolean} isStopped */
async function runSteps(name, rest, isStopped) {
  const { build, buildEnv, run } = /** @type {import("./jobs.mjs").Job} */ (jobs[name]);
  const env = cleanEnvironment(process.env);
  env["PATH"] = await pinnedPath(env);
  if (isStopped()) return 1;

  await runQuietly({
    title: "Installing packages (a few minutes the first time)",
    log: "install.log",
    command: "pnpm",
    args: ["install", "--frozen-lockfile", "--config.confirm-modules-purge=false"],
    env,
  });
  if (isStopped()) return 1;

  if (build) {
    await runQuietly({
      title: "Building (quick when nothing changed)",
      log: "build.log",
      command: "pnpm",
      args: ["exec", "turbo", "run", "build", ...build, "--output-logs=new-only", "--no-color", "--cache=local:rw"],
      env: { ...env, ...buildEnv },
    });
  }
  if (isStopped()) return 1;

  return runLoudly({ command: "node", args: [...run, ...rest], env });
}
