// @ts-nocheck
import type { SessionContext } from "../session.ts";
import { ensureChart } from "./openChart.ts";
import { addManifest, amendManifest, type RecordAdded, requireWrite } from "./recordManifest.ts";
import { noteManifest, uploadFile, type UploadFileParameters, type UploadProgress } from "./uploadFile.ts";
import { currentCompartment } from "./currentCompartment.ts";

type OnProgress = ((progress: UploadProgress) => void) | undefined;

export interface AddNoteParameters {
  readonly patient: bigint;
  readonly compartment: number;
  readonly title: string;
  readonly text: string;
  readonly onProgress?: OnProgress;
}

/**
 * Checks, encrypts, uploads and records a file.
 *
 * The order matters: the chain is told last, so a failure before leaves nothing but unreferenced ciphertext.
 *
 * @throws {@link FileEmptyError}, {@link FileMismatchError}, {@link NotAuthorizedError}, {@link StoreUnavailableError},
 * {@link SignatureRejectedError}
 */
export async function addFile(session: SessionContext, parameters: UploadFileParameters): Promise<RecordAdded> {
  const { patient, compartment } = parameters;
  await ensureChart(session, patient);
  await requireWrite(session, patient, compartment);
  const manifest = await uploadFile(session, parameters);
  const finish = progressOf(parameters.onProgress, parameters.file.size);
  finish("recording");
  const added = await addManifest(session, { patient, compartment, manifest });
  finish("done");
  return added;
}

/** Seals and records a written note. */
export async function addNote(session: SessionContext, parameters: AddNoteParameters): Promise<RecordAdded> {
  const { patient, compartment, onProgress } = parameters;
  const manifest = noteManifest(parameters);
  await ensureChart(session, patient);
  await requireWrite(session, patient, compartment);
  const finish = progressOf(onProgress, manifest.note?.length ?? 0);
  finish("recording");
  const added = await addManifest(session, { patient, compartment, manifest });
  finish("done");
  return added;
}

export interface AmendNoteParameters {
  readonly patient: bigint;
  readonly sequence: number;
  readonly expectedVersion: number;
  readonly title: string;
  readonly text: string;
}

/** Adds a new version of the actor's own note; the older ones stay readable. */
export async function amendNote(session: SessionContext, parameters: AmendNoteParameters): Promise<RecordAdded> {
  const { patient, sequence, expectedVersion } = parameters;
  const manifest = noteManifest(parameters);
  const compartment = await currentCompartment(session, { patient, sequence });
  await requireWrite(session, patient, compartment);
  return amendManifest(session, { patient, sequence, expectedVersion, compartment, manifest });
}

export type AmendFileParameters = Omit<UploadFileParameters, "compartment"> & {
  readonly sequence: number;
  readonly expectedVersion: number;
};

/** Adds a new version of the actor's own record with another file. */
export async function amendFile(session: SessionContext, parameters: AmendFileParameters): Promise<RecordAdded> {
  const { patient, sequence, expectedVersion } = parameters;
  const compartment = await currentCompartment(session, { patient, sequence });
  await requireWrite(session, patient, compartment);
  const manifest = await uploadFile(session, { ...parameters, compartment });
  const finish = progressOf(parameters.onProgress, parameters.file.size);
  finish("recording");
  const added = await amendManifest(session, { patient, sequence, expectedVersion, compartment, manifest });
  finish("done");
  return added;
}

function progressOf(onProgress: OnProgress, total: number) {
  return (step: UploadProgress["step"]): void => onProgress?.({ step, bytes: total, total });
}
