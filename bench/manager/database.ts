import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { type Database, openDatabase } from "../../packages/manager/src/db/open.ts";
import { type Backend, makeDatabase } from "../../packages/manager/test/support/manager.ts";

export const nameOf = ({ database }: Backend): string => (database === "postgres" ? "PostgreSQL" : "PGlite");

/** A record that was added, as the chain says it. */
export interface RecordRow {
  readonly block: number;
  readonly logIndex: number;
  readonly transactionHash: string;
  readonly patient: bigint;
  readonly author: bigint;
  readonly sequence: number;
  readonly compartment: number;
  readonly epoch: number;
  readonly pointer: string;
}

/** The manager's tables with nothing in them. */
export async function emptyDatabase(backend: Backend): Promise<AsyncDisposable & { readonly db: Database }> {
  const folder = await mkdtemp(join(tmpdir(), "chartkey-bench-"));
  const own = backend.database === "postgres" ? await makeDatabase() : undefined;
  const { db, close } = await openDatabase({ databaseUrl: own?.url, folder });
  return {
    db,
    async [Symbol.asyncDispose]() {
      await close();
      await own?.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** All rows in one statement, column by column: the fastest way into a table short of COPY. */
export async function insertRecords(db: Database, rows: readonly RecordRow[]): Promise<void> {
  const column = (name: keyof RecordRow, type: string) =>
    sql`${sql.param(rows.map((row) => String(row[name])))}::${sql.raw(type)}[]`;
  await db.execute(sql`
    insert into record_changes (block, log_index, transaction_hash, at, patient, author, sequence, version, compartment,
      epoch, pointer, change, status, actor)
    select block, log_index, transaction_hash, 0, patient, author, sequence, 1, compartment, epoch, pointer, 'added',
      'active', author
    from unnest(${column("block", "bigint")}, ${column("logIndex", "int")}, ${column("transactionHash", "text")},
      ${column("patient", "numeric")}, ${column("author", "numeric")}, ${column("sequence", "bigint")},
      ${column("compartment", "int")}, ${column("epoch", "bigint")}, ${column("pointer", "text")})
      as added (block, log_index, transaction_hash, patient, author, sequence, compartment, epoch, pointer)`);
}
