import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import { FsBlockstore } from "blockstore-fs";
import { NextToLast } from "blockstore-fs/sharding";
import type { CID } from "multiformats/cid";
import { BlobNotFoundError, StoreUnavailableError } from "../errors.ts";

type Content = Uint8Array | Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/**
 * Blocks on disk that are there for good once `put` resolves: written beside their place, flushed, then renamed. The
 * library's own `put` renames too, but does not flush, and two writers of one block share a temporary file.
 */
export class DurableBlocks extends FsBlockstore {
  readonly #sharding: NextToLast;
  readonly #temporary: string;

  /** @param temporary folder on the same disk for what is not whole yet */
  constructor(location: string, temporary: string) {
    const shardingStrategy = new NextToLast();
    super(location, { shardingStrategy });
    this.#sharding = shardingStrategy;
    this.#temporary = temporary;
  }

  override async put(key: CID, content: Content): Promise<CID> {
    const { dir, file } = this.#sharding.encode(key);
    const folder = path.join(this.path, dir);
    const temporary = path.join(this.#temporary, randomUUID());
    try {
      await makeFolder(folder);
      await makeFolder(this.#temporary);
      await writeFlushed(temporary, content);
      await rename(temporary, path.join(folder, file));
      await flushFolder(folder);
    } catch (cause) {
      await rm(temporary, { force: true }).catch(() => undefined);
      throw new StoreUnavailableError({ cause });
    }
    return key;
  }

  override async *get(key: CID): AsyncGenerator<Uint8Array> {
    const { dir, file } = this.#sharding.encode(key);
    try {
      yield await readFile(path.join(this.path, dir, file));
    } catch (cause) {
      throw isMissing(cause) ? new BlobNotFoundError() : new StoreUnavailableError({ cause });
    }
  }

  /** Moves every block to the same place under another folder, over what is there: each name holds one content only. */
  async moveInto(location: string): Promise<void> {
    for (const shard of await readdir(this.path)) {
      const folder = path.join(location, shard);
      await makeFolder(folder);
      for (const file of await readdir(path.join(this.path, shard)))
        await rename(path.join(this.path, shard, file), path.join(folder, file));
      await flushFolder(folder);
    }
  }
}

export function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

async function writeFlushed(file: string, content: Content): Promise<void> {
  const handle = await open(file, "wx");
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes a folder with its parents; their names are on disk when it resolves. */
export async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true });
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = path.dirname(made)) await flushFolder(path.dirname(made));
}

/** Makes the names in a folder survive a power cut, not only the contents. */
export async function flushFolder(folder: string): Promise<void> {
  // Windows has no way to flush a folder: it journals names by itself.
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
