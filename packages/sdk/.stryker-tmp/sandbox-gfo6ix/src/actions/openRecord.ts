// @ts-nocheck
import { manifestContext } from "../chart/contexts.ts";
import { type EpochKeys, epochKeysOf } from "../chart/epochKeys.ts";
import { getObject } from "../chart/objects.ts";
import { knownChart } from "../chart/knownChart.ts";
import { open } from "../crypto/sealedObject.ts";
import { InvalidInputError, KeyNotGrantedError } from "../errors.ts";
import { type Manifest, manifestSchema } from "../health/manifest.ts";
import { openedOnce, type SessionContext } from "../session.ts";
import type { RecordChange, RecordStatus } from "../wire/chain.ts";

export interface OpenRecordParameters {
  readonly patient: bigint;
  readonly author: bigint;
  readonly sequence: number;
  /** Default: the newest version that has content. */
  readonly version?: number;
}

export interface OpenedRecord {
  readonly author: bigint;
  readonly sequence: number;
  readonly version: number;
  readonly status: RecordStatus;
  readonly compartment: number;
  readonly epoch: number;
  readonly pointer: string;
  readonly transactionHash: string;
  /** Unix seconds. */
  readonly at: number;
  readonly manifest: Manifest;
}

/** A change that has content: not a retraction. */
export type ContentChange = RecordChange & { compartment: number; epoch: number; pointer: string };

export function hasContent(change: RecordChange): change is ContentChange {
  return change.pointer !== null && change.compartment !== null && change.epoch !== null;
}

/**
 * Finds a record in the verified list, fetches its manifest and opens it.
 *
 * @throws {@link ListIncompleteError}, {@link KeyNotGrantedError}, {@link BlobNotFoundError}, {@link BlobMismatchError},
 * {@link UnreadableError}, {@link ContextMismatchError}
 */
export async function openRecord(session: SessionContext, parameters: OpenRecordParameters): Promise<OpenedRecord> {
  const { patient, author, sequence, version } = parameters;
  const [{ changes }, keys] = await Promise.all([knownChart(session, patient), epochKeysOf(session, patient)]);
  const versions = changes.filter((change) => change.author === author && change.sequence === sequence);
  const change = versions
    .filter(hasContent)
    .findLast((candidate) => version === undefined || candidate.version === version);
  if (!change) throw new InvalidInputError("There is no such record or version in this chart.");
  return {
    author,
    sequence,
    version: change.version,
    status: versions.at(-1)?.status ?? change.status,
    compartment: change.compartment,
    epoch: change.epoch,
    pointer: change.pointer,
    transactionHash: change.transactionHash,
    at: change.at,
    manifest: await openManifest(session, keys, change),
  };
}

/** Opens the manifest of one version; its context must equal what the chain says of it. */
export async function openManifest(session: SessionContext, keys: EpochKeys, change: ContentChange): Promise<Manifest> {
  const identity = await keys.find(change.compartment, change.epoch);
  if (identity === undefined) throw new KeyNotGrantedError();
  return openedOnce(session, change.pointer, async () =>
    open({
      sealed: await getObject(session.blobs, change.pointer),
      identities: [identity],
      expected: manifestContext(session.deployment, change),
      schema: manifestSchema,
    }),
  );
}
