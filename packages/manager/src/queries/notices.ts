import type { Hex32, Notice, RecordChange } from "@chartkey/sdk/wire";
import { and, desc, eq, lt, ne, or, type SQL } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Database } from "../db/open.ts";
import { consentChanges, mandateChanges, recordChanges, requestChanges } from "../db/schema.ts";
import { pageOf, readAsOf, type Page, type PageQuery } from "./pages.ts";

/** A notice before its place is written as a text. */
type Placed = Omit<Notice, "id"> & { readonly block: number; readonly logIndex: number };

/** What one question needs: whose notices, older than what, and how many at most. */
interface Asked {
  readonly db: Database;
  readonly actor: bigint;
  readonly cursor: PageQuery["cursor"];
  readonly limit: number;
}

/** What others did that concerns `actor`, newest first. Made of the chain's changes: what the chain takes back is gone here. */
export function noticePage(db: Database, actor: bigint, { cursor, limit }: PageQuery): Promise<Page<Notice>> {
  return readAsOf(db, async (state, asOfBlock) => {
    const asked = { db: state, actor, cursor, limit: limit + 1 };
    const found: Placed[] = [];
    // One after the other: they share a connection.
    for (const source of SOURCES) found.push(...(await source(asked)));
    found.sort((a, b) => b.block - a.block || b.logIndex - a.logIndex);
    const { rows, next } = pageOf(found, limit);
    const items = rows.map(({ block, logIndex, ...notice }) => ({
      id: `${String(block)}.${String(logIndex)}`,
      ...notice,
    }));
    return { items, next, asOfBlock };
  });
}

const SOURCES: readonly ((asked: Asked) => Promise<Placed[]>)[] = [
  requestsForChart,
  requestsDenied,
  consentsForChart,
  consentsForGrantee,
  recordsOfChart,
  mandatesOfProxy,
];

async function requestsForChart(asked: Asked): Promise<Placed[]> {
  const own = and(eq(requestChanges.patient, asked.actor), eq(requestChanges.change, "requested"));
  const rows = await newest(asked, requestChanges, own);
  return rows.map((row) => ({ ...noticeOf(row, "accessRequested"), grantee: row.grantee }));
}

async function requestsDenied(asked: Asked): Promise<Placed[]> {
  const own = and(eq(requestChanges.grantee, asked.actor), eq(requestChanges.change, "denied"));
  const rows = await newest(asked, requestChanges, own);
  return rows.map((row) => ({ ...noticeOf(row, "requestDenied"), grantee: row.grantee }));
}

/** What a proxy did with the patient's consents, and who gave an access back. */
function consentsForChart(asked: Asked): Promise<Placed[]> {
  return consents(
    asked,
    and(eq(consentChanges.patient, asked.actor), ne(consentChanges.actor, consentChanges.patient)),
  );
}

function consentsForGrantee(asked: Asked): Promise<Placed[]> {
  return consents(
    asked,
    and(eq(consentChanges.grantee, asked.actor), ne(consentChanges.actor, consentChanges.grantee)),
  );
}

async function consents(asked: Asked, which: SQL | undefined): Promise<Placed[]> {
  const rows = await newest(asked, consentChanges, which);
  return rows.map((row) => ({
    ...noticeOf(row, row.change === "granted" ? "accessGranted" : "accessEnded"),
    grantee: row.grantee,
  }));
}

const RECORD_NOTICES: Record<RecordChange["change"], Notice["what"]> = {
  added: "recordAdded",
  amended: "recordAmended",
  retracted: "recordRetracted",
  disputed: "recordDisputed",
  answered: "disputeAnswered",
};

async function recordsOfChart(asked: Asked): Promise<Placed[]> {
  const byOthers = and(eq(recordChanges.patient, asked.actor), ne(recordChanges.actor, recordChanges.patient));
  const rows = await newest(asked, recordChanges, byOthers);
  return rows.map(({ author, sequence, version, ...row }) => ({
    ...noticeOf(row, RECORD_NOTICES[row.change]),
    record: { author, sequence, version },
  }));
}

async function mandatesOfProxy(asked: Asked): Promise<Placed[]> {
  const byOthers = and(eq(mandateChanges.proxy, asked.actor), ne(mandateChanges.actor, mandateChanges.proxy));
  const rows = await newest(asked, mandateChanges, byOthers);
  return rows.map((row) => noticeOf(row, row.until === null ? "proxyDismissed" : "proxyAppointed"));
}

interface ChangeRow {
  readonly patient: bigint;
  readonly actor: bigint;
  readonly at: number;
  readonly transactionHash: string;
  readonly block: number;
  readonly logIndex: number;
}

function noticeOf(row: ChangeRow, what: Notice["what"]): Placed {
  const { patient, actor, at, transactionHash, block, logIndex } = row;
  return {
    what,
    patient,
    by: actor,
    grantee: null,
    record: null,
    at,
    transactionHash: transactionHash as Hex32,
    block,
    logIndex,
  };
}

type NoticeTable = typeof consentChanges | typeof mandateChanges | typeof recordChanges | typeof requestChanges;

/** The newest changes of a table that are older than the cursor. */
async function newest<Table extends NoticeTable & PgTable>(
  { db, cursor, limit }: Asked,
  table: Table,
  which: SQL | undefined,
): Promise<Table["$inferSelect"][]> {
  // The builder cannot work with a table that is a type parameter.
  const source: NoticeTable = table;
  const { block, logIndex } = source;
  const older = cursor && or(lt(block, cursor.block), and(eq(block, cursor.block), lt(logIndex, cursor.logIndex)));
  return db.select().from(source).where(and(which, older)).orderBy(desc(block), desc(logIndex)).limit(limit);
}
