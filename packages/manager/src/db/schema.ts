import { ne } from "drizzle-orm";
import {
  bigint,
  bigserial,
  boolean,
  index,
  integer,
  numeric,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type {
  ActorKind,
  BlobKind,
  DisputeAnswer,
  NOTICE_LANGUAGES,
  Purpose,
  RecordChange,
  RecordStatus,
  RetractionReason,
} from "@chartkey/sdk/wire";

/**
 * Two kinds of tables. What the chain said: rows are only added, keyed by where they stand in the chain, and thrown away
 * when that part of the chain is replaced; all of it can be built again from the deploy block. What this service alone
 * knows: blobs, sessions, disclosures, relayed actions.
 */

/** Ids and masks use all 64 bits, one more than PostgreSQL's own integers have. */
const uint64 = () => numeric({ precision: 20, scale: 0, mode: "bigint" });
const number = () => bigint({ mode: "number" });

const origin = {
  block: number().notNull(),
  logIndex: integer().notNull(),
  transactionHash: text().notNull(),
  /** Time of the block, in Unix seconds. */
  at: number().notNull(),
};

const terms = {
  readMask: uint64(),
  writeMask: uint64(),
  notBefore: number(),
  expiresAt: number(),
  purpose: text().$type<Purpose>(),
};

/** Blocks this index has taken in, the last thousand or so. The highest one is where it stands. */
export const blocks = pgTable("blocks", {
  number: number().primaryKey(),
  hash: text().notNull(),
  at: number().notNull(),
});

/** What this database was built from: one row, compared at every start. */
export const deployment = pgTable("deployment", {
  id: integer().primaryKey(),
  chainId: number().notNull(),
  actorRegistry: text().notNull(),
  chartRegistry: text().notNull(),
  deployBlock: number().notNull(),
  /** Tells a local chain that was started afresh from the one before. Null until the block was seen. */
  deployBlockHash: text(),
});

export const ACTOR_CHANGES = [
  "registered",
  "keyRotated",
  "profilePublished",
  "vaultPublished",
  "standingChanged",
  "accountProposed",
  "accountChanged",
] as const;

/** Each row fills the columns of its change. */
export const actorChanges = pgTable(
  "actor_changes",
  {
    ...origin,
    actor: uint64().notNull(),
    change: text().$type<(typeof ACTOR_CHANGES)[number]>().notNull(),
    /** The one that acts for the actor, or that was proposed; null for a proposal taken back. */
    account: text(),
    kind: text().$type<ActorKind>(),
    keyDigest: text(),
    keyGeneration: number(),
    profile: text(),
    vault: text(),
    standing: text().$type<"none" | "active" | "suspended">(),
    validUntil: number(),
    /** Null where the regulator itself stands behind a licence. */
    issuer: uint64(),
  },
  (table) => [
    primaryKey({ columns: [table.block, table.logIndex] }),
    index("actor_changes_latest").on(table.actor, table.change, table.block, table.logIndex),
    index("actor_changes_account").on(table.account),
    index("actor_changes_listed").on(table.change, table.block, table.logIndex),
    index("actor_changes_vault").on(table.vault),
    index("actor_changes_profile").on(table.profile),
  ],
);

/** `until` is null for an end. */
export const membershipChanges = pgTable(
  "membership_changes",
  { ...origin, organization: uint64().notNull(), member: uint64().notNull(), until: number() },
  (table) => [
    primaryKey({ columns: [table.block, table.logIndex] }),
    index("membership_changes_latest").on(table.organization, table.member, table.block, table.logIndex),
    index("membership_changes_member").on(table.member),
  ],
);

/** `until` is null for an end. */
export const administratorChanges = pgTable(
  "administrator_changes",
  { ...origin, organization: uint64().notNull(), administrator: uint64().notNull(), until: number() },
  (table) => [
    primaryKey({ columns: [table.block, table.logIndex] }),
    index("administrator_changes_latest").on(table.organization, table.administrator, table.block, table.logIndex),
    index("administrator_changes_administrator").on(table.administrator),
  ],
);

/** What a mandate allows is null for its end. */
export const mandateChanges = pgTable(
  "mandate_changes",
  {
    ...origin,
    patient: uint64().notNull(),
    proxy: uint64().notNull(),
    /** Who appointed or dismissed. */
    actor: uint64().notNull(),
    compartments: uint64(),
    /** Minutes since the Unix epoch. */
    until: number(),
    mayGrant: boolean(),
    mayRevoke: boolean(),
    mayDispute: boolean(),
  },
  (table) => [
    primaryKey({ columns: [table.block, table.logIndex] }),
    index("mandate_changes_latest").on(table.patient, table.proxy, table.block, table.logIndex),
    index("mandate_changes_proxy").on(table.proxy, table.block, table.logIndex),
  ],
);

export const recordChanges = pgTable(
  "record_changes",
  {
    ...origin,
    patient: uint64().notNull(),
    author: uint64().notNull(),
    sequence: number().notNull(),
    version: number().notNull(),
    compartment: integer(),
    epoch: number(),
    pointer: text(),
    change: text().$type<RecordChange["change"]>().notNull(),
    status: text().$type<RecordStatus>().notNull(),
    reason: text().$type<RetractionReason>(),
    answer: text().$type<DisputeAnswer>(),
    statement: text(),
    actor: uint64().notNull(),
    /** Whose consent a member wrote under. */
    organization: uint64(),
  },
  (table) => [
    primaryKey({ columns: [table.block, table.logIndex] }),
    index("record_changes_chart").on(table.patient, table.block, table.logIndex),
    index("record_changes_record").on(table.patient, table.author, table.sequence),
    index("record_changes_pointer").on(table.pointer),
    index("record_changes_statement").on(table.statement),
    index("record_changes_by_others")
      .on(table.patient, table.block, table.logIndex)
      .where(ne(table.actor, table.patient)),
  ],
);

/** Terms and envelope are null for a revocation. */
export const consentChanges = pgTable(
  "consent_changes",
  {
    ...origin,
    patient: uint64().notNull(),
    grantee: uint64().notNull(),
    change: text().$type<"granted" | "revoked">().notNull(),
    actor: uint64().notNull(),
    ...terms,
    envelope: text(),
  },
  (table) => [
    primaryKey({ columns: [table.block, table.logIndex] }),
    index("consent_changes_latest").on(table.patient, table.grantee, table.block, table.logIndex),
    index("consent_changes_chart").on(table.patient, table.block, table.logIndex),
    index("consent_changes_grantee").on(table.grantee, table.block, table.logIndex),
    index("consent_changes_by_others")
      .on(table.patient, table.block, table.logIndex)
      .where(ne(table.actor, table.patient)),
  ],
);

/** Terms and reason are null for a denial. */
export const requestChanges = pgTable(
  "request_changes",
  {
    ...origin,
    patient: uint64().notNull(),
    grantee: uint64().notNull(),
    change: text().$type<"requested" | "denied">().notNull(),
    actor: uint64().notNull(),
    ...terms,
    reason: text(),
  },
  (table) => [
    primaryKey({ columns: [table.block, table.logIndex] }),
    index("request_changes_chart").on(table.patient, table.block, table.logIndex),
    index("request_changes_grantee").on(table.grantee, table.block, table.logIndex),
  ],
);

/** `mask` is null for the opening of the chart. */
export const epochChanges = pgTable(
  "epoch_changes",
  { ...origin, patient: uint64().notNull(), mask: uint64(), keys: text().notNull(), keyring: text() },
  (table) => [
    primaryKey({ columns: [table.block, table.logIndex] }),
    index("epoch_changes_chart").on(table.patient, table.block, table.logIndex),
  ],
);

/** How far the records of each chart were held against its head on chain, and whether there is something to check. */
export const chartChecks = pgTable(
  "chart_checks",
  {
    patient: uint64().primaryKey(),
    /** After the last change that was checked, which is named by its place. */
    head: text().notNull(),
    block: number().notNull(),
    logIndex: integer().notNull(),
    pending: boolean().notNull(),
  },
  (table) => [index("chart_checks_pending").on(table.pending, table.patient)],
);

/**
 * What gave or ended an access and was taken back by a reorganization; see `queries/settled.ts`. Known to this service
 * alone: an index that never saw the block does not have it.
 */
export const withdrawnChanges = pgTable(
  "withdrawn_changes",
  {
    /** Grows: the order in which they were taken back. */
    id: bigserial({ mode: "number" }).primaryKey(),
    relation: text().notNull(),
    one: uint64().notNull(),
    /** Zero where there is one actor only. */
    other: uint64().notNull(),
    block: number().notNull(),
    transactionHash: text().notNull(),
    /** The newest block that both chains have. */
    fork: number().notNull(),
  },
  (table) => [
    index("withdrawn_changes_access").on(table.relation, table.one, table.other),
    index("withdrawn_changes_block").on(table.block),
  ],
);

/** Where each stored blob belongs: said by its first uploader, and what the gateway decides by. */
export const blobs = pgTable(
  "blobs",
  {
    cid: text().primaryKey(),
    kind: text().$type<BlobKind>().notNull(),
    patient: uint64(),
    compartment: integer(),
    grantee: uint64(),
    organization: uint64(),
    member: uint64(),
    generation: number(),
    size: number().notNull(),
    /** Account of the session that uploaded it, and the actor it acted as, if it named one. */
    account: text().notNull(),
    actor: uint64(),
    at: number().notNull(),
  },
  (table) => [index("blobs_team").on(table.organization, table.member)],
);

/** The encrypted list of a chart that its patient keeps here, for a device of theirs that has none yet. */
export const keptLists = pgTable("kept_lists", {
  patient: uint64().primaryKey(),
  /** In base64: PGlite takes text six times as fast as `bytea`. */
  bytes: text().notNull(),
  at: number().notNull(),
});

/** What accounts and actors uploaded within the last hours: how many blobs, and their bytes. */
export const usages = pgTable(
  "usages",
  {
    /** An account, an actor's id, or what `quota.ts` counts besides. */
    who: text().notNull(),
    /** Its first second. */
    hour: number().notNull(),
    uploads: integer().notNull(),
    bytes: number().notNull(),
  },
  (table) => [primaryKey({ columns: [table.who, table.hour] }), index("usages_hour").on(table.hour)],
);

/** What this database knows of the stores: one row, made at the first start. */
export const storeKeeper = pgTable("store_keeper", {
  id: integer().primaryKey(),
  /** The name under which its blobs are pinned. */
  owner: text().notNull(),
  /** Since when it has seen everything that came in. */
  watchingSince: number().notNull(),
  /** When it was written last that somebody is watching. */
  watchedAt: number().notNull(),
});

/** Objects that are coming into the stores; gone from here in the transaction that says whose they are. */
export const arrivals = pgTable("arrivals", { cid: text().primaryKey(), begunAt: number().notNull() }, (table) => [
  index("arrivals_begun").on(table.begunAt),
]);

/** Rounds over all blobs in every store, and what was found: counts of blobs, then of blocks. */
export const scrubs = pgTable(
  "scrubs",
  {
    id: bigserial({ mode: "number" }).primaryKey(),
    depth: text().$type<"full" | "quick">().notNull(),
    startedAt: number().notNull(),
    /** Null while it goes on, also over a restart. */
    endedAt: number(),
    /** The last CID that was looked at. */
    cursor: text().notNull(),
    blobs: number().notNull(),
    blocks: number().notNull(),
    bytes: number().notNull(),
    missing: number().notNull(),
    damaged: number().notNull(),
    unpinned: number().notNull(),
    /** Good in no store. */
    lost: number().notNull(),
  },
  (table) => [index("scrubs_depth").on(table.depth, table.id)],
);

/** Whose charts each reader opened within the last hour. */
export const openedCharts = pgTable(
  "opened_charts",
  { reader: uint64().notNull(), patient: uint64().notNull(), at: number().notNull() },
  (table) => [primaryKey({ columns: [table.reader, table.patient] })],
);

/** Readers that wanted to open more charts within an hour than one may, and how many more. */
export const massAccesses = pgTable(
  "mass_accesses",
  {
    reader: uint64().notNull(),
    /** Its first second. */
    hour: number().notNull(),
    refused: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.reader, table.hour] })],
);

