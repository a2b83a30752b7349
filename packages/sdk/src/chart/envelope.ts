import { z } from "zod";
import type { Identity, Recipient } from "../crypto/keys.ts";
import { open, seal } from "../crypto/sealedObject.ts";
import type { ChartkeyContext } from "../context.ts";
import { hex32Schema, type Hex32 } from "../wire/primitives.ts";
import { agreedKeyOf, recipientOfKey } from "./actorKeys.ts";
import { grantContext } from "./contexts.ts";
import type { ActorKey } from "./keyCode.ts";
import { getObject, putObject } from "./objects.ts";

export const identitySchema = z.string().regex(/^AGE-SECRET-KEY-PQ-1[02-9AC-HJ-NP-Z]{58}$/);
const envelopeSchema = z.strictObject({
  /** The patient's name, as they want this grantee to see it. */
  patientName: z.string().max(200),
  history: z.enum(["all", "fromNow"]),
  compartments: z
    .array(
      z.strictObject({
        index: z.int().min(0).max(63),
        label: z.string().max(100),
        epochs: z.array(z.strictObject({ epoch: z.int().min(0), identity: identitySchema })).max(10_000),
      }),
    )
    .max(64),
  /** The key it was sealed to, and whether it was compared with its owner: another device of the patient takes it from here. */
  granteeKey: z
    .strictObject({
      generation: z.int().min(1).max(0xffff_ffff),
      digest: hex32Schema,
      checkedAt: z.int().min(0).nullable(),
    })
    .optional(),
});

/** Epoch keys for one grantee. Contains secrets. */
export type Envelope = z.output<typeof envelopeSchema>;

export interface Addressed {
  readonly patient: bigint;
  readonly patientRecipient: Recipient;
  readonly grantee: bigint;
}

/** Seals epoch keys to the grantee, and to the patient so that they can see what was given. */
export async function sealEnvelope(
  context: ChartkeyContext,
  addressed: Addressed,
  data: Envelope,
  key?: ActorKey,
): Promise<Hex32> {
  const { patient, patientRecipient, grantee } = addressed;
  const recipient = await recipientOfKey(context, key ?? (await agreedKeyOf(context, grantee)));
  const sealed = await seal({
    context: grantContext(context.deployment, patient, grantee),
    data,
    recipients: [recipient, patientRecipient],
  });
  return putObject(context.blobs, sealed, { kind: "envelope", patient, grantee });
}

export async function openEnvelope(
  context: ChartkeyContext,
  parameters: { pointer: string; patient: bigint; grantee: bigint; identities: readonly Identity[] },
): Promise<Envelope> {
  const { pointer, patient, grantee, identities } = parameters;
  return open({
    sealed: await getObject(context.blobs, pointer),
    identities,
    expected: grantContext(context.deployment, patient, grantee),
    schema: envelopeSchema,
  });
}
