import { z } from "zod";
import {
  actorIdSchema,
  addressSchema,
  blockRefSchema,
  compartmentSchema,
  hex32Schema,
  pageOf,
  timeSchema,
  uint32Schema,
  uint64Schema,
} from "./primitives.ts";
import { relayerStatusSchema } from "./relay.ts";

/** Names of `IActorRegistry.Kind`, in the contract's order. */
export const ACTOR_KINDS = ["none", "patient", "clinician", "organization", "device"] as const;
export const actorKindSchema = z.enum(ACTOR_KINDS);
export type ActorKind = z.output<typeof actorKindSchema>;

/** Names of `IActorRegistry.Standing`, in the contract's order. */
export const STANDINGS = ["none", "active", "suspended"] as const;
export const standingSchema = z.enum(STANDINGS);

/** HL7 v3 PurposeOfUse codes in the order of `IChartRegistry.Purpose`. */
export const PURPOSES = ["NONE", "TREAT", "ETREAT", "HPAYMT", "HOPERAT", "HRESCH", "PATRQT", "FAMRQT"] as const;
export const purposeSchema = z.enum(PURPOSES).exclude(["NONE"]);
export type Purpose = z.output<typeof purposeSchema>;

/** Names of `IChartRegistry.Status`, in the contract's order. */
export const RECORD_STATUSES = ["none", "active", "enteredInError", "erased", "disputed"] as const;
export const recordStatusSchema = z.enum(RECORD_STATUSES).exclude(["none"]);
export type RecordStatus = z.output<typeof recordStatusSchema>;

/** Names of `IChartRegistry.RetractionReason`, in the contract's order. */
export const RETRACTION_REASONS = [
  "none",
  "wrongPatient",
  "wrongContent",
  "duplicate",
  "patientWish",
  "legalDuty",
] as const;
export const retractionReasonSchema = z.enum(RETRACTION_REASONS).exclude(["none"]);
export type RetractionReason = z.output<typeof retractionReasonSchema>;

/** Names of `IChartRegistry.Answer`, in the contract's order. */
export const DISPUTE_ANSWERS = ["none", "confirmed", "refused"] as const;
export const disputeAnswerSchema = z.enum(DISPUTE_ANSWERS).exclude(["none"]);
export type DisputeAnswer = z.output<typeof disputeAnswerSchema>;

/** Where in the chain a row comes from. `(block, logIndex)` orders all rows. */
const originShape = {
  block: z.int().min(0),
  logIndex: z.int().min(0),
  transactionHash: hex32Schema,
  at: timeSchema,
};

/** What a grantee may do, why and when. Times are minutes since the Unix epoch. */
export const termsSchema = z.object({
  readMask: uint64Schema,
  writeMask: uint64Schema,
  notBefore: uint32Schema,
  expiresAt: uint32Schema,
  purpose: purposeSchema,
});
export type Terms = z.output<typeof termsSchema>;

export const actorSchema = z.object({
  actor: actorIdSchema,
  account: addressSchema,
  kind: actorKindSchema.exclude(["none"]),
  keyDigest: hex32Schema,
  keyGeneration: uint32Schema,
  profile: hex32Schema,
  vault: hex32Schema.nullable(),
  standing: standingSchema,
  /** Unix seconds; 0 where there never was a licence or accreditation. */
  validUntil: timeSchema,
  /** Organization that stands behind a clinician's licence; null when the regulator itself does, or nobody. */
  issuer: actorIdSchema.nullable(),
  /** Account that may take over by accepting; null for none. */
  proposedAccount: addressSchema.nullable(),
  registeredAt: timeSchema,
});
export type ActorRow = z.output<typeof actorSchema>;

/** What can happen to a record. */
export const RECORD_CHANGES = ["added", "amended", "retracted", "disputed", "answered"] as const;

/** One change of one record. Only what was added or amended has content, and so a place and a pointer. */
export const recordChangeSchema = z.object({
  change: z.enum(RECORD_CHANGES),
  patient: actorIdSchema,
  author: actorIdSchema,
  sequence: uint32Schema,
  version: uint32Schema,
  compartment: compartmentSchema.nullable(),
  epoch: uint32Schema.nullable(),
  pointer: hex32Schema.nullable(),
  status: recordStatusSchema,
  /** Why it was retracted; null for other changes. */
  reason: retractionReasonSchema.nullable(),
  /** What the author answered to a dispute; null for other changes. */
  answer: disputeAnswerSchema.nullable(),
  /** Sealed words of a dispute or an answer; null for other changes. */
  statement: hex32Schema.nullable(),
  /** Who acted: the author, the patient, or a proxy of the patient. */
  actor: actorIdSchema,
  /** Whose consent a member of it wrote under; null for everything else. The chart's head does not cover it. */
  organization: actorIdSchema.nullable(),
  ...originShape,
});
export type RecordChange = z.output<typeof recordChangeSchema>;

/** One change of one consent. `terms` and `envelope` are null for a revocation. */
export const consentChangeSchema = z.object({
  patient: actorIdSchema,
  grantee: actorIdSchema,
  change: z.enum(["granted", "revoked"]),
  /** Who acted: the patient, or a proxy of the patient. */
  actor: actorIdSchema,
  terms: termsSchema.nullable(),
  envelope: hex32Schema.nullable(),
  ...originShape,
});
export type ConsentChange = z.output<typeof consentChangeSchema>;