/** Uploads that were taken in: a client that lost the last answer asks for it again. */
export const uploads = pgTable("uploads", {
  id: text().primaryKey(),
  account: text().notNull(),
  cid: text().notNull(),
  size: number().notNull(),
  at: number().notNull(),
});

/** Only the token's SHA-256 is kept: a copy of this table opens nothing. */
export const sessions = pgTable(
  "sessions",
  {
    tokenHash: text().primaryKey(),
    account: text().notNull(),
    startedAt: number().notNull(),
    seenAt: number().notNull(),
    /** What a contract account signed with, asked again with every block; null for plain accounts, whose key never changes. */
    signed: text(),
    signature: text(),
    checkedAt: number(),
  },
  (table) => [index("sessions_started").on(table.startedAt), index("sessions_account").on(table.account)],
);

export const nonces = pgTable("nonces", { nonce: text().primaryKey(), expiresAt: number().notNull() });

/** One row for each served read by anyone but the patient; author, sequence and version are null for a payload. */
export const disclosures = pgTable(
  "disclosures",
  {
    id: bigserial({ mode: "number" }).primaryKey(),
    at: number().notNull(),
    patient: uint64().notNull(),
    reader: uint64().notNull(),
    /** Whose consent a member read under. */
    organization: uint64(),
    /** Transaction in which that consent was given; null for the author of a record that reads what is said of it. */
    consent: text(),
    purpose: text().$type<Purpose>(),
    cid: text().notNull(),
    compartment: integer().notNull(),
    author: uint64(),
    sequence: number(),
    version: number(),
  },
  (table) => [index("disclosures_chart").on(table.patient, table.id)],
);

