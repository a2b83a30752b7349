import { z } from "zod";
import { MAX_SEGMENT_BYTES, MIN_SEGMENT_BYTES } from "../crypto/payloadFormat.ts";
import { cidSchema, hex32Schema } from "../wire/primitives.ts";

export const MANIFEST_FORMAT = "chartkey/manifest/1";
export const PAYLOAD_FORMAT = "chartkey/payload/1";

/** How a record is shown. */
export const MANIFEST_KINDS = ["fhir", "pdf", "image", "dicom", "note", "text", "file"] as const;
export type ManifestKind = (typeof MANIFEST_KINDS)[number];

/** A large file of a record: where its ciphertext is and the key that opens it. Contains a secret. */
export const payloadRefSchema = z.strictObject({
  cid: cidSchema,
  /** 32 bytes, base64url. */
  key: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  /** Bytes of a ciphertext segment. */
  segmentSize: z.int().min(MIN_SEGMENT_BYTES).max(MAX_SEGMENT_BYTES),
  /** Bytes of plaintext. */
  size: z.int().min(1),
  name: z.string().min(1).max(255),
  mediaType: z.string().min(1).max(128),
  /** The author who encrypted it: part of the associated data. */
  author: z.string().regex(/^\d{1,20}$/),
  compartment: z.int().min(0).max(63),
});
export type PayloadRef = z.output<typeof payloadRefSchema>;

/** A FHIR R4 resource: named, otherwise as it came. */
export const resourceSchema = z.looseObject({ resourceType: z.string().regex(/^[A-Z][A-Za-z]{1,63}$/) });
export type HealthResource = z.output<typeof resourceSchema>;

/**
 * A version that this one replaced and whose ciphertext is gone from the store, sealed once more. Contains secrets.
 *
 * What is kept is what the chain named: the SHA-256 of the bytes in `sealed` is `pointer`.
 */
const earlierVersionSchema = z.strictObject({
  version: z.int().min(1),
  pointer: hex32Schema,
  /** The sealed object of that version, byte for byte, as a payload of its own. */
  sealed: payloadRefSchema,
  /** Its files under new keys, in the order of its own list. */
  payloads: z.array(payloadRefSchema).max(100),
});
export type EarlierVersion = z.output<typeof earlierVersionSchema>;

export const manifestSchema = z.strictObject({
  title: z.string().min(1).max(200),
  kind: z.enum(MANIFEST_KINDS),
  /** ISO 8601. */
  createdAt: z.iso.datetime(),
  resources: z.array(resourceSchema).max(100),
  note: z.string().max(200_000).optional(),
  payloads: z.array(payloadRefSchema).max(100),
  /** Present after a strong revocation: all versions before this one, oldest first. */
  earlier: z.array(earlierVersionSchema).min(1).max(4_000).optional(),
});

/** The small encrypted document a pointer points to: FHIR resources, and the list of payloads with their keys. */
export type Manifest = z.output<typeof manifestSchema>;

/** Every payload that a manifest names: its own, and what it keeps of earlier versions. */
export function payloadsIn({ payloads, earlier = [] }: Manifest): PayloadRef[] {
  return [...payloads, ...earlier.flatMap((version) => [version.sealed, ...version.payloads])];
}
