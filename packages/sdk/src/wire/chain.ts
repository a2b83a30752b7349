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
export const RECORD_STATUSES = ["none", "active", "enteredInError", "erased"] as const;
export const recordStatusSchema = z.enum(RECORD_STATUSES).exclude(["none"]);
export type RecordStatus = z.output<typeof recordStatusSchema>;

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
  registeredAt: timeSchema,
});
export type ActorRow = z.output<typeof actorSchema>;

/** One change of one record: added, amended or retracted (then pointer is null). */
export const recordChangeSchema = z.object({
  patient: actorIdSchema,
  author: actorIdSchema,
  sequence: uint32Schema,
  version: uint32Schema,
  compartment: compartmentSchema.nullable(),
  epoch: uint32Schema.nullable(),
  pointer: hex32Schema.nullable(),
  status: recordStatusSchema,
  /** Who retracted it; null for other changes, where the author acted. */
  retractedBy: actorIdSchema.nullable(),
  ...originShape,
});
export type RecordChange = z.output<typeof recordChangeSchema>;

/** One change of one consent. `terms` and `envelope` are null for a revocation. */
export const consentChangeSchema = z.object({
  patient: actorIdSchema,
  grantee: actorIdSchema,
  change: z.enum(["granted", "revoked"]),
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

/** One administrative act of the regulator. */
export const standingChangeSchema = z.object({
  actor: actorIdSchema,
  standing: standingSchema,
  validUntil: timeSchema,
  ...originShape,
});
export type StandingChange = z.output<typeof standingChangeSchema>;

export const actorPageSchema = pageOf(actorSchema);
export const recordChangePageSchema = pageOf(recordChangeSchema);
export const consentChangePageSchema = pageOf(consentChangeSchema);
export const requestChangePageSchema = pageOf(requestChangeSchema);
export const epochChangePageSchema = pageOf(epochChangeSchema);
export const membershipPageSchema = pageOf(membershipSchema);
export const standingChangePageSchema = pageOf(standingChangeSchema);

/** Which chain and contracts a service speaks about. */
export const deploymentSchema = z.object({
  chainId: z.int().positive(),
  actorRegistry: addressSchema,
  chartRegistry: addressSchema,
  accessManager: addressSchema,
  /** First block that can hold an event of these contracts. */
  deployBlock: z.int().min(0),
});
export type Deployment = z.output<typeof deploymentSchema>;

export const healthSchema = z.object({
  status: z.literal("ok"),
  deployment: deploymentSchema,
  asOfBlock: blockRefSchema,
});
