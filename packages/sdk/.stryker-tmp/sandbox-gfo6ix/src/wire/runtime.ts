// @ts-nocheck
import { z } from "zod";
import { deploymentSchema } from "./chain.ts";

/** A synthetic person of the demo. The key belongs to a local test chain and is public. */
export const demoPersonSchema = z.object({
  name: z.string(),
  role: z.enum(["patient", "clinician", "organization", "authority"]),
  note: z.string(),
  privateKey: z.string().regex(/^0x[0-9a-f]{64}$/),
});
export type DemoPerson = z.output<typeof demoPersonSchema>;

/** `/chartkey.json`, which whoever hosts the portal puts beside its files: where the chain and the manager are. */
export const runtimeConfigSchema = z.object({
  deployment: deploymentSchema,
  rpcUrl: z.url(),
  managerUrl: z.url(),
  chainName: z.string(),
  /** Present on a local chain only; a production build ignores it. */
  demoPeople: z.array(demoPersonSchema).optional(),
});
export type RuntimeConfig = z.output<typeof runtimeConfigSchema>;
