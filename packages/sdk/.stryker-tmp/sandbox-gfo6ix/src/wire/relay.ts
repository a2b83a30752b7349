// @ts-nocheck
import { z } from "zod";
import { addressSchema, hex32Schema, timeSchema } from "./primitives.ts";

const uint256Schema = z
  .string()
  .regex(/^\d{1,78}$/, "must be a whole number in decimal digits")
  .transform((text) => BigInt(text))
  .refine((value) => value < 2n ** 256n, "must fit into 256 bits");

/** An action with the signature of its account. The relayer sends it and pays; it can change nothing of it. */
export const relaySchema = z.strictObject({
  chainId: z.int().positive(),
  /** Address of the contract that the text was signed for. */
  registry: addressSchema,
  contract: z.enum(["actors", "charts"]),
  /** Name of the direct function, such as `grant`. */
  action: z.string().regex(/^[a-zA-Z]{1,40}$/, "must be the name of an action"),
  /** Numbers as decimal text, structs as objects with the contract's names; checked against the contract's interface. */
  args: z.array(z.unknown()).max(16),
  account: addressSchema,
  /** Null for records, whose sequence or version counts once. */
  nonce: uint256Schema.nullable(),
  /** Unix seconds. */
  deadline: timeSchema,
  signature: z.string().regex(/^0x([0-9a-fA-F]{2}){1,4096}$/, "must be a signature as hex with 0x"),
});
export type Relay = z.output<typeof relaySchema>;
export type RelayInput = z.input<typeof relaySchema>;

/** What became of an action. `transactions` are all that were made for it, the newest last; at most one counts. */
export const relayedSchema = z.object({
  id: hex32Schema,
  state: z.enum(["pending", "mined", "failed"]),
  transactions: z.array(hex32Schema).max(64),
});
export type Relayed = z.output<typeof relayedSchema>;

/** `low`: only what ends access is still paid for. `empty`: nothing is. */
export const relayerStateSchema = z.enum(["ready", "low", "empty", "unreachable"]);
export type RelayerState = z.output<typeof relayerStateSchema>;

/** The manager's offer to pay; the account is the one that sends. */
export const relayerStatusSchema = z.object({ account: addressSchema, state: relayerStateSchema });
export type RelayerStatus = z.output<typeof relayerStatusSchema>;

/**
 * Actions that take access or a text away. No quota ever refuses one, and they are paid for from the last ether.
 */
export const ALWAYS_RELAYED = [
  "revoke",
  "revokeAndRotate",
  "openEpochs",
  "dismissProxy",
  "removeMember",
  "removeAdministrator",
  "cancelNonce",
  "retractRecord",
] as const;
