// @ts-nocheck
import { manifestContext } from "../chart/contexts.ts";
import { type CompartmentKey, writingKey } from "../chart/keyList.ts";
import { mayWrite } from "../chart/mayAccess.ts";
import { putObject } from "../chart/objects.ts";
import { read, type Receipt, send } from "../chain/send.ts";
import { seal } from "../crypto/sealedObject.ts";
import { ConflictError, InvalidInputError, NotAuthorizedError } from "../errors.ts";
import type { Manifest } from "../health/manifest.ts";
import type { SessionContext } from "../session.ts";

export interface RecordAdded {
  readonly author: bigint;
  readonly sequence: number;
  readonly version: number;
  readonly pointer: string;
  readonly receipt: Receipt;
}

/** How often a manifest is sealed again because the epoch or the sequence moved in between. */
const ATTEMPTS = 3;

/** In the place of the organization whose consent an author writes under. */
const OWN_CONSENT = 0n;

/** @throws {@link NotAuthorizedError} before anything is uploaded, when this actor may not write there now. */
export async function requireWrite(session: SessionContext, patient: bigint, compartment: number): Promise<void> {
  if (!Number.isInteger(compartment) || compartment < 0 || compartment > 63)
    throw new InvalidInputError("Choose the part of the chart that this belongs to.");
  if (!(await mayWrite(session, { patient, compartment })))
    throw new NotAuthorizedError("You may not write to this part of the chart now.");
}

/** Seals a manifest to the compartment's current epoch and adds it as this author's next record. */
export async function addManifest(
  session: SessionContext,
  { patient, compartment, manifest }: { patient: bigint; compartment: number; manifest: Manifest },
): Promise<RecordAdded> {
  const author = session.self.actor;
  return retryingConflicts(async () => {
    const [key, sequence] = await Promise.all([
      writingKey(session, patient, compartment),
      nextSequence(session, patient),
    ]);
    const place = { patient, author, sequence, version: 1, compartment, epoch: key.epoch };
    const pointer = await sealManifest(session, place, key, manifest);
    const receipt = await send(session, {
      contract: "charts",
      action: "addRecord",
      args: [patient, author, session.organization ?? OWN_CONSENT, sequence, compartment, key.epoch, pointer],
    });
    return { author, sequence, version: 1, pointer, receipt };
  });
}

export interface AmendParameters {
  readonly patient: bigint;
  readonly sequence: number;
  readonly expectedVersion: number;
  readonly compartment: number;
  readonly manifest: Manifest;
}

/** Adds the next version of this author's own record. @throws {@link ConflictError} when somebody was faster. */
export async function amendManifest(session: SessionContext, parameters: AmendParameters): Promise<RecordAdded> {
  const { patient, sequence, expectedVersion, compartment, manifest } = parameters;
  const author = session.self.actor;
  const version = expectedVersion + 1;
  return retryingConflicts(async () => {
    const current = await read(session, ({ charts }) => charts.recordOf(patient, author, sequence));
    if (Number(current.version) !== expectedVersion) throw new VersionMoved();
    const key = await writingKey(session, patient, compartment);
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
    return { author, sequence, version, pointer, receipt };
  });
}

/** A conflict that sealing again cannot mend: the person must look at the other version first. */
class VersionMoved extends ConflictError {
  constructor() {
    super("Somebody changed this record in between.");
  }
}

async function retryingConflicts(attempt: () => Promise<RecordAdded>): Promise<RecordAdded> {
  for (let count = 1; ; count++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof ConflictError) || error instanceof VersionMoved || count === ATTEMPTS) throw error;
    }
  }
}

async function sealManifest(
  session: SessionContext,
  place: Parameters<typeof manifestContext>[1],
  key: CompartmentKey,
  manifest: Manifest,
): Promise<string> {
  const sealed = await seal({
    context: manifestContext(session.deployment, place),
    data: manifest,
    recipients: [key.recipient],
  });
  return putObject(session.blobs, sealed, { kind: "manifest", patient: place.patient, compartment: place.compartment });
}

async function nextSequence(session: SessionContext, patient: bigint): Promise<number> {
  const author = session.self.actor;
  const { sequence } = await read(session, async ({ charts }) =>
    author === patient ? charts.chartOf(patient) : charts.consentOf(patient, author),
  );
  return Number(sequence) + 1;
}
