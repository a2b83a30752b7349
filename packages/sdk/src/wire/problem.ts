import { z } from "zod";

/** RFC 9457 problem details, served as `application/problem+json`. `code` is stable; match on it. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  code: z.string(),
  /** Name of the contract's error, and its data, when a contract refused. */
  revert: z.string().max(80).optional(),
  revertData: z
    .string()
    .regex(/^0x[0-9a-f]{8,2000}$/)
    .optional(),
});
export type Problem = z.output<typeof problemSchema>;

/** Codes the manager answers with. */
export const PROBLEM_CODES = [
  "INVALID_INPUT",
  "NOT_SIGNED_IN",
  "SIGN_IN_REFUSED",
  "NOT_FOUND",
  "ORIGIN_REFUSED",
  "TOO_SLOW",
  "TOO_LARGE",
  "CONTENT_MISMATCH",
  "NOT_ERASED_ON_CHAIN",
  "NOT_REPLACED_ON_CHAIN",
  "TOO_MANY_REQUESTS",
  "WRONG_CHAIN",
  "WRONG_REGISTRY",
  "SIGNATURE_EXPIRED",
  "WRONG_CODE",
  "NOT_RELAYED",
  "REGISTRY_REFUSED",
  "QUOTA_USED_UP",
  "UPLOAD_QUOTA_USED_UP",
  "RELAYER_UNAVAILABLE",
  "MAIL_UNAVAILABLE",
  "READS_STOPPED",
  "STORE_UNAVAILABLE",
  "CHAIN_UNAVAILABLE",
  "STORAGE_FULL",
  "INTERNAL",
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];
