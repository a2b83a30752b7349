import { spawn } from "node:child_process";
import { createWriteStream, mkdirSync } from "node:fs";
import { dirname } from "node:path";

export interface RunCommandParameters {
  command: string;
  args: readonly string[];
  /** Added to this process's environment. */
  env?: Record<string, string | undefined>;
  /** The whole output goes here. */
  logPath: string;
  /** Whether the output is shown while it comes. */
  live: boolean;
  /** The command is ended after this long. */
  limitMs: number;
  /** Ends the command. */
  signal: AbortSignal;
}

export interface RunCommandReturn {
  code: number;
  output: string;
  timedOut: boolean;
}

const GRACE_MS = 10_000;

/** Runs one command from the workspace's root, without input and without colours. Never throws for its exit code. */
export function runCommand(parameters: RunCommandParameters): Promise<RunCommandReturn> {
  const { command, args, env, logPath, live, limitMs, signal } = parameters;
  mkdirSync(dirname(logPath), { recursive: true });
  const log = createWriteStream(logPath);
  const child = spawn(command, args, {
    env: { ...withoutColours(process.env), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });

  let output = "";
  let timedOut = false;
  const take = (text: string) => {
    output += text;
    log.write(text);
    if (live) process.stdout.write(text);
  };
  child.stdout.setEncoding("utf8").on("data", take);
  child.stderr.setEncoding("utf8").on("data", take);

  const end = () => {
    child.kill("SIGTERM");
    setTimeout(() => child.kill("SIGKILL"), GRACE_MS).unref();
  };
  const limit = setTimeout(() => {
    timedOut = true;
    end();
  }, limitMs);
  signal.addEventListener("abort", end, { once: true });

  return new Promise((resolve) => {
    const finish = (code: number) => {
      clearTimeout(limit);
      signal.removeEventListener("abort", end);
      log.end();
      resolve({ code, output, timedOut });
    };
    child.once("error", (cause) => {
      take(`${cause.message}\n`);
      finish(1);
    });
    child.once("close", (code) => finish(code ?? 1));
  });
}

function withoutColours(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  // Undefined removes it: Node warns when both are set.
  return { ...env, NO_COLOR: "1", FORCE_COLOR: undefined };
}
