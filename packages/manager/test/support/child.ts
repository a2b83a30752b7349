import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

const MAIN = fileURLToPath(new URL("../../src/main.ts", import.meta.url));

export interface ManagerProcess {
  readonly url: string;
  readonly pid: number;
  /** Everything it has logged so far. */
  log(): string;
  end(signal: NodeJS.Signals): Promise<number | null>;
}

const running = new Set<ChildProcess>();

/** Ends what a failed test left running. */
export async function endSpawned(): Promise<void> {
  await Promise.all([...running].map((child) => end(child, "SIGKILL")));
}

/** Starts the manager as operators do and waits for the line that says it is ready. */
export async function spawnManager(settings: Record<string, string>): Promise<ManagerProcess> {
  const child = launch(settings);
  let log = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    log += String(chunk);
  });
  for await (const line of createInterface({ input: child.stdout ?? process.stdin })) {
    const { event, url } = JSON.parse(line) as { event: string; url: string };
    if (event === "ready") return { url, pid: child.pid ?? 0, log: () => log, end: (signal) => end(child, signal) };
  }
  throw new Error(`The manager ended before it was ready: ${log}`);
}

/** Runs the manager with settings it must refuse; gives its exit code and what it said. */
export async function refusedStart(settings: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const child = launch(settings);
  const said = child.stderr ? text(child.stderr) : Promise.resolve("");
  const [code] = (await once(child, "exit")) as [number | null];
  return { code, said: await said };
}

function launch(settings: Record<string, string>): ChildProcess {
  const { PATH = "" } = process.env;
  const child = spawn(process.execPath, [MAIN], { env: { PATH, ...settings }, stdio: ["ignore", "pipe", "pipe"] });
  running.add(child);
  child.once("exit", () => running.delete(child));
  return child;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  const ended = once(child, "exit");
  child.kill(signal);
  const [code] = (await ended) as [number | null];
  return code;
}
