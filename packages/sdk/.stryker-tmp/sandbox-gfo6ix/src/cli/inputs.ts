// @ts-nocheck
import { openAsBlob } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import { InvalidInputError } from "../errors.ts";
import type { FileInput } from "../health/describeFile.ts";
import type { CliInput } from "./io.ts";

/** Stdin has no size before it ends, so it is held in memory: plaintext never goes to a temporary file. */
const MAX_STDIN_BYTES = 512 * 1024 * 1024;

export interface Input {
  /** As the person knows it: the path below what was named, or the name given for stdin. */
  readonly label: string;
  open(): Promise<FileInput>;
}

/** Files named one by one, all files below folders (hidden ones left out, links not followed), and stdin for `-`. */
export async function inputsOf(
  paths: readonly string[],
  { stdin, name }: { stdin: CliInput; name: string | undefined },
): Promise<Input[]> {
  if (paths.filter((path) => path === "-").length > 1) throw new InvalidInputError("Stdin can be added once only.");
  if (name !== undefined && !paths.includes("-"))
    throw new InvalidInputError("--name is for what comes on stdin; files have their own names.");
  const inputs: Input[] = [];
  for (const path of paths) {
    if (path === "-") inputs.push(fromStdin(stdin, name));
    else inputs.push(...(await fromPath(path)));
  }
  if (inputs.length === 0) throw new InvalidInputError("There is no file in this folder.");
  return inputs;
}

function fromStdin(stdin: CliInput, name: string | undefined): Input {
  if (name === undefined)
    throw new InvalidInputError("What comes on stdin needs a name.", { hints: ["Give one with --name result.pdf."] });
  return { label: name, open: async () => new File(await readAll(stdin), name) };
}

async function readAll(stdin: CliInput): Promise<Uint8Array<ArrayBuffer>[]> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for await (const part of stdin) {
    length += part.length;
    if (length > MAX_STDIN_BYTES)
      throw new InvalidInputError("More than 512 MiB came on stdin.", { hints: ["Add it as a file."] });
    parts.push(new Uint8Array(part));
  }
  return parts;
}

async function fromPath(path: string): Promise<Input[]> {
  const found = await stat(path).catch(unreadable);
  if (found.isFile()) return [fromFile(path, basename(path))];
  if (!found.isDirectory()) throw new InvalidInputError("Only files and folders can be added.");
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(unreadable);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(path, join(entry.parentPath, entry.name)))
    .filter((below) => !below.split(/[\\/]/).some((part) => part.startsWith(".")))
    .sort()
    .map((below) => fromFile(join(path, below), below));
}

const fromFile = (path: string, label: string): Input => ({
  label,
  open: async () => new File([await openAsBlob(path).catch(unreadable)], basename(path)),
});

function unreadable(cause: unknown): never {
  throw new InvalidInputError("One of the files cannot be read.", {
    cause,
    hints: ["Check the path and your rights on it."],
  });
}
