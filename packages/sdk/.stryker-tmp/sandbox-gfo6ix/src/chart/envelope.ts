// @ts-nocheck
import { z } from "zod";
import { deriveIdentity, epochPath, type Identity, type Recipient } from "../crypto/keys.ts";
import { open, seal } from "../crypto/sealedObject.ts";
import type { ChartkeyContext } from "../context.ts";
import type { Hex32 } from "../wire/primitives.ts";
import { recipientOfActor } from "./actorKeys.ts";
import { grantContext } from "./contexts.ts";
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
});

/** Epoch keys for one grantee. Contains secrets. */
export type Envelope = z.output<typeof envelopeSchema>;

export interface EpochRange {
  readonly index: number;
  readonly label: string;
  /** First and last epoch, both included. */
  readonly from: number;
  readonly to: number;
}

interface Addressed {
  readonly patient: bigint;
  readonly patientRecipient: Recipient;
  readonly grantee: bigint;
}

export type MakeEnvelopeParameters = Addressed &
  Pick<Envelope, "patientName" | "history"> & {
    readonly root: Uint8Array;
    readonly ranges: readonly EpochRange[];
  };

/** Derives the epoch keys in `ranges` and seals them to the grantee. */
export async function publishEnvelope(context: ChartkeyContext, parameters: MakeEnvelopeParameters): Promise<Hex32> {
  const { root, ranges, patientName, history, ...addressed } = parameters;
  const compartments = await Promise.all(
    ranges.map(async ({ index, label, from, to }) => ({
      index,
      label,
      epochs: await epochIdentities(root, index, from, to),
    })),
  );
  return sealEnvelope(context, addressed, { patientName, history, compartments });
}

/** Seals epoch keys to the grantee, and to the patient so that they can see what was given. */
export async function sealEnvelope(context: ChartkeyContext, addressed: Addressed, data: Envelope): Promise<Hex32> {
  const { patient, patientRecipient, grantee } = addressed;
  const sealed = await seal({
    context: grantContext(context.deployment, patient, grantee),
    data,
    recipients: [await recipientOfActor(context, grantee), patientRecipient],
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

async function epochIdentities(root: Uint8Array, index: number, from: number, to: number) {
  const epochs = Array.from({ length: to - from + 1 }, (_, offset) => from + offset);
  return Promise.all(
    epochs.map(async (epoch) => ({ epoch, identity: await deriveIdentity(root, epochPath(index, epoch)) })),
  );
}
