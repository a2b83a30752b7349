import type { PgTable } from "drizzle-orm/pg-core";
import * as schema from "../db/schema.ts";

/** What this service alone knows and could not find out again. A blob's bytes are beside its row. */
export const KEPT: Readonly<Record<string, PgTable>> = {
  blobs: schema.blobs,
  keptLists: schema.keptLists,
  disclosures: schema.disclosures,
  massAccesses: schema.massAccesses,
  noticeEmails: schema.noticeEmails,
  relays: schema.relays,
  relayTransactions: schema.relayTransactions,
  uploads: schema.uploads,
  withdrawnChanges: schema.withdrawnChanges,
};

/** What the chain said: the next start reads it again. */
export const FROM_CHAIN: Readonly<Record<string, PgTable>> = {
  actorChanges: schema.actorChanges,
  administratorChanges: schema.administratorChanges,
  blocks: schema.blocks,
  chartChecks: schema.chartChecks,
  consentChanges: schema.consentChanges,
  deployment: schema.deployment,
  epochChanges: schema.epochChanges,
  mandateChanges: schema.mandateChanges,
  membershipChanges: schema.membershipChanges,
  recordChanges: schema.recordChanges,
  requestChanges: schema.requestChanges,
};

/**
 * What may be forgotten: people sign in again, and an hour's count begins anew. What is known of the stores must be: a
 * database from a backup has not watched what came in since.
 */
export const PASSING: Readonly<Record<string, PgTable>> = {
  arrivals: schema.arrivals,
  nonces: schema.nonces,
  noticeCodes: schema.noticeCodes,
  noticeOutbox: schema.noticeOutbox,
  noticeProgress: schema.noticeProgress,
  openedCharts: schema.openedCharts,
  scrubs: schema.scrubs,
  sessions: schema.sessions,
  storeKeeper: schema.storeKeeper,
  usages: schema.usages,
};
