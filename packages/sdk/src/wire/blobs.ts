import { z } from "zod";
import {
  actorIdSchema,
  cidSchema,
  compartmentSchema,
  hex32Schema,
  pageOf,
  timeSchema,
  uint32Schema,
} from "./primitives.ts";
import { purposeSchema } from "./chain.ts";

/** Largest sealed object and largest public document: one IPFS block of 1 MiB. */
export const MAX_OBJECT_BYTES = 1024 * 1024;

/** Longest encrypted list that a manager keeps of a chart: some thirty thousand records. */
export const MAX_KEPT_LIST_BYTES = 4 * 1024 * 1024;

/**
 * What a blob is, said by whoever uploads it; the gateway decides by it who may read it.
 *
 * | kind | content | who may read |
 * |---|---|---|
 * | key | an actor's public key | anyone signed in |
 * | profile | public profile of a clinician or organization | anyone signed in |
 * | privateProfile | sealed profile of a patient | the account of its actor; before it is on chain, the one that uploaded it |
 * | vault | an actor's vault | the same |
 * | keys | a chart's key list | anyone signed in |
 * | keyring | a chart's list of envelopes | the patient, readers |
 * | envelope | epoch keys sealed to one grantee | the patient, readers under that grantee's consent |
 * | request | a reason sealed to the patient | the patient, proxies who may grant, the actor that uploaded it |
 * | manifest | a sealed manifest | the patient, readers of its record's compartment |
 * | payload | an encrypted file | the patient, readers of the compartment it was uploaded for |
 * | statement | sealed words of a dispute or its answer | the patient, the record's author, readers of the compartment, the proxy that uploaded it |
 * | teamKey | an organization's keys sealed to one member | the organization, that member while it is one |
 *
 * A reader is a grantee whose consent holds, and a member of an organization whose consent holds. Devices never read.
 */
export const BLOB_KINDS = [
  "key",
  "profile",
  "privateProfile",
  "vault",
  "keys",
  "keyring",
  "envelope",
  "request",
  "manifest",
  "payload",
  "statement",
  "teamKey",
] as const;

/** Where a blob belongs. `patient` is absent only before sign-up is complete (key, profile, privateProfile, vault). */
export const blobPlaceSchema = z.object({
  kind: z.enum(BLOB_KINDS),
  patient: actorIdSchema.optional(),
  /** For manifest, payload and statement. */
  compartment: compartmentSchema.optional(),
  /** For envelope. */
  grantee: actorIdSchema.optional(),
  /** For teamKey. */
  organization: actorIdSchema.optional(),
  member: actorIdSchema.optional(),
  generation: uint32Schema.optional(),
});
export type BlobPlace = z.output<typeof blobPlaceSchema>;
export type BlobKind = BlobPlace["kind"];

/** A team key that a store holds: whose, for whom, and up to which key generation of the organization. */
export const teamKeyRowSchema = z.object({
  organization: actorIdSchema,
  member: actorIdSchema,
  generation: uint32Schema,
  pointer: hex32Schema,
});
export type TeamKeyRow = z.output<typeof teamKeyRowSchema>;
export const teamKeyPageSchema = pageOf(teamKeyRowSchema);

/**
 * Payloads are uploaded with tus 1.0 to `/v1/uploads`, metadata `kind` (`payload`), `patient`, `compartment`. The writer
 * encrypts while it uploads, so it cannot name the CID beforehand: the answer to the last `PATCH` carries the CID of what
 * was stored in this header, and the writer compares it with the one it computed itself.
 */
export const CID_HEADER = "chartkey-cid";

/** Answer to an upload: it is durable now. */
export const storedSchema = z.object({ cid: cidSchema, size: z.int().min(0) });

/**
 * Body of `POST /v1/charts/:patient/replaced`: delete the ciphertext of every version before `version` of a record that the
 * patient wrote.
 */
export const replacedSchema = z.object({
  sequence: uint32Schema,
  /** A version with content, which keeps the ones before it. */
  version: uint32Schema,
  /** Payloads that the manifests of those versions name; the gateway knows the manifests themselves. */
  payloads: z.array(cidSchema).max(10_000),
});
export const deletedSchema = z.object({ deleted: z.array(cidSchema) });

/**
 * One served read. `author`, `sequence` and `version` are null for a payload; `purpose` and `consent` where the author of
 * a record read what is said of it.
 */
export const disclosureSchema = z.object({
  id: z.int().positive(),
  at: timeSchema,
  patient: actorIdSchema,
  reader: actorIdSchema,
  /** Whose consent a member of it read under; null for the reader's own. */
  organization: actorIdSchema.nullable(),
  /** Transaction in which the consent was given. */
  consent: hex32Schema.nullable(),
  purpose: purposeSchema.nullable(),
  cid: cidSchema,
  compartment: compartmentSchema,
  author: actorIdSchema.nullable(),
  sequence: uint32Schema.nullable(),
  version: uint32Schema.nullable(),
});
export type Disclosure = z.output<typeof disclosureSchema>;
export const disclosurePageSchema = pageOf(disclosureSchema);

/** A pointer or a payload CID as the gateway's path segment. */
export const blobIdSchema = z.union([hex32Schema, cidSchema]);
