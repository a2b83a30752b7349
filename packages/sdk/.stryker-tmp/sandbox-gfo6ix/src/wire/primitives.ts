// @ts-nocheck
import { z } from "zod";

/** 32 bytes as lower-case hex with `0x`. */
export const hex32Schema = z
  .string()
  .regex(/^0x[0-9a-f]{64}$/, "must be 32 bytes as lower-case hex with 0x")
  .transform((text) => text as Hex32);
export type Hex32 = `0x${string}`;

/** A transaction hash or block hash. Same shape as a pointer, another meaning. */
export const addressSchema = z
  .string()
  .regex(/^0x[0-9a-fA-F]{40}$/, "must be an address: 20 bytes as hex with 0x")
  .transform((text) => text.toLowerCase() as Address);
export type Address = `0x${string}`;

const UINT64_MAX = 2n ** 64n - 1n;

/** An unsigned 64-bit integer: decimal text on the wire, `bigint` in memory. */
export const uint64Schema = z
  .string()
  .regex(/^\d{1,20}$/, "must be a whole number in decimal digits")
  .transform((text) => BigInt(text))
  .refine((value) => value <= UINT64_MAX, "must fit into 64 bits");

/** An actor's id. 0 is nobody. */
export const actorIdSchema = uint64Schema.refine((value) => value > 0n, "must name an actor: ids start at 1");

export const compartmentSchema = z.int().min(0).max(63);
export const uint32Schema = z
  .int()
  .min(0)
  .max(2 ** 32 - 1);

/** Unix seconds. */
export const timeSchema = z.int().min(0);

/** CIDv1 in base32, raw or dag-pb, sha2-256: the only kinds Chartkey makes. */
export const cidSchema = z
  .string()
  .regex(/^bafkrei[a-z2-7]{52}$|^bafybei[a-z2-7]{52}$/, "must be a CIDv1 (raw or dag-pb, sha2-256, base32)");

/** The block an answer reflects. */
export const blockRefSchema = z.object({ number: z.int().min(0), hash: hex32Schema });
export type BlockRef = z.output<typeof blockRefSchema>;

/** One page of a list, oldest first. `next` is the cursor of the following page, or null at the end. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item).max(MAX_PAGE),
    next: z.string().max(64).nullable(),
    asOfBlock: blockRefSchema,
  });
}

/** Most items in one page. */
export const MAX_PAGE = 500;
