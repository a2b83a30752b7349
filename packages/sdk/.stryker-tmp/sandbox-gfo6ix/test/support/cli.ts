// @ts-nocheck
import { EventEmitter } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CliInput, CliIo, CliOutput } from "../../src/cli/io.ts";
import { runCli } from "../../src/cli/program.ts";

export interface CliRun {
  readonly code: number;
  readonly stdout: string;
  readonly stdoutBytes: Buffer;
  readonly stderr: string;
  /** The one document of `--json`. */
  json(): unknown;
}

export interface CliWorld {
  readonly stdin?: string | Uint8Array;
  /** What a person types, key by key, on a terminal. */
  readonly typed?: readonly string[];
  /** Stderr is a terminal. */
  readonly terminal?: boolean;
  readonly env?: Record<string, string>;
}

/** Runs one command line in this process. */
export async function chartkey(args: readonly string[], world: CliWorld = {}): Promise<CliRun> {
  const { stdin = "", typed, terminal = typed !== undefined, env = {} } = world;
  const out = collector(false);
  const err = collector(terminal);
  const input = typed === undefined ? pipe(stdin) : keyboard(typed);
  const io: CliIo = { stdin: input, stdout: out.stream, stderr: err.stream, env: { HOME: "/nowhere", ...env } };
  const code = await runCli(args, io);
  const stdout = out.bytes().toString();
  return {
    code,
    stdout,
    stdoutBytes: out.bytes(),
    stderr: err.bytes().toString(),
    json: () => JSON.parse(stdout) as unknown,
  };
}

function collector(isTTY: boolean) {
  const parts: Buffer[] = [];
  const emitter = new EventEmitter();
  const stream: CliOutput = {
    isTTY,
    columns: 100,
    // Never ready for more at once, as a slow reader: what ignores that would not be noticed otherwise.
    write(chunk) {
      parts.push(Buffer.from(chunk));
      emitter.emit("written");
      setImmediate(() => emitter.emit("drain"));
      return false;
    },
    once: (event, listener) => emitter.once(event, listener),
  };
  return { stream, emitter, bytes: () => Buffer.concat(parts) };
}

function pipe(content: string | Uint8Array): CliInput {
  const emitter = new EventEmitter();
  return {
    async *[Symbol.asyncIterator]() {
      yield Buffer.from(content);
    },
    on: (event: string, listener: (chunk: Uint8Array) => void) => emitter.on(event, listener),
    off: (event: string, listener: (chunk: Uint8Array) => void) => emitter.off(event, listener),
    resume: () => undefined,
    pause: () => undefined,
  };
}

/** Types each entry once a question waits for an answer. */
function keyboard(entries: readonly string[]): CliInput {
  const emitter = new EventEmitter();
  const left = [...entries];
  return {
    isTTY: true,
    setRawMode: () => undefined,
    async *[Symbol.asyncIterator]() {
      yield* [];
    },
    on(event: string, listener: (chunk: Uint8Array) => void) {
      emitter.on(event, listener);
      if (event !== "data") return;
      const next = left.shift();
      setImmediate(() => (next === undefined ? emitter.emit("end") : emitter.emit("data", Buffer.from(next))));
    },
    off: (event: string, listener: (chunk: Uint8Array) => void) => emitter.off(event, listener),
    resume: () => undefined,
    pause: () => undefined,
  };
}

export interface TestFolder {
  readonly path: string;
  /** Writes a file that only its owner may read, and answers with its path. */
  file(name: string, content: string | Uint8Array, mode?: number): Promise<string>;
  in(name: string): string;
  remove(): Promise<void>;
}

export async function testFolder(): Promise<TestFolder> {
  const path = await mkdtemp(join(tmpdir(), "chartkey-cli-"));
  return {
    path,
    in: (name) => join(path, name),
    async file(name, content, mode = 0o600) {
      const target = join(path, name);
      await writeFile(target, content, { mode });
      return target;
    },
    remove: () => rm(path, { recursive: true, force: true }),
  };
}
