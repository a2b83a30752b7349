import { epochKeysOf } from "../chart/epochKeys.ts";
import { knownChart } from "../chart/knownChart.ts";
import { InvalidInputError } from "../errors.ts";
import type { Manifest } from "../health/manifest.ts";
import type { SessionContext } from "../session.ts";
import type { RecordStatus } from "../wire/chain.ts";
import { hasContent } from "./openManifest.ts";
import { openVersion } from "./readVersion.ts";

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
  const contents = versions.filter(hasContent);
  const change = contents.findLast((candidate) => version === undefined || candidate.version === version);
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
    // What it keeps of earlier versions holds more keys than its reader asked for; each is opened as that version.
    manifest: { ...(await openVersion(session, keys, contents, change)), earlier: undefined },
  };
}
