import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { finished } from "node:stream/promises";

const MB = 1024 * 1024;

/** A folder that is gone at the end of the block that holds it. */
export async function temporaryFolder(): Promise<{ path: string } & AsyncDisposable> {
  const path = await mkdtemp(join(tmpdir(), "chartkey-e2e-"));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

/** A sample as a file on disk. */
export async function onDisk(folder: string, sample: Promise<File> | File): Promise<string> {
  const file = await sample;
  const path = join(folder, file.name);
  await writeFile(path, new Uint8Array(await file.arrayBuffer()));
  return path;
}

/** A file of `size` bytes on disk, the same at every run. */
export async function largeFileOnDisk(folder: string, name: string, size: number): Promise<string> {
  const path = join(folder, name);
  const out = createWriteStream(path);
  const block = Buffer.from(Uint8Array.from({ length: MB }, (_, index) => (index * 131 + (index >> 8)) % 251));
  for (let written = 0; written < size; written += MB) if (!out.write(block)) await once(out, "drain");
  out.end();
  await finished(out);
  return path;
}