/** One step of the conversation before a consent. `terms` and `reason` are null for a denial. */
export const requestChangeSchema = z.object({
  patient: actorIdSchema,
  grantee: actorIdSchema,
  change: z.enum(["requested", "denied"]),
  /** Who acted: the grantee asks; the patient, or a proxy of the patient, turns it down. */
  actor: actorIdSchema,
  terms: termsSchema.nullable(),
  reason: hex32Schema.nullable(),
  ...originShape,
});
export type RequestChange = z.output<typeof requestChangeSchema>;

/** The opening of the chart (mask null) or of the next epoch of the compartments in `mask`. */
export const epochChangeSchema = z.object({
  patient: actorIdSchema,
  mask: uint64Schema.nullable(),
  keys: hex32Schema,
  keyring: hex32Schema.nullable(),
  ...originShape,
});
export type EpochChange = z.output<typeof epochChangeSchema>;

export const membershipSchema = z.object({
  organization: actorIdSchema,
  member: actorIdSchema,
  /** Unix seconds. */
  until: timeSchema,
});
export type Membership = z.output<typeof membershipSchema>;

/** Who manages the members of an organization besides its own account. */
export const administratorSchema = z.object({
  organization: actorIdSchema,
  administrator: actorIdSchema,
  /** Unix seconds. */
  until: timeSchema,
});
export type Administrator = z.output<typeof administratorSchema>;

/**
 * One appointment of a proxy. It stands while `endedAt` is null and `until` is ahead; the row's place in the chain is the
 * appointment's.
 */
export const mandateSchema = z.object({
  patient: actorIdSchema,
  proxy: actorIdSchema,
  /** Bit i: consents that reach compartment i. */
  compartments: uint64Schema,
  /** First minute, since the Unix epoch, at which it no longer holds. */
  until: uint32Schema,
  mayGrant: z.boolean(),
  mayRevoke: z.boolean(),
  mayDispute: z.boolean(),
  /** Unix seconds at which it was dismissed, or replaced by the next appointment; null for neither. */
  endedAt: timeSchema.nullable(),
  /** Who ended it: the patient, or the proxy itself. */
  endedBy: actorIdSchema.nullable(),
  ...originShape,
});
export type Mandate = z.output<typeof mandateSchema>;

/** One administrative act of the regulator. */
export const standingChangeSchema = z.object({
  actor: actorIdSchema,
  standing: standingSchema,
  validUntil: timeSchema,
  /** Organization that stands behind a clinician's licence; null when the regulator itself does. */
  issuer: actorIdSchema.nullable(),
  ...originShape,
});
export type StandingChange = z.output<typeof standingChangeSchema>;

/**
 * What others did that concerns an actor: in their own chart, with a consent or request of theirs, or with a mandate they hold.
 * It names who, whose chart and which record, and nothing of what is in it.
 */
export const NOTICES = [
  "accessRequested",
  "requestDenied",
  "accessGranted",
  "accessEnded",
  "recordAdded",
  "recordAmended",
  "recordRetracted",
  "recordDisputed",
  "disputeAnswered",
  "proxyAppointed",
  "proxyDismissed",
] as const;

export const noticeSchema = z.object({
  /** Its place in the chain: the cursor of what is older. */
  id: z.string().regex(/^\d{1,15}\.\d{1,9}$/),
  what: z.enum(NOTICES),
  patient: actorIdSchema,
  /** Who did it. */
  by: actorIdSchema,
  /** Whose access it was about, where it was about one. */
  grantee: actorIdSchema.nullable(),
  /** Null where it is about no record. */
  record: z.object({ author: actorIdSchema, sequence: uint32Schema, version: uint32Schema }).nullable(),
  at: timeSchema,
  transactionHash: hex32Schema,
});
export type Notice = z.output<typeof noticeSchema>;

export const actorPageSchema = pageOf(actorSchema);
export const recordChangePageSchema = pageOf(recordChangeSchema);
export const consentChangePageSchema = pageOf(consentChangeSchema);
export const requestChangePageSchema = pageOf(requestChangeSchema);
export const epochChangePageSchema = pageOf(epochChangeSchema);
export const membershipPageSchema = pageOf(membershipSchema);
export const administratorPageSchema = pageOf(administratorSchema);
export const noticePageSchema = pageOf(noticeSchema);
export const mandatePageSchema = pageOf(mandateSchema);
export const standingChangePageSchema = pageOf(standingChangeSchema);

/** Which chain and contracts a service speaks about. */
export const deploymentSchema = z.object({
  chainId: z.int().positive(),
  actorRegistry: addressSchema,
  chartRegistry: addressSchema,
  accessManager: addressSchema,
  disclosureLog: addressSchema,
  /** First block that can hold an event of these contracts. */
  deployBlock: z.int().min(0),
});
export type Deployment = z.output<typeof deploymentSchema>;

export const healthSchema = z.object({
  status: z.literal("ok"),
  deployment: deploymentSchema,
  asOfBlock: blockRefSchema,
  /** Null when this manager pays for nobody. */
  relayer: relayerStatusSchema.nullable().default(null),
});

/** What a manager says that is ready to serve. */
export const readySchema = z.object({
  status: z.literal("ready"),
  /** What does not work meanwhile, in sentences. */
  degraded: z.array(z.string()),
});
