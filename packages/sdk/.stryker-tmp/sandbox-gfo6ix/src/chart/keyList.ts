// @ts-nocheck
import { z } from "zod";
import { deriveIdentity, epochPath, isRecipient, type Recipient, recipientOf } from "../crypto/keys.ts";
import { decodeDocument, encodeDocument } from "../crypto/publicDocument.ts";
import { read } from "../chain/send.ts";
import type { ChartkeyContext } from "../context.ts";
import { RegistryRefusedError, UnreadableError } from "../errors.ts";
import type { Hex32 } from "../wire/primitives.ts";
import { keyListContext } from "./contexts.ts";
import { getObject, putObject } from "./objects.ts";

const entrySchema = z.strictObject({
  index: z.int().min(0).max(63),
  epoch: z.int().min(0),
  recipient: z.string().refine(isRecipient),
});
const keyListSchema = z.strictObject({ compartments: z.array(entrySchema).min(1).max(64) });

export interface CompartmentKey {
  readonly index: number;
  readonly epoch: number;
  readonly recipient: Recipient;
}

/** The public key of `compartment` at `epoch`, made from the patient's root. */
export async function compartmentKey(root: Uint8Array, index: number, epoch: number): Promise<CompartmentKey> {
  return { index, epoch, recipient: await recipientOf(await deriveIdentity(root, epochPath(index, epoch))) };
}

export async function publishKeyList(
  { blobs, deployment }: ChartkeyContext,
  patient: bigint,
  compartments: readonly CompartmentKey[],
): Promise<Hex32> {
  const bytes = encodeDocument(keyListContext(deployment, patient), { compartments });
  return putObject(blobs, bytes, { kind: "keys", patient });
}

/** The chart's current key list: the chain names it, so no store can offer another. */
export async function currentKeyList(context: ChartkeyContext, patient: bigint): Promise<CompartmentKey[]> {
  const { keyList: keys } = await read(context, ({ charts }) => charts.chartOf(patient));
  if (BigInt(keys) === 0n)
    throw new RegistryRefusedError("ChartRegistryNotOpen", "This person has not opened a chart.");
  const bytes = await getObject(context.blobs, keys);
  return decodeDocument(bytes, keyListContext(context.deployment, patient), keyListSchema).compartments;
}

/** The key a writer seals to. @throws {@link UnreadableError} when the list does not hold it at the current epoch. */
export async function writingKey(
  context: ChartkeyContext,
  patient: bigint,
  compartment: number,
): Promise<CompartmentKey> {
  const [list, epoch] = await Promise.all([
    currentKeyList(context, patient),
    read(context, ({ charts }) => charts.epochOf(patient, compartment)),
  ]);
  const key = list.find((entry) => entry.index === compartment);
  if (!key || key.epoch !== Number(epoch)) throw new UnreadableError();
  return key;
}
