import { createReadStream } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { isDeepStrictEqual } from "node:util";
import { count } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Context } from "../context.ts";
import type { Database } from "../db/open.ts";
import { blobs } from "../db/schema.ts";
import type { Blob } from "../gateway/places.ts";
import { copyIn } from "./blobFiles.ts";
import { BackupError, type BackupIndex, digestOfFile, readIndex } from "./index.ts";
import { continueNumbers, type Row, rowIn } from "./rows.ts";
import { KEPT } from "./tables.ts";

export interface Restored {
  readonly rows: number;
  readonly blobs: number;
  /** CIDs of blobs that have a row, and whose file is not there or damaged. */
  readonly missing: readonly string[];
}

const AT_ONCE = 500;

/**
 * Puts a backup's blobs into the store and its rows, all or none, into an empty database. Cut off anywhere, the same call does
 * it. The chain's own tables are not in it: the next start reads them.
 *
 * @throws {@link BackupError} when the folder is damaged, of another deployment, or the database is not empty
 */
export async function restore({ db, blobs: store, config }: Part, folder: string): Promise<Restored> {
  const index = await readIndex(folder);
  if (!isDeepStrictEqual(index.deployment, config.deployment))
    throw new BackupError("This backup is of another deployment than CHARTKEY_DEPLOYMENT names.");
  await requireWhole(folder, index);
  await requireEmpty(db);
  // The rows last: cut off before them, the same call begins again.
  const missing: string[] = [];
  let copied = 0;
  for await (const row of linesOf(folder, blobs, index.tables.blobs)) {
    if (await copyIn(store, folder, row as Blob)) copied += 1;
    else missing.push((row as Blob).cid);
  }
  const rows = await db.transaction(async (writing) => {
    let all = 0;
    for (const [name, table] of Object.entries(KEPT))
      all += await fillTable(writing, table, linesOf(folder, table, index.tables[name]));
    return all;
  });
  return { rows, blobs: copied, missing };
}

type Part = Pick<Context, "db" | "blobs" | "config">;
type TableFile = BackupIndex["tables"][string];

async function requireWhole(folder: string, { tables }: BackupIndex): Promise<void> {
  for (const [name, { file, sha256 }] of Object.entries(tables)) {
    if (!Object.hasOwn(KEPT, name)) throw new BackupError(`This backup has a table "${name}" that is unknown here.`);
    const found = await digestOfFile(path.join(folder, file)).catch(() => undefined);
    if (found !== sha256) throw new BackupError(`${file} in the backup is damaged or not there.`);
  }
}

async function requireEmpty(db: Database): Promise<void> {
  for (const [name, table] of Object.entries(KEPT)) {
    const [found] = await db.select({ rows: count() }).from(table);
    if (found && found.rows > 0)
      throw new BackupError(`The database is not empty: there is something in "${name}". Nothing was changed.`);
  }
}

/** The rows of a table in the backup. One that it does not know was made later, and is empty. */
async function* linesOf(folder: string, table: PgTable, from: TableFile | undefined): AsyncGenerator<Row> {
  if (!from) return;
  const input = createReadStream(path.join(folder, from.file));
  for await (const line of createInterface({ input })) yield rowIn(table, line);
}

async function fillTable(db: Database, table: PgTable, lines: AsyncIterable<Row>): Promise<number> {
  let waiting: Row[] = [];
  let rows = 0;
  const write = async (): Promise<void> => {
    if (waiting.length > 0) await db.insert(table).values(waiting);
    rows += waiting.length;
    waiting = [];
  };
  for await (const row of lines) {
    waiting.push(row);
    if (waiting.length >= AT_ONCE) await write();
  }
  await write();
  await continueNumbers(db, table);
  return rows;
}
