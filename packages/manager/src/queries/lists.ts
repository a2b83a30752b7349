import type {
  ConsentChange,
  EpochChange,
  RecordChange,
  RequestChange,
  StandingChange,
  Terms,
} from "@chartkey/sdk/wire";
import { and, eq, type SQL } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Database } from "../db/open.ts";
import { actorChanges, consentChanges, epochChanges, recordChanges, requestChanges } from "../db/schema.ts";
import { after, chainOrder, pageOf, readAsOf, type Page, type PageQuery } from "./pages.ts";

type ChangeTable =
  typeof actorChanges | typeof consentChanges | typeof epochChanges | typeof recordChanges | typeof requestChanges;

/** One page of a table of changes, in the chain's order. */
function changePage<Table extends ChangeTable & PgTable, Item>(
  db: Database,
  table: Table,
  where: SQL | undefined,
  { cursor, limit }: PageQuery,
  itemOf: (row: Table["$inferSelect"]) => Item,
): Promise<Page<Item>> {
  return readAsOf(db, async (state, asOfBlock) => {
    // The builder cannot work with a table that is a type parameter.
    const source: ChangeTable = table;
    const found: Table["$inferSelect"][] = await state
      .select()
      .from(source)
      .where(and(where, after(table, cursor)))
      .orderBy(...chainOrder(table))
      .limit(limit + 1);
    const { rows, next } = pageOf(found, limit);
    return { items: rows.map(itemOf), next, asOfBlock };
  });
}

export const recordPage = (db: Database, patient: bigint, query: PageQuery): Promise<Page<RecordChange>> =>
  changePage(db, recordChanges, eq(recordChanges.patient, patient), query, (row) => row as RecordChange);

export const epochPage = (db: Database, patient: bigint, query: PageQuery): Promise<Page<EpochChange>> =>
  changePage(db, epochChanges, eq(epochChanges.patient, patient), query, (row) => row as EpochChange);

/** Whose list: one chart's, or that of one grantee over all charts. */
export type Party = { readonly patient: bigint } | { readonly grantee: bigint };

export const consentPage = (db: Database, party: Party, query: PageQuery): Promise<Page<ConsentChange>> =>
  changePage(db, consentChanges, ofParty(consentChanges, party), query, (row) => withTerms(row) as ConsentChange);

export const requestPage = (db: Database, party: Party, query: PageQuery): Promise<Page<RequestChange>> =>
  changePage(db, requestChanges, ofParty(requestChanges, party), query, (row) => withTerms(row) as RequestChange);

export const standingPage = (db: Database, query: PageQuery): Promise<Page<StandingChange>> =>
  changePage(db, actorChanges, eq(actorChanges.change, "standingChanged"), query, (row) => {
    const { actor, standing, validUntil, issuer, block, logIndex, transactionHash, at } = row;
    return { actor, standing, validUntil, issuer, block, logIndex, transactionHash, at } as StandingChange;
  });

function ofParty(table: typeof consentChanges | typeof requestChanges, party: Party): SQL {
  return "patient" in party ? eq(table.patient, party.patient) : eq(table.grantee, party.grantee);
}

interface TermsColumns {
  readMask: bigint | null;
  writeMask: bigint | null;
  notBefore: number | null;
  expiresAt: number | null;
  purpose: Terms["purpose"] | null;
}

/** Five columns that are filled together, or not at all, as one member. */
function withTerms<Row extends TermsColumns>(row: Row) {
  const { readMask, writeMask, notBefore, expiresAt, purpose, ...rest } = row;
  return { ...rest, terms: purpose === null ? null : { readMask, writeMask, notBefore, expiresAt, purpose } };
}
