// @ts-nocheck
import { z } from "zod";
import { encodeJson } from "../crypto/canonicalJson.ts";
import { deriveSeed } from "../crypto/keys.ts";
import type { PayloadParameters } from "../crypto/payloadFormat.ts";
import { decryptPayload, encryptPayload } from "../crypto/payloadStream.ts";
import { manifestSchema } from "../health/manifest.ts";
import type { SessionContext } from "../session.ts";
import { recordChangeSchema } from "../wire/chain.ts";
import { hex32Schema } from "../wire/primitives.ts";
import { snapshotContext } from "./contexts.ts";

/** What a list shows of a record's content. */
const titleSchema = z.object({
  title: manifestSchema.shape.title,
  kind: manifestSchema.shape.kind,
  resourceTypes: z.array(z.string()),
});
export type RecordTitle = z.output<typeof titleSchema>;

const snapshotSchema = z.object({
  /** The chart's head after `changes`. */
  head: hex32Schema,
  changes: z.array(recordChangeSchema),
  /** By the pointer of the version whose content it is. */
  titles: z.record(hex32Schema, titleSchema),
});

/** A chart's list as this actor verified it, with the titles it has read. */
export type Snapshot = z.output<typeof snapshotSchema>;

/** Bytes of a ciphertext segment. */
const SEGMENT = 256 * 1024;

/** The list that this device kept; undefined when there is none that opens. */
export async function loadSnapshot(session: SessionContext, patient: bigint): Promise<Snapshot | undefined> {
  try {
    const kept = await session.cache?.get(nameOf(session, patient));
    if (!kept) return undefined;
    const plaintext = decryptPayload(streamOf(kept), await parametersOf(session, patient));
    return snapshotSchema.parse(await new Response(plaintext).json());
  } catch {
    // Damaged, swapped, or written by another version: the list is read from the chain again.
    return undefined;
  }
}

/** Keeps a verified list on this device, encrypted with a key of this actor's root. That it cannot be kept is no failure. */
export async function saveSnapshot(session: SessionContext, patient: bigint, snapshot: Snapshot): Promise<void> {
  if (!session.cache) return;
  const text = JSON.stringify(snapshot, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value));
  const plaintext = streamOf(new TextEncoder().encode(text));
  const ciphertext = encryptPayload(plaintext, await parametersOf(session, patient));
  const bytes = new Uint8Array(await new Response(ciphertext).arrayBuffer());
  await session.cache.put(nameOf(session, patient), bytes).catch(() => undefined);
}

/** The payload format, because a long list outgrows a sealed object; its salt makes a key of its own for every writing. */
async function parametersOf(session: SessionContext, patient: bigint): Promise<PayloadParameters> {
  const { deployment, self, keys } = session;
  return {
    key: await deriveSeed(keys.vault().root, `snapshot/${String(patient)}`),
    associatedData: encodeJson(snapshotContext(deployment, patient, self.actor)),
    segmentSize: SEGMENT,
  };
}

function nameOf({ deployment, self }: SessionContext, patient: bigint): string {
  const { chainId, chartRegistry } = deployment;
  return `snapshot/${String(chainId)}/${chartRegistry}/${String(self.actor)}/${String(patient)}`;
}

const streamOf = (bytes: Uint8Array): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
