import { createWriteStream } from "node:fs";
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Context } from "../context.ts";
import type { Database } from "../db/open.ts";
import { blobs } from "../db/schema.ts";
import type { Blob } from "../gateway/places.ts";
import { blobsIn, copyOut, forgetFile } from "./blobFiles.ts";
import { type BackupIndex, digestOfFile, INDEX, newIndex } from "./index.ts";
import { lineOf, rowsOf } from "./rows.ts";
import { KEPT } from "./tables.ts";

export interface BackedUp {
  readonly rows: number;
  /** Blobs that were copied now; those of an earlier backup in the same folder are there already. */
  readonly copied: number;
  /** Blobs that were deleted since, and are gone from the folder too. */
  readonly forgotten: number;
  /** CIDs of blobs that have a row and cannot be read. */
  readonly missing: readonly string[];
}

/**
 * Writes everything that only this service knows into `folder`. In the same folder as before, blobs that are there are not
 * copied again, and those that were deleted since are deleted. The index is written last, over the one before: cut off at
 * any point, the folder holds the backup before.
 */
export async function backUp({ db, blobs: store, config, clock }: Part, folder: string): Promise<BackedUp> {
  const madeAt = clock.now();
  const tablesFolder = `tables-${String(madeAt)}`;
  await mkdir(path.join(folder, tablesFolder), { recursive: true });
  const tables = await writeTables(db, folder, tablesFolder);
  const { copied, missing, wanted } = await copyBlobs({ db, blobs: store }, folder);
  await writeIndex(folder, newIndex({ madeAt, deployment: config.deployment, tables, missing }));
  for (const name of await readdir(folder))
    if (/^tables-\d+$/.test(name) && name !== tablesFolder) await rm(path.join(folder, name), { recursive: true });
  let forgotten = 0;
  for (const cid of await blobsIn(folder)) {
    if (wanted.has(cid)) continue;
    await forgetFile(folder, cid);
    forgotten += 1;
  }
  const rows = Object.values(tables).reduce((sum, table) => sum + table.rows, 0);
  return { rows, copied, forgotten, missing };
}

type Part = Pick<Context, "db" | "blobs" | "config" | "clock">;

/** All tables as they were at one moment. */
function writeTables(db: Database, folder: string, tablesFolder: string): Promise<BackupIndex["tables"]> {
  const snapshot = { isolationLevel: "repeatable read", accessMode: "read only" } as const;
  return db.transaction(async (state) => {
    const tables: BackupIndex["tables"] = {};
    for (const [name, table] of Object.entries(KEPT)) {
      const file = `${tablesFolder}/${name}.jsonl`;
      const rows = await writeTable(state, table, path.join(folder, file));
      tables[name] = { file, rows, sha256: await digestOfFile(path.join(folder, file)) };
    }
    return tables;
  }, snapshot);
}

async function writeTable(db: Database, table: PgTable, file: string): Promise<number> {
  let rows = 0;
  async function* lines() {
    for await (const row of rowsOf(db, table)) {
      rows += 1;
      yield `${lineOf(row)}\n`;
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(file, { flush: true }));
  return rows;
}

/** Blobs that came after the tables were read are not in them, and are copied all the same: the next backup has them. */
async function copyBlobs({ db, blobs: store }: Pick<Part, "db" | "blobs">, folder: string) {
  const there = await blobsIn(folder);
  const wanted = new Set<string>();
  const missing: string[] = [];
  let copied = 0;
  for await (const row of rowsOf(db, blobs)) {
    const blob = row as Blob;
    wanted.add(blob.cid);
    if (there.has(blob.cid)) continue;
    try {
      await copyOut(store, folder, blob);
      copied += 1;
    } catch {
      missing.push(blob.cid);
    }
  }
  return { copied, missing, wanted };
}

async function writeIndex(folder: string, index: BackupIndex): Promise<void> {
  const part = path.join(folder, `${INDEX}.part`);
  await writeFile(part, `${JSON.stringify(index, null, 2)}\n`, { flush: true });
  await rename(part, path.join(folder, INDEX));
}
