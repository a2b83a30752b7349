// @ts-nocheck
import { open } from "node:fs/promises";
import { InvalidInputError } from "../errors.ts";
import type { CliIo } from "./io.ts";

/** A secret is a line or two of text. */
const MAX_SECRET_BYTES = 4_096;
const OTHERS = 0o077;
const [CTRL_C, CTRL_D, BACKSPACE, DELETE] = ["\u0003", "\u0004", "\b", "\u007f"];

export interface SecretSource {
  /** As in "wallet key": used in questions and errors. */
  readonly what: string;
  /** The option that names a file, for errors. */
  readonly option: string;
  /** A path, `-` for stdin, or absent: then a terminal is asked. */
  readonly file: string | undefined;
}

/**
 * Reads a secret from a file that only its owner can read, from stdin or from a terminal, which does not show it.
 * Never from an argument or the environment: other programs see those.
 *
 * @throws {@link InvalidInputError}
 */
export async function readSecret(io: CliIo, source: SecretSource): Promise<string> {
  const { file, what, option } = source;
  if (file === "-") return required(await readAll(io.stdin, what), source);
  if (file !== undefined) return required(await readPrivateFile(file, what), source);
  if (io.stdin.isTTY !== true || io.stderr.isTTY !== true)
    throw new InvalidInputError(`The ${what} is needed.`, {
      hints: [`Give it in a file with ${option} <file>, or on stdin with ${option} -.`],
    });
  return required(await ask(io, `${capital(what)} (not shown): `, false), source);
}

function required(text: string, { what }: SecretSource): string {
  const value = text.trim();
  if (value === "") throw new InvalidInputError(`The ${what} is empty.`);
  return value;
}

/** Asks on the terminal. `shown` repeats what is typed. */
export async function ask({ stdin, stderr }: CliIo, question: string, shown: boolean): Promise<string> {
  stderr.write(question);
  stdin.setRawMode?.(true);
  stdin.resume();
  const decoder = new TextDecoder();
  try {
    return await new Promise<string>((resolve, reject) => {
      let typed: string[] = [];
      const done = (finish: () => void): void => {
        stdin.off("data", onData);
        stdin.off("end", onEnd);
        finish();
      };
      const onEnd = (): void => done(() => reject(new InvalidInputError("Nothing was typed.")));
      const onData = (chunk: Uint8Array): void => {
        for (const key of decoder.decode(chunk, { stream: true })) {
          if (key === "\r" || key === "\n") {
            done(() => resolve(typed.join("")));
            return;
          }
          if (key === CTRL_C || key === CTRL_D) {
            done(() => reject(new DOMException("Cancelled.", "AbortError")));
            return;
          }
          if (key === BACKSPACE || key === DELETE) {
            if (shown && typed.length > 0) stderr.write("\b \b");
            typed = typed.slice(0, -1);
          } else {
            typed.push(key);
            if (shown) stderr.write(key);
          }
        }
      };
      stdin.on("data", onData);
      stdin.on("end", onEnd);
    });
  } finally {
    stdin.setRawMode?.(false);
    stdin.pause();
    stderr.write("\n");
  }
}

async function readAll(stdin: AsyncIterable<Uint8Array>, what: string): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of stdin) {
    parts.push(part);
    length += part.length;
    if (length > MAX_SECRET_BYTES) throw new InvalidInputError(`What came on stdin is too long to be a ${what}.`);
  }
  return Buffer.concat(parts).toString("utf8");
}

/** Opened once and asked for its permissions through that handle, so that nobody can put another file there between. */
async function readPrivateFile(path: string, what: string): Promise<string> {
  const handle = await open(path, "r").catch((cause: unknown) => {
    throw new InvalidInputError(`The file with the ${what} cannot be read.`, {
      cause,
      hints: ["Check the path and your rights on it."],
    });
  });
  try {
    const { mode, size } = await handle.stat();
    // Windows has no such permission bits: there everything looks open to everybody.
    if (process.platform !== "win32" && (mode & OTHERS) !== 0)
      throw new InvalidInputError(`Other people on this machine may read the file with the ${what}. It was not used.`, {
        hints: ["Make it yours alone with `chmod 600 <file>` and try again."],
      });
    if (size > MAX_SECRET_BYTES) throw new InvalidInputError(`This file is too large to hold a ${what}.`);
    return await handle.readFile("utf8");
  } finally {
    await handle.close();
  }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
