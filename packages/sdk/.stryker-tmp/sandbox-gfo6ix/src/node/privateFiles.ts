// @ts-nocheck
import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { mkdir, open, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { InvalidInputError } from "../errors.ts";

const OTHERS = 0o077;

/** Files that have no name of their own yet; they hold plaintext, so an exit in between must not leave them. */
const unfinished = new Set<string>();
process.on("exit", () => {
  for (const path of unfinished) rmSync(path, { force: true });
});

/** Makes a folder that only its owner may enter. @throws {@link InvalidInputError} when it is open to others. */
export async function privateFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
    const { mode } = await stat(path);
    if (process.platform !== "win32" && (mode & OTHERS) !== 0)
      throw new InvalidInputError("Other people on this machine may look into this folder.", {
        hints: ["Make it yours alone with `chmod 700 <folder>`, or choose another one."],
      });
  } catch (cause) {
    if (cause instanceof InvalidInputError) throw cause;
    throw new InvalidInputError("This folder cannot be made or used.", { cause, hints: ["Choose another one."] });
  }
}

export interface WriteOptions {
  /** Replace what is there. Default: refuse. */
  readonly replace?: boolean;
}

/**
 * Writes a file that only its owner may read, whole or not at all: it gets its name once every byte is on disk.
 *
 * @throws {@link InvalidInputError} when something is there already, or the place cannot be written.
 */
export async function writePrivateFile(
  path: string,
  content: string | Uint8Array | AsyncIterable<Uint8Array>,
  { replace = false }: WriteOptions = {},
): Promise<void> {
  const aside = join(dirname(path), `.${randomUUID()}.part`);
  const handle = await open(aside, "wx", 0o600).catch((cause: unknown) => {
    throw new InvalidInputError("This place cannot be written.", { cause, hints: ["Choose another folder."] });
  });
  unfinished.add(aside);
  try {
    await handle.writeFile(content);
    await handle.sync();
    await handle.close();
    if (!replace && (await exists(path)))
      throw new InvalidInputError("There is a file of this name already. Nothing was written.", {
        hints: ["Choose another name, or take the old file away first."],
      });
    await rename(aside, path);
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(aside, { force: true });
    throw error;
  } finally {
    unfinished.delete(aside);
  }
}

export async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
