import { createWriteStream } from "node:fs";
import { readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { type Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { FileStore } from "@tus/file-store";

const DESCRIPTION = ".json";
/** What the library makes of an upload it is told about; its own package does not name the type. */
type Described = Parameters<FileStore["create"]>[0];

export interface OpenUpload {
  readonly account: string;
  readonly size: number;
}

/**
 * Uploads on their way, as files: the bytes, and a description beside them. The library's own store hides why a write
 * failed, leaves halves behind, and stops cleaning up at the first description that it cannot read.
 */
export class UploadFiles extends FileStore {
  #open: Promise<Map<string, OpenUpload>> | undefined;

  override async create(file: Described): Promise<Described> {
    try {
      const created = await super.create(file);
      (await this.#known()).set(file.id, openOf(file));
      return created;
    } catch (error) {
      await this.forget(file.id);
      throw error;
    }
  }

  /** @returns the offset after what arrived. A broken stream leaves what arrived before. */
  override async write(readable: Readable, id: string, offset: number): Promise<number> {
    let received = 0;
    const counter = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        received += chunk.length;
        done(null, chunk);
      },
    });
    await pipeline(readable, counter, createWriteStream(path.join(this.directory, id), { flags: "r+", start: offset }));
    return offset + received;
  }

  override async remove(id: string): Promise<void> {
    await super.remove(id);
    (await this.#known()).delete(id);
  }

  /** What an account has begun and not finished. */
  async openBy(account: string): Promise<{ uploads: number; bytes: number }> {
    const own = [...(await this.#known()).values()].filter((open) => open.account === account);
    return { uploads: own.length, bytes: own.reduce((sum, { size }) => sum + size, 0) };
  }

  /** What was begun before `time`, whole or half, and when. Both are Unix milliseconds. */
  async *old(time: number): AsyncGenerator<{ readonly id: string; readonly begunAt: number }> {
    const names = await readdir(this.directory);
    for (const id of new Set(names.map((name) => path.basename(name, DESCRIPTION)))) {
      // The description is written once, at the beginning.
      const found = await this.#statOf(`${id}${DESCRIPTION}`).catch(() => this.#statOf(id).catch(() => undefined));
      if (found && found.mtimeMs < time) yield { id, begunAt: found.mtimeMs };
    }
  }

  /** Removes an upload, whatever there is of it. */
  async forget(id: string): Promise<void> {
    for (const name of [id, `${id}${DESCRIPTION}`]) await rm(path.join(this.directory, name), { force: true });
    (await this.#known()).delete(id);
  }

  #statOf(name: string) {
    return stat(path.join(this.directory, name));
  }

  #known(): Promise<Map<string, OpenUpload>> {
    this.#open ??= this.#read();
    return this.#open;
  }

  /** What a process before this one left. */
  async #read(): Promise<Map<string, OpenUpload>> {
    const open = new Map<string, OpenUpload>();
    for (const name of await readdir(this.directory).catch(() => [])) {
      if (!name.endsWith(DESCRIPTION)) continue;
      const id = path.basename(name, DESCRIPTION);
      const upload = await this.getUpload(id).catch(() => undefined);
      if (upload) open.set(id, openOf(upload));
    }
    return open;
  }
}

const openOf = ({ size, metadata }: Described): OpenUpload => ({ account: metadata?.account ?? "", size: size ?? 0 });
