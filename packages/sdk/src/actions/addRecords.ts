import { toPlainError } from "../errors.ts";
import type { FileInput } from "../health/describeFile.ts";
import type { SessionContext } from "../session.ts";
import { ensureChart } from "./openChart.ts";
import { addManifests, MAX_BATCH, type NewManifest, type RecordAdded, requireWrite } from "./recordManifest.ts";
import { uploadFile, type UploadFileParameters, type UploadProgress } from "./uploadFile.ts";

/** One file of several. Its own signal takes it alone out. */
export type NewFile = Omit<UploadFileParameters, "patient" | "file"> & {
  /** A function is called when it is this file's turn. */
  readonly file: FileInput | (() => Promise<FileInput>);
};

export interface AddRecordsParameters {
  readonly patient: bigint;
  readonly files: readonly NewFile[];
  /** What became of a file, as soon as that is known; `index` is its place in `files`. */
  readonly onResult?: ((index: number, result: AddRecordsResult) => void) | undefined;
}

/** `notTried`: something went wrong before it that would have stopped it too. Adding it again is safe. */
export type AddRecordsResult =
  | { readonly state: "added"; readonly added: RecordAdded }
  | { readonly state: "failed"; readonly error: unknown }
  | { readonly state: "notTried" };

/** Faults of one file, or wishes about it, that say nothing of the next. */
const ABOUT_ONE_FILE: readonly string[] = [
  "INVALID_INPUT",
  "FILE_EMPTY",
  "FILE_MISMATCH",
  "BLOB_TOO_LARGE",
  "CANCELLED",
];

/**
 * Adds several files: each is checked, encrypted and uploaded by itself; then their records go on chain, up to 32 in one
 * transaction with one signature, all of those or none. A file that cannot be used does not stop the others. Cut off
 * before the transaction, nothing is left but unreferenced ciphertext.
 *
 * Never throws for a file: every file has its result.
 */
export async function addRecords(
  session: SessionContext,
  { patient, files, onResult }: AddRecordsParameters,
): Promise<AddRecordsResult[]> {
  await ensureChart(session, patient);
  const batches = new Batches(session, patient, files, onResult);
  for (const index of files.keys()) {
    if (batches.stopped) break;
    await batches.take(index);
  }
  await batches.record();
  return batches.results();
}

interface Prepared extends NewManifest {
  readonly index: number;
  readonly report: (step: UploadProgress["step"]) => void;
}

/** Gathers what was uploaded until a batch is full. */
class Batches {
  /** Set once something failed that the next file would meet too. */
  stopped = false;
  readonly #session: SessionContext;
  readonly #patient: bigint;
  readonly #files: readonly NewFile[];
  readonly #onResult: AddRecordsParameters["onResult"];
  readonly #known = new Map<number, AddRecordsResult>();
  #prepared: Prepared[] = [];

  constructor(
    session: SessionContext,
    patient: bigint,
    files: readonly NewFile[],
    onResult: AddRecordsParameters["onResult"],
  ) {
    this.#session = session;
    this.#patient = patient;
    this.#files = files;
    this.#onResult = onResult;
  }

  /** Uploads one file; records the batch when that filled it. */
  async take(index: number): Promise<void> {
    const chosen = this.#files[index];
    if (!chosen) return;
    const { compartment, signal, onProgress } = chosen;
    try {
      signal?.throwIfAborted();
      await requireWrite(this.#session, this.#patient, compartment);
      const file = typeof chosen.file === "function" ? await chosen.file() : chosen.file;
      const manifest = await uploadFile(this.#session, { ...chosen, file, patient: this.#patient });
      const report: Prepared["report"] = (step) => onProgress?.({ step, bytes: file.size, total: file.size });
      report("sealing");
      this.#prepared.push({ index, compartment, manifest, report });
    } catch (error) {
      this.#failed([index], error);
    }
    if (this.#prepared.length === MAX_BATCH) await this.record();
  }

  /** Records what was uploaded. What was uploaded before a failure is recorded too. */
  async record(): Promise<void> {
    // Up to this moment a single file can be taken out.
    const batch = this.#prepared.filter(({ index }) => !this.#cancelled(index));
    this.#prepared = [];
    if (batch.length === 0) return;
    for (const { report } of batch) report("recording");
    const manifests = batch.map(({ compartment, manifest }) => ({ compartment, manifest }));
    try {
      const added = await addManifests(this.#session, { patient: this.#patient, manifests });
      for (const [position, { index, report }] of batch.entries()) {
        const record = added[position];
        if (!record) continue;
        report("done");
        this.#tell(index, { state: "added", added: record });
      }
    } catch (error) {
      this.stopped = true;
      this.#failed(
        batch.map(({ index }) => index),
        error,
      );
    }
  }

  results(): AddRecordsResult[] {
    return this.#files.map((_, index) => this.#known.get(index) ?? this.#tell(index, { state: "notTried" }));
  }

  #cancelled(index: number): boolean {
    const signal = this.#files[index]?.signal;
    if (signal?.aborted !== true) return false;
    this.#failed([index], signal.reason);
    return true;
  }

  #failed(indices: readonly number[], error: unknown): void {
    if (!ABOUT_ONE_FILE.includes(toPlainError(error).code)) this.stopped = true;
    for (const index of indices) this.#tell(index, { state: "failed", error });
  }

  #tell(index: number, result: AddRecordsResult): AddRecordsResult {
    this.#known.set(index, result);
    this.#onResult?.(index, result);
    return result;
  }
}
