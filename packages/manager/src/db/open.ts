import { mkdir } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { PGlite } from "@electric-sql/pglite";
import { drizzle as drizzlePg } from "drizzle-orm/node-postgres";
import { migrate as migratePg } from "drizzle-orm/node-postgres/migrator";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import { drizzle as drizzlePglite } from "drizzle-orm/pglite";
import { migrate as migratePglite } from "drizzle-orm/pglite/migrator";
import { Pool } from "pg";
import * as schema from "./schema.ts";

/** The same SQL on PGlite and on PostgreSQL. */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema>;

export interface OpenDatabase {
  readonly db: Database;
  readonly close: () => Promise<void>;
}

const shared = { schema, casing: "snake_case" } as const;
const migrations = { migrationsFolder: fileURLToPath(new URL("../../drizzle", import.meta.url)) };

/** PostgreSQL when `databaseUrl` is given, else PGlite in `folder`. Brings the tables up to date. */
export async function openDatabase({
  databaseUrl,
  folder,
}: {
  databaseUrl?: string | undefined;
  folder: string;
}): Promise<OpenDatabase> {
  return databaseUrl === undefined ? openPglite(path.join(folder, "database")) : openPostgres(databaseUrl);
}

async function openPglite(folder: string): Promise<OpenDatabase> {
  await mkdir(folder, { recursive: true });
  const client = await PGlite.create(folder);
  const db = drizzlePglite({ client, ...shared });
  await migratePglite(db, migrations);
  return { db, close: () => client.close() };
}

async function openPostgres(databaseUrl: string): Promise<OpenDatabase> {
  const client = new Pool({ connectionString: databaseUrl, max: 10, connectionTimeoutMillis: 10_000 });
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  client.on("error", () => undefined);
  const db = drizzlePg({ client, ...shared });
  try {
    await migratePg(db, migrations);
  } catch (error) {
    await client.end();
    throw error;
  }
  return { db, close: () => client.end() };
}