/**
 * One row for each transaction number of the relayer's account: a signed action, or an empty transaction that fills a gap.
 * Written before anything of it is sent, so that a restart knows what may be on its way.
 */
export const relays = pgTable(
  "relays",
  {
    /** Hash of the action's text without its signature; of a filler, its number. */
    id: text().primaryKey(),
    sender: text().notNull(),
    number: number().notNull(),
    state: text().$type<"pending" | "mined" | "failed">().notNull(),
    to: text().notNull(),
    data: text().notNull(),
    gas: number().notNull(),
    /** Most that it may cost, in wei. */
    cost: numeric({ precision: 78, scale: 0, mode: "bigint" }).notNull(),
    /** Null for a filler. */
    account: text(),
    action: text(),
    /** Counts against the quotas. */
    counted: boolean().notNull(),
    /** Keyed hash of the address a registration came from, else null. */
    origin: text(),
    at: number().notNull(),
    deadline: number().notNull(),
  },
  (table) => [
    uniqueIndex("relays_number").on(table.sender, table.number),
    index("relays_open").on(table.sender, table.state, table.number),
    index("relays_quota").on(table.counted, table.at),
    index("relays_account").on(table.account, table.at),
  ],
);

/** Every transaction ever signed for a relay: the first, and those with a higher fee. Any of them may be the mined one. */
export const relayTransactions = pgTable(
  "relay_transactions",
  {
    hash: text().primaryKey(),
    relay: text().notNull(),
    sender: text().notNull(),
    number: number().notNull(),
    raw: text().notNull(),
    maxFeePerGas: number().notNull(),
    maxPriorityFeePerGas: number().notNull(),
    /** Height of the chain when it was signed. */
    signedAt: number().notNull(),
    /** Order of signing. */
    serial: bigserial({ mode: "number" }).notNull(),
  },
  (table) => [index("relay_transactions_relay").on(table.relay, table.serial)],
);

