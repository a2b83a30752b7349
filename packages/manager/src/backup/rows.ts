import { asc, type SQL, sql } from "drizzle-orm";
import { getTableConfig, type PgColumn, type PgTable } from "drizzle-orm/pg-core";
import type { Database } from "../db/open.ts";

export type Row = Record<string, unknown>;

const AT_ONCE = 1_000;

/** All rows of a table in the order of its primary key, a thousand at a time. */
export async function* rowsOf(db: Database, table: PgTable): AsyncGenerator<Row> {
  const key = keyOf(table);
  let last: Row | undefined;
  for (;;) {
    const rows: Row[] = await db
      .select()
      .from(table)
      .where(last && after(key, last))
      .orderBy(...key.map(({ column }) => asc(column)))
      .limit(AT_ONCE);
    yield* rows;
    last = rows.at(-1);
    if (rows.length < AT_ONCE) return;
  }
}

interface NamedColumn {
  /** As the rows name it. */
  readonly name: string;
  readonly column: PgColumn;
}

const columnsOf = (table: PgTable): NamedColumn[] =>
  Object.entries(table as unknown as Record<string, PgColumn>)
    .filter(([, column]) => getTableConfig(table).columns.includes(column))
    .map(([name, column]) => ({ name, column }));

function keyOf(table: PgTable): NamedColumn[] {
  const composite = new Set(
    getTableConfig(table).primaryKeys.flatMap(({ columns }) => columns.map(({ name }) => name)),
  );
  const key = columnsOf(table).filter(({ column }) => column.primary || composite.has(column.name));
  if (key.length === 0) throw new Error(`The table ${getTableConfig(table).name} has no primary key.`);
  return key;
}

function after(key: readonly NamedColumn[], last: Row): SQL {
  const columns = sql.join(
    key.map(({ column }) => sql`${column}`),
    sql`, `,
  );
  const values = sql.join(
    key.map(({ name, column }) => sql.param(last[name], column)),
    sql`, `,
  );
  return sql`(${columns}) > (${values})`;
}

/** One row as a line of JSON. Wide integers are decimal text. */
export const lineOf = (row: Row): string =>
  JSON.stringify(row, (_name, value: unknown) => (typeof value === "bigint" ? String(value) : value));

/** The row that {@link lineOf} wrote. */
export function rowIn(table: PgTable, line: string): Row {
  const row = JSON.parse(line) as Row;
  for (const { name, column } of columnsOf(table))
    if (column.dataType === "bigint" && row[name] != null) row[name] = BigInt(row[name] as string);
  return row;
}

/** Lets the numbers that a table gives out itself go on after the highest one in it. */
export async function continueNumbers(db: Database, table: PgTable): Promise<void> {
  const { name } = getTableConfig(table);
  for (const { column } of columnsOf(table)) {
    if (column.getSQLType() !== "bigserial") continue;
    const highest = sql`(select max(${column}) from ${table})`;
    await db.execute(
      sql`select setval(pg_get_serial_sequence(${name}, ${column.name}), ${highest}) where ${highest} is not null`,
    );
  }
}
