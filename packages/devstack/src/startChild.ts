import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { createInterface } from "node:readline";
import { z } from "zod";

const readySchema = z.object({ event: z.literal("ready"), url: z.url() });

/** How long a part of the stack may take to start, and to stop, in milliseconds. */
const START_TIMEOUT = 120_000;
const STOP_TIMEOUT = 10_000;

export interface Child {
  readonly url: string;
  readonly pid: number;
  /** Resolves when the process has ended, whoever ended it. */
  readonly ended: Promise<string>;
  stop(): Promise<void>;
}

export interface StartChildParameters {
  /** In plain words, for messages. */
  readonly name: string;
  readonly script: string;
  readonly env?: Record<string, string | undefined>;
  /** Everything it prints is kept here. */
  readonly logFile: string;
}

/** Starts a part of the stack as a process and waits until it says where it listens. */
export async function startChild({ name, script, env = {}, logFile }: StartChildParameters): Promise<Child> {
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", script], {
    env: { ...process.env, ...env },
    stdio: ["pipe", "pipe", "pipe"],
  });
  const log = createWriteStream(logFile, { flags: "a" });
  child.stderr.pipe(log, { end: false });
  const lastLines: string[] = [];
  child.stderr.on("data", (chunk: Buffer) => {
    lastLines.push(chunk.toString());
    if (lastLines.length > 20) lastLines.shift();
  });
  const ended = new Promise<string>((resolve) => {
    child.once("exit", (code, signal) => {
      log.end();
      resolve(`${name} ended (${signal ?? `code ${String(code)}`}).`);
    });
    child.once("error", (error) => resolve(`${name} could not be started: ${error.message}`));
  });
  const url = await Promise.race([
    readyUrl(child, (line) => log.write(`${line}\n`)),
    ended.then((why) => {
      throw new Error(`${why} Last words:\n${lastLines.join("").trim()}\nLog: ${logFile}`);
    }),
    timeout(name),
  ]);
  return { url, pid: child.pid ?? 0, ended, stop: () => stop(child, ended) };
}

function readyUrl(child: ChildProcess, keep: (line: string) => void): Promise<string> {
  return new Promise((resolve) => {
    if (!child.stdout) return;
    createInterface({ input: child.stdout }).on("line", (line) => {
      const ready = readySchema.safeParse(parseJson(line));
      if (ready.success) resolve(ready.data.url);
      keep(line);
    });
  });
}

function timeout(name: string): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`${name} did not start within two minutes.`)), START_TIMEOUT).unref();
  });
}

async function stop(child: ChildProcess, ended: Promise<string>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGTERM");
  const killed = setTimeout(() => child.kill("SIGKILL"), STOP_TIMEOUT);
  await ended;
  clearTimeout(killed);
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
