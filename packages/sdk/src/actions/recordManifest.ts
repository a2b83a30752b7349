import { manifestContext } from "../chart/contexts.ts";
import { type CompartmentKey, keyOf, writingKeys } from "../chart/keyList.ts";
import { lastSequence } from "../chart/lastSequence.ts";
import { mayWrite } from "../chart/mayAccess.ts";
import { putObject } from "../chart/objects.ts";
import { read, type Receipt, send } from "../chain/send.ts";
import { seal } from "../crypto/sealedObject.ts";
import { ConflictError, InvalidInputError, NotAuthorizedError } from "../errors.ts";
import type { Manifest } from "../health/manifest.ts";
import type { AuthorContext } from "../session.ts";
import type { Hex32 } from "../wire/primitives.ts";

export interface RecordAdded {
  readonly author: bigint;
  readonly sequence: number;
  readonly version: number;
  /** Of its compartment; its manifest is sealed to this one. */
  readonly epoch: number;
  readonly pointer: Hex32;
  readonly receipt: Receipt;
}

/** How often a manifest is sealed again because the epoch or the sequence moved in between. */
const ATTEMPTS = 3;

/** In the place of the organization whose consent an author writes under. */
const OWN_CONSENT = 0n;

/** @throws {@link NotAuthorizedError} before anything is uploaded, when this actor may not write there now. */
export async function requireWrite(session: AuthorContext, patient: bigint, compartment: number): Promise<void> {
  if (!Number.isInteger(compartment) || compartment < 0 || compartment > 63)
    throw new InvalidInputError("Choose the part of the chart that this belongs to.");
  if (!(await mayWrite(session, { patient, compartment })))
    throw new NotAuthorizedError("You may not write to this part of the chart now.");
}

/** A manifest and the part of the chart that it is for. */
export interface NewManifest {
  readonly compartment: number;
  readonly manifest: Manifest;
}

/** Largest number of records in one transaction, as the registry has it. */
export const MAX_BATCH = 32;

interface AddManifestsParameters {
  readonly patient: bigint;
  /** 1 to {@link MAX_BATCH}. */
  readonly manifests: readonly NewManifest[];
  /** Of the first; default: the author's next one. Only a device counts itself. */
  readonly sequence?: number | undefined;
}

/**
 * Seals manifests to the current epochs of their compartments and adds them as this author's next records, in their order
 * and in one transaction: all of them or none.
 *
 * @throws {@link ConflictError} when the epoch or the sequence kept moving
 */
export async function addManifests(
  author: AuthorContext,
  { patient, manifests, sequence: given }: AddManifestsParameters,
): Promise<RecordAdded[]> {
  return retryingConflicts(async () => {
    const [keys, first] = await Promise.all([
      writingKeys(author, patient, new Set(manifests.map(({ compartment }) => compartment))),
      given ?? lastSequence(author, patient).then((last) => last + 1),
    ]);
    const records: NewRecord[] = [];
    // One after the other: sealed to different keys, they would all be held in memory at once.
    for (const [offset, { compartment, manifest }] of manifests.entries()) {
      const key = keyOf(keys, compartment);
      const place = { patient, author: author.self.actor, sequence: first + offset, version: 1, compartment };
      const pointer = await sealManifest(author, { ...place, epoch: key.epoch }, key, manifest);
      records.push({ compartment, epoch: key.epoch, pointer });
    }
    const receipt = await sendRecords(author, patient, first, records);
    return records.map(({ epoch, pointer }, offset) => {
      return { author: author.self.actor, sequence: first + offset, version: 1, epoch, pointer, receipt };
    });
  });
}

/** Adds one record; see {@link addManifests}. */
export async function addManifest(
  author: AuthorContext,
  { patient, ...manifest }: NewManifest & { patient: bigint },
): Promise<RecordAdded> {
  const [added] = await addManifests(author, { patient, manifests: [manifest] });
  if (!added) throw new Error("A batch of one adds one record.");
  return added;
}

interface NewRecord {
  readonly compartment: number;
  readonly epoch: number;
  readonly pointer: Hex32;
}

/** One record costs less alone than as a batch of one. */
function sendRecords(
  author: AuthorContext,
  patient: bigint,
  sequence: number,
  records: readonly NewRecord[],
): Promise<Receipt> {
  const place = [patient, author.self.actor, author.organization ?? OWN_CONSENT, sequence] as const;
  const [only] = records;
  if (only !== undefined && records.length === 1) {
    const { compartment, epoch, pointer } = only;
    return send(author, { contract: "charts", action: "addRecord", args: [...place, compartment, epoch, pointer] });
  }
  return send(author, { contract: "charts", action: "addRecords", args: [...place, [...records]] });
}

export interface AmendParameters {
  readonly patient: bigint;
  readonly sequence: number;
  readonly expectedVersion: number;
  readonly compartment: number;
  /** Default: whatever the part's epoch is by then. */
  readonly expectedEpoch?: number | undefined;
  readonly manifest: Manifest;
}

/**
 * Adds the next version of this author's own record.
 *
 * @throws {@link ConflictError} when somebody was faster, {@link EpochMovedError} when the part has other keys by now
 */
export async function amendManifest(session: AuthorContext, parameters: AmendParameters): Promise<RecordAdded> {
  const { patient, sequence, expectedVersion, expectedEpoch, compartment, manifest } = parameters;
  const author = session.self.actor;
  const version = expectedVersion + 1;
  return retryingConflicts(async () => {
    const current = await read(session, ({ charts }) => charts.recordOf(patient, author, sequence));
    if (Number(current.version) !== expectedVersion) throw new VersionMoved();
    const key = keyOf(await writingKeys(session, patient, new Set([compartment])), compartment);
    if (expectedEpoch !== undefined && key.epoch !== expectedEpoch) throw new EpochMovedError();
    const place = { patient, author, sequence, version, compartment, epoch: key.epoch };
    const pointer = await sealManifest(session, place, key, manifest);
    const receipt = await send(session, {
      contract: "charts",
      action: "amendRecord",
      args: [
        patient,
        author,
        session.organization ?? OWN_CONSENT,
        sequence,
        expectedVersion,
        compartment,
        key.epoch,
        pointer,
      ],
    });
    return { author, sequence, version, epoch: key.epoch, pointer, receipt };
  });
}

/** A conflict that sealing again cannot mend: the person must look at the other version first. */
class VersionMoved extends ConflictError {
  constructor() {
    super("Somebody changed this record in between.");
  }
}

/** The keys that something was meant for are no longer the present ones: who has the new ones must be looked at first. */
export class EpochMovedError extends ConflictError {
  constructor() {
    super("The keys of this part of the chart were changed in between.");
  }
}

async function retryingConflicts<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (let count = 1; ; count++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof ConflictError) || error instanceof VersionMoved || count === ATTEMPTS) throw error;
    }
  }
}

async function sealManifest(
  session: AuthorContext,
  place: Parameters<typeof manifestContext>[1],
  key: CompartmentKey,
  manifest: Manifest,
): Promise<Hex32> {
  const sealed = await seal({
    context: manifestContext(session.deployment, place),
    data: manifest,
    recipients: [key.recipient],
  });
  return putObject(session.blobs, sealed, { kind: "manifest", patient: place.patient, compartment: place.compartment });
}
