// @ts-nocheck
import { z } from "zod";
import { addressSchema, timeSchema } from "./primitives.ts";

/** Server-side, single use, gone after five minutes. */
export const nonceSchema = z.object({ nonce: z.string().regex(/^[a-zA-Z0-9]{16,128}$/) });

/** ERC-4361 message and its signature. */
export const signInSchema = z.object({
  message: z.string().max(2_000),
  signature: z.string().regex(/^0x([0-9a-fA-F]{2}){1,4096}$/),
});

/** `token` goes into `Authorization: Bearer`; it is held in memory only. */
export const sessionSchema = z.object({
  token: z.string().min(32).max(200),
  account: addressSchema,
  expiresAt: timeSchema,
});
export type Session = z.output<typeof sessionSchema>;
