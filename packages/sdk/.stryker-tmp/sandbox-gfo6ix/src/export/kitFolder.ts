// @ts-nocheck
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { chmod, mkdir, readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { BlobNotFoundError, InvalidInputError } from "../errors.ts";
import { privateFolder, writePrivateFile } from "../node/privateFiles.ts";

export interface Written {
  readonly bytes: number;
  readonly sha256: string;
}

/** A folder that a kit is written to. Remembers the digest of everything in it. */
export interface KitFolder {
  write(path: string, content: AsyncIterable<Uint8Array> | string, program?: boolean): Promise<Written>;
  /** What `sha256sum` prints for all of it. */
  sums(): string;
}

/** @throws {@link InvalidInputError} when there is something in it already. */
export async function newKitFolder(folder: string): Promise<KitFolder> {
  await privateFolder(folder);
  if ((await readdir(folder)).length > 0)
    throw new InvalidInputError("This folder is not empty. Nothing was written.", {
      hints: ["Name a folder that does not exist yet."],
    });
  const digests = new Map<string, string>();
  return {
    async write(path, content, program = false) {
      const target = join(folder, path);
      await mkdir(dirname(target), { recursive: true, mode: 0o700 });
      const bytes = typeof content === "string" ? once(content) : content;
      const seen = digester();
      await writePrivateFile(target, seen.through(bytes));
      if (program) await chmod(target, 0o700);
      const written = seen.result();
      digests.set(path, written.sha256);
      return written;
    },
    sums: () => [...digests].map(([path, sha256]) => `${sha256}  ${path}\n`).join(""),
  };
}

/** A file of a kit as a stream. @throws {@link BlobNotFoundError} when it is not there. */
export async function* readKitFile(folder: string, path: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of createReadStream(join(folder, path))) yield chunk as Uint8Array;
  } catch (cause) {
    throw new BlobNotFoundError({ cause, hints: ["Copy the kit again from where it is whole."] });
  }
}

export async function readKitText(folder: string, path: string): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of readKitFile(folder, path)) parts.push(part);
  return Buffer.concat(parts).toString("utf8");
}

/** Digests all of a stream. */
export async function digestOf(source: AsyncIterable<Uint8Array>): Promise<Written> {
  const seen = digester();
  const parts = seen.through(source);
  while (!(await parts.next()).done);
  return seen.result();
}

/** Counts and digests what passes. */
export function digester() {
  const hash = createHash("sha256");
  let bytes = 0;
  return {
    async *through(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
      for await (const part of source) {
        hash.update(part);
        bytes += part.length;
        yield part;
      }
    },
    /** Once everything has passed. */
    result: (): Written => ({ bytes, sha256: hash.digest("hex") }),
  };
}

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}
