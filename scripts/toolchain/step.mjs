import { spawn } from "node:child_process";
import { createWriteStream, mkdirSync } from "node:fs";
import { join } from "node:path";
import { explain } from "./explain.mjs";
import { ROOT } from "./root.mjs";

const LOGS = join(ROOT, ".chartkey", "logs");
const HEARTBEAT_MS = 30_000;
const TAIL_LINES = 25;
/** Where in npm or pnpm it happened helps nobody; the log has it. */
const STACK_LINE = /^(npm error)?\s+at .+:\d+\)?$/;

/** @typedef {{ command: string, args: string[], env: NodeJS.ProcessEnv }} Command */
/** @typedef {import("node:child_process").ChildProcess} ChildProcess */

/** Stops what runs at this moment; one step runs at a time. @type {(signal: NodeJS.Signals) => void} */
export let stopCurrent = () => {};

/** A step failed and has already been explained to the person. */
export class StepFailed extends Error {}

/**
 * Runs a step whose output interests nobody unless it fails.
 *
 * @param {Command & { title: string, log: string }} parameters
 * @returns {Promise<string>} What it wrote to stdout.
 */
export async function runQuietly({ title, log, command, args, env }) {
  const done = announce(title);
  mkdirSync(LOGS, { recursive: true });
  const logPath = join(LOGS, log);
  const file = createWriteStream(logPath);
  // A full disk must not hide the step's own message.
  file.on("error", () => {});

  const child = spawn(command, args, { cwd: ROOT, env, stdio: ["ignore", "pipe", "pipe"] });
  let stdout = "";
  let all = "";
  child.stdout.setEncoding("utf8").on("data", (text) => ((stdout += text), (all += text), file.write(text)));
  child.stderr.setEncoding("utf8").on("data", (text) => ((all += text), file.write(text)));

  const { code, error, stopped } = await settled(child, 1_000);
  file.end();
  if (stopped) {
    done("stopped");
    return stdout;
  }
  if (code === 0) {
    done("done");
    return stdout;
  }
  done("failed");
  const lines = all.split("\n").filter((line) => !STACK_LINE.test(line));
  const tail = lines.join("\n").trimEnd().split("\n").slice(-TAIL_LINES).join("\n");
  throw new StepFailed(
    [explain({ command, output: all, error }), tail, `Full output: ${logPath}`].filter(Boolean).join("\n\n"),
  );
}

/**
 * Runs a step that speaks for itself.
 *
 * @param {Command} parameters
 * @returns {Promise<number>} Its exit code.
 */
export async function runLoudly({ command, args, env }) {
  const { code, error } = await settled(
    spawn(command, args, { cwd: ROOT, env, stdio: ["ignore", "inherit", "inherit"] }),
  );
  if (error) throw new StepFailed(explain({ command, output: "", error }));
  return code;
}

/**
 * @param {ChildProcess} child
 * @param {number} [patienceMs] How long a stopped step may take to end; what is left of it ends with the session.
 * @returns {Promise<{ code: number, stopped: boolean, error?: Error }>}
 */
function settled(child, patienceMs) {
  return new Promise((resolve) => {
    let stopped = false;
    child.once("error", (error) => resolve({ code: 1, stopped, error }));
    child.once("close", (code) => resolve({ code: code ?? 1, stopped }));
    stopCurrent = (signal) => {
      stopped = true;
      child.kill(signal);
      if (patienceMs !== undefined) setTimeout(resolve, patienceMs, { code: 1, stopped });
    };
  });
}

/** @param {string} title @returns {(outcome: string) => void} */
function announce(title) {
  const startedAt = Date.now();
  const seconds = () => `${Math.round((Date.now() - startedAt) / 1000)} s`;
  console.log(`${title} …`);
  const heartbeat = setInterval(() => console.log(`  still at it (${seconds()})`), HEARTBEAT_MS);
  return (outcome) => {
    clearInterval(heartbeat);
    console.log(`  ${outcome} in ${seconds()}`);
  };
}
