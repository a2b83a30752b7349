import type { Administrator, Membership } from "@chartkey/sdk/wire";
import { and, asc, desc, eq, isNotNull } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Database } from "../db/open.ts";
import { administratorChanges, membershipChanges } from "../db/schema.ts";
import { after, pageOf, readAsOf, type Page, type PageQuery } from "./pages.ts";

/** Who belongs to organizations. Past their date included: whoever asks compares `until` with its own clock. */

interface PairFilter {
  readonly organization: bigint | undefined;
  readonly person: bigint | undefined;
}

/** The newest change of each organization and person, without those that are an end. */
function pairPage<Item>(
  db: Database,
  table: typeof membershipChanges | typeof administratorChanges,
  filter: PairFilter,
  { cursor, limit }: PageQuery,
  itemOf: (row: { organization: bigint; person: bigint; until: number }) => Item,
): Promise<Page<Item>> {
  const { organization, until, block, logIndex } = table;
  const person = "member" in table ? table.member : table.administrator;
  return readAsOf(db, async (state, asOfBlock) => {
    const newest = state
      .selectDistinctOn([organization, person], { organization, person, until, block, logIndex })
      .from(table as PgTable)
      .where(
        and(
          filter.organization === undefined ? undefined : eq(organization, filter.organization),
          filter.person === undefined ? undefined : eq(person, filter.person),
        ),
      )
      .orderBy(organization, person, desc(block), desc(logIndex))
      .as("newest");
    const found = await state
      .select()
      .from(newest)
      .where(and(isNotNull(newest.until), after(newest, cursor)))
      .orderBy(asc(newest.block), asc(newest.logIndex))
      .limit(limit + 1);
    const { rows, next } = pageOf(found, limit);
    return { items: rows.map((row) => itemOf({ ...row, until: row.until ?? 0 })), next, asOfBlock };
  });
}

export const membershipPage = (
  db: Database,
  { organization, member }: { organization?: bigint | undefined; member?: bigint | undefined },
  query: PageQuery,
): Promise<Page<Membership>> =>
  pairPage(db, membershipChanges, { organization, person: member }, query, ({ person, ...row }) => ({
    organization: row.organization,
    member: person,
    until: row.until,
  }));

export const administratorPage = (
  db: Database,
  { organization, administrator }: { organization?: bigint | undefined; administrator?: bigint | undefined },
  query: PageQuery,
): Promise<Page<Administrator>> =>
  pairPage(db, administratorChanges, { organization, person: administrator }, query, ({ person, ...row }) => ({
    organization: row.organization,
    administrator: person,
    until: row.until,
  }));