/** Where actors are told by e-mail that there is news. */
export const noticeEmails = pgTable("notice_emails", {
  actor: uint64().primaryKey(),
  address: text().notNull(),
  language: text().$type<(typeof NOTICE_LANGUAGES)[number]>().notNull(),
  /** Of the code that was sent and not entered yet; until when it counts, and how often a wrong one was entered. */
  codeHash: text(),
  codeUntil: number().notNull(),
  tries: integer().notNull(),
  /** Null until the code was entered. */
  confirmedAt: number(),
  lastSentAt: number(),
});

/** Codes of the last day, so that they can be counted. */
export const noticeCodes = pgTable(
  "notice_codes",
  {
    id: bigserial({ mode: "number" }).primaryKey(),
    actor: uint64().notNull(),
    addressHash: text().notNull(),
    at: number().notNull(),
  },
  (table) => [
    index("notice_codes_actor").on(table.actor),
    index("notice_codes_address").on(table.addressHash),
    index("notice_codes_at").on(table.at),
  ],
);

/** Changes of which somebody is still to be told by e-mail. */
export const noticeOutbox = pgTable(
  "notice_outbox",
  {
    actor: uint64().notNull(),
    block: number().notNull(),
    logIndex: integer().notNull(),
    /** The e-mail that an attempt was made with; null before the first. */
    messageId: text(),
    attempts: integer().notNull(),
    dueAt: number().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.actor, table.block, table.logIndex] }),
    index("notice_outbox_due").on(table.dueAt),
  ],
);

/** The last block of which the outbox knows: one row. */
export const noticeProgress = pgTable("notice_progress", { id: integer().primaryKey(), block: number().notNull() });
