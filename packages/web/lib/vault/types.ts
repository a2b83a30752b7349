import type { AddRecordsResult, Manifest, OpenedRecord, PlainError, UploadProgress } from "@chartkey/sdk";

/** Under whose consent: an organization that the person belongs to, or, absent, their own. */
interface Under {
  organization?: bigint | undefined;
}

/** Names one version of one record; without `version`, the newest. */
export interface RecordName extends Under {
  patient: bigint;
  author: bigint;
  sequence: number;
  version?: number;
}

/** A file of a record, without its key. */
export interface PayloadView {
  cid: string;
  size: number;
  name: string;
  mediaType: string;
}

export type ManifestView = Omit<Manifest, "payloads"> & { payloads: PayloadView[] };
export type OpenedRecordView = Omit<OpenedRecord, "manifest"> & { manifest: ManifestView };

export interface AddNoteForm extends Under {
  patient: bigint;
  compartment: number;
  title: string;
  text: string;
}

export interface AmendNoteForm extends Under {
  patient: bigint;
  sequence: number;
  expectedVersion: number;
  title: string;
  text: string;
}

export interface AddFilesForm extends Under {
  patient: bigint;
  /** `job` names the file: for its progress, and to take it out. */
  files: { job: string; compartment: number; file: File }[];
}

/** What became of one file of several. */
export type AddFilesResult = Exclude<AddRecordsResult, { state: "failed" }> | { state: "failed"; error: PlainError };

/** One channel carries both, because two do not keep their order: progress must not come after the end. */
export type AddFilesNews = { progress: UploadProgress } | { result: AddFilesResult };
