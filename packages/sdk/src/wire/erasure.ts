import { z } from "zod";
import { actorIdSchema, addressSchema, cidSchema, hex32Schema, timeSchema, uint32Schema } from "./primitives.ts";

/** Most payloads of one record that one request may name. */
const MOST_PAYLOADS = 10_000;

/** Body of `POST /v1/charts/:patient/erasures`: delete the ciphertext of a record that is erased on chain. */
export const erasureSchema = z.object({
  author: actorIdSchema,
  sequence: uint32Schema,
  /** Payloads that the record's manifests name; the gateway knows the manifests themselves. */
  payloads: z.array(cidSchema).max(MOST_PAYLOADS),
});

/**
 * What a service states after an erasure: none of its stores has any of these objects. It is a statement, signed by the
 * account that pays for relayed actions where there is one; what it says of the chain can be checked without its word.
 */
export const erasureCertificateSchema = z.object({
  format: z.literal("chartkey/erasure/1"),
  chainId: z.int().positive(),
  chartRegistry: addressSchema,
  patient: actorIdSchema,
  author: actorIdSchema,
  sequence: uint32Schema,
  /** Where the chain says that the record is erased, and since when. */
  transactionHash: hex32Schema,
  erasedAt: timeSchema,
  /** When every store was asked for every object, and how many stores there are. */
  askedAt: timeSchema,
  stores: z.int().min(1),
  /** CIDs of the manifests of all versions, of what was said in disputes, and of the payloads that the request named. */
  absent: z.array(cidSchema).max(3 * MOST_PAYLOADS),
  signer: addressSchema.nullable(),
  /** Of {@link certificateText}, as ERC-191 has it (`personal_sign`). */
  signature: z
    .string()
    .regex(/^0x[0-9a-f]{130}$/, "must be a signature of 65 bytes")
    .nullable(),
});
export type ErasureCertificate = z.output<typeof erasureCertificateSchema>;

export const erasedSchema = z.object({ deleted: z.array(cidSchema), certificate: erasureCertificateSchema });
export type Erased = z.output<typeof erasedSchema>;

/** A certificate as the text that is signed: each of its members, one line each. */
export function certificateText(certificate: Omit<ErasureCertificate, "signer" | "signature">): string {
  const { chainId, chartRegistry, patient, author, sequence, transactionHash, erasedAt, askedAt, stores, absent } =
    certificate;
  return [
    "Chartkey certificate of erasure 1",
    `Chain ID: ${String(chainId)}`,
    `Chart registry: ${chartRegistry}`,
    `Patient: ${String(patient)}`,
    `Record: ${String(author)}/${String(sequence)}`,
    `Erased on chain: ${timeText(erasedAt)} in transaction ${transactionHash}`,
    `Asked: ${timeText(askedAt)} in ${String(stores)} of ${String(stores)} stores`,
    `Not there any more: ${String(absent.length)}`,
    ...absent,
  ].join("\n");
}

/** A certificate as it travels and as a file holds it: wide integers as decimal text. */
export const certificateJson = (certificate: unknown): string =>
  `${JSON.stringify(certificate, (_name, value: unknown) => (typeof value === "bigint" ? String(value) : value), 2)}\n`;

const timeText = (seconds: number): string => new Date(seconds * 1000).toISOString();
