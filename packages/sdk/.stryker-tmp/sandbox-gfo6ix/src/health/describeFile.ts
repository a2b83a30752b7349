// @ts-nocheck
import { fileTypeFromBuffer } from "file-type";
import { FileEmptyError, FileMismatchError, InvalidInputError } from "../errors.ts";
import { parseFhir } from "./fhir.ts";
import type { HealthResource, ManifestKind } from "./manifest.ts";

/** What a browser's `File` and Node's have in common. */
export interface FileInput {
  readonly name: string;
  /** Media type as the platform guessed it; may be empty. */
  readonly type: string;
  readonly size: number;
  stream(): ReadableStream<Uint8Array>;
  slice(start?: number, end?: number): { arrayBuffer(): Promise<ArrayBuffer> };
}

export interface FileDescription {
  readonly kind: ManifestKind;
  readonly mediaType: string;
  /** Set for FHIR small enough to live in the manifest itself; then there is no payload. */
  readonly resource?: HealthResource;
}

/** Largest FHIR document that goes into the manifest; the sealed object must stay within one block of 1 MiB. */
const MAX_INLINE_FHIR = 512 * 1024;
/** Largest JSON that is read into memory to be checked. */
const MAX_JSON = 64 * 1024 * 1024;
const HEAD_BYTES = 4_100;

/** What a name claims, and the media type its bytes must then have. */
const CLAIMS: Record<string, { mediaType: string; kind: ManifestKind }> = {
  pdf: { mediaType: "application/pdf", kind: "pdf" },
  png: { mediaType: "image/png", kind: "image" },
  jpg: { mediaType: "image/jpeg", kind: "image" },
  jpeg: { mediaType: "image/jpeg", kind: "image" },
  gif: { mediaType: "image/gif", kind: "image" },
  webp: { mediaType: "image/webp", kind: "image" },
  dcm: { mediaType: "application/dicom", kind: "dicom" },
};
const KINDS = new Map(Object.values(CLAIMS).map(({ mediaType, kind }) => [mediaType, kind]));

/**
 * Finds out what a file is from its bytes and refuses one that is not what its name says.
 *
 * @throws {@link FileEmptyError}, {@link FileMismatchError}, {@link InvalidInputError} for a name over 255 characters.
 */
export async function describeFile(file: FileInput): Promise<FileDescription> {
  if (file.size === 0) throw new FileEmptyError();
  if (file.name.length === 0 || file.name.length > 255)
    throw new InvalidInputError("A file name has 1 to 255 characters.");
  const extension = /\.([a-z0-9]+)$/i.exec(file.name)?.[1]?.toLowerCase() ?? "";
  const found = await detect(file);
  const claim = CLAIMS[extension];
  if (claim && found !== claim.mediaType)
    throw new FileMismatchError(`This file calls itself .${extension} but its content is something else.`);
  if (extension === "json" || file.type === "application/fhir+json") return describeJson(file);
  const kind = found === undefined ? undefined : KINDS.get(found);
  if (kind !== undefined && found !== undefined) return { kind, mediaType: found };
  if (found === undefined && ["txt", "md", "csv"].includes(extension)) return { kind: "text", mediaType: "text/plain" };
  return { kind: "file", mediaType: found ?? "application/octet-stream" };
}

async function detect(file: FileInput): Promise<string | undefined> {
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  return (await fileTypeFromBuffer(head))?.mime;
}

async function describeJson(file: FileInput): Promise<FileDescription> {
  if (file.size > MAX_JSON) throw new FileMismatchError("This JSON file is too large to be checked (over 64 MiB).");
  const resource = parseFhir(new TextDecoder().decode(await file.slice().arrayBuffer()));
  const description = { kind: "fhir", mediaType: "application/fhir+json" } as const;
  return file.size <= MAX_INLINE_FHIR ? { ...description, resource } : description;
}
