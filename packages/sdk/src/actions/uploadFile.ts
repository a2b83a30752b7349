import { InvalidInputError } from "../errors.ts";
import { describeFile, type FileInput } from "../health/describeFile.ts";
import { documentReference, noteReference } from "../health/documentReference.ts";
import type { Manifest, PayloadRef } from "../health/manifest.ts";
import type { AuthorContext } from "../session.ts";
import { storePayload } from "./storePayload.ts";

/** Where an upload stands. `bytes` and `total` count the file's own bytes. */
export interface UploadProgress {
  readonly step: "reading" | "encrypting" | "sealing" | "recording" | "done";
  readonly bytes: number;
  readonly total: number;
}

export interface UploadFileParameters {
  readonly patient: bigint;
  readonly compartment: number;
  readonly file: FileInput;
  /** Default: the file's name. */
  readonly title?: string | undefined;
  readonly onProgress?: ((progress: UploadProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Checks a file, encrypts and uploads it unless it is a small FHIR document, and describes it as a manifest. */
export async function uploadFile(session: AuthorContext, parameters: UploadFileParameters): Promise<Manifest> {
  const { file, onProgress } = parameters;
  const total = file.size;
  onProgress?.({ step: "reading", bytes: 0, total });
  const { kind, mediaType, resource } = await describeFile(file);
  const title = checkTitle(parameters.title ?? file.name);
  const createdAt = new Date().toISOString();
  if (resource) return { title, kind, createdAt, resources: [resource], payloads: [] };
  const payload = await uploadPayload(session, parameters, mediaType);
  const reference = documentReference({ title, mediaType, size: total, name: file.name, date: createdAt });
  return { title, kind, createdAt, resources: [reference], payloads: [payload] };
}

export function noteManifest({ title, text }: { title: string; text: string }): Manifest {
  if (text.trim() === "") throw new InvalidInputError("A note needs some text.");
  const createdAt = new Date().toISOString();
  const checked = checkTitle(title);
  return {
    title: checked,
    kind: "note",
    createdAt,
    resources: [noteReference({ title: checked, date: createdAt })],
    note: text,
    payloads: [],
  };
}

function checkTitle(title: string): string {
  const trimmed = title.trim();
  if (trimmed.length === 0 || trimmed.length > 200) throw new InvalidInputError("A title has 1 to 200 characters.");
  return trimmed;
}

async function uploadPayload(
  session: AuthorContext,
  parameters: UploadFileParameters,
  mediaType: string,
): Promise<PayloadRef> {
  const { patient, compartment, file, onProgress, signal } = parameters;
  const { name, size } = file;
  const report = (bytes: number): void =>
    onProgress?.({ step: "encrypting", bytes: Math.min(bytes, size), total: size });
  report(0);
  const author = String(session.self.actor);
  const place = { patient, compartment, author, size, name, mediaType };
  return storePayload(session, { ...place, plaintext: file.stream(), onProgress: report, signal });
}
