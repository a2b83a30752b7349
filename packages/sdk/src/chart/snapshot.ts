import { z } from "zod";
import { encodeJson } from "../crypto/canonicalJson.ts";
import { deriveSeed } from "../crypto/keys.ts";
import type { PayloadParameters } from "../crypto/payloadFormat.ts";
import { decryptPayload, encryptPayload } from "../crypto/payloadStream.ts";
import { manifestSchema } from "../health/manifest.ts";
import type { SessionContext } from "../session.ts";
import { MAX_KEPT_LIST_BYTES } from "../wire/blobs.ts";
import { recordChangeSchema } from "../wire/chain.ts";
import { hex32Schema } from "../wire/primitives.ts";
import { listCopyContext, snapshotContext } from "./contexts.ts";

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
  /** How many titles and erased records the copy has that the manager keeps. */
  copy: z.object({ titles: z.int(), erased: z.int() }).default({ titles: 0, erased: 0 }),
});

/** A chart's list as this actor verified it, with the titles it has read. */
export type Snapshot = z.output<typeof snapshotSchema>;

/** What changes bytes on their way. The platform's types say "any buffer" where it takes these in. */
type Through = ReadableWritablePair<Uint8Array, Uint8Array>;

/** As it is on this device, where it is written often; packed where it travels. */
const uses = {
  snapshot: {
    context: snapshotContext,
    packed: (): Through => new TransformStream(),
    unpacked: (): Through => new TransformStream(),
  },
  listCopy: {
    context: listCopyContext,
    packed: () => new CompressionStream("gzip") as Through,
    unpacked: () => new DecompressionStream("gzip") as Through,
  },
} as const;
type Use = keyof typeof uses;

/** Bytes of a ciphertext segment. */
const SEGMENT = 256 * 1024;

/** The list that this device kept; undefined when there is none that opens. */
export function loadSnapshot(session: SessionContext, patient: bigint): Promise<Snapshot | undefined> {
  return opened(session, patient, "snapshot", () => session.cache?.get(nameOf(session, patient)));
}

/** The list of the own chart that the manager keeps for devices that have none; undefined when there is none that opens. */
export function loadCopy(session: SessionContext, patient: bigint): Promise<Snapshot | undefined> {
  if (patient !== session.self.actor) return Promise.resolve(undefined);
  return opened(session, patient, "listCopy", () => session.manager?.keptList(patient));
}

async function opened(
  session: SessionContext,
  patient: bigint,
  use: Use,
  fetch: () => Promise<Uint8Array | undefined> | undefined,
): Promise<Snapshot | undefined> {
  try {
    const kept = await fetch();
    if (!kept) return undefined;
    const plaintext = decryptPayload(streamOf(kept), await parametersOf(session, patient, use));
    return snapshotSchema.parse(await new Response(plaintext.pipeThrough(uses[use].unpacked())).json());
  } catch {
    // Damaged, swapped, or written by another version: the list is read from the chain again.
    return undefined;
  }
}

/** Keeps a verified list on this device, encrypted with a key of this actor's root. That it cannot be kept is no failure. */
export async function saveSnapshot(session: SessionContext, patient: bigint, snapshot: Snapshot): Promise<void> {
  if (!session.cache) return;
  const bytes = await encrypted(session, patient, "snapshot", snapshot);
  await session.cache.put(nameOf(session, patient), bytes).catch(() => undefined);
}

/** Has the manager keep a list of the own chart, encrypted the same way; answers whether it does. */
export async function saveCopy(session: SessionContext, patient: bigint, snapshot: Snapshot): Promise<boolean> {
  const bytes = await encrypted(session, patient, "listCopy", snapshot);
  if (!session.manager || bytes.length > MAX_KEPT_LIST_BYTES) return false;
  return session.manager.keepList(patient, bytes).then(
    () => true,
    () => false,
  );
}

async function encrypted(
  session: SessionContext,
  patient: bigint,
  use: Use,
  snapshot: Snapshot,
): Promise<Uint8Array<ArrayBuffer>> {
  const text = JSON.stringify(snapshot, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value));
  const plaintext = streamOf(new TextEncoder().encode(text)).pipeThrough(uses[use].packed());
  const ciphertext = encryptPayload(plaintext, await parametersOf(session, patient, use));
  return new Uint8Array(await new Response(ciphertext).arrayBuffer());
}

/** The payload format, because a long list outgrows a sealed object; its salt makes a key of its own for every writing. */
async function parametersOf(session: SessionContext, patient: bigint, use: Use): Promise<PayloadParameters> {
  const { deployment, self, keys } = session;
  return {
    key: await deriveSeed(keys.vault().root, `${use}/${String(patient)}`),
    associatedData: encodeJson(uses[use].context(deployment, patient, self.actor)),
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
