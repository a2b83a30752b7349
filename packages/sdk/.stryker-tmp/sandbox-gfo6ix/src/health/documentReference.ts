// @ts-nocheck
import type { HealthResource } from "./manifest.ts";

/** FHIR R4 `DocumentReference` for a file that travels as a payload (http://hl7.org/fhir/R4/documentreference.html). */
export function documentReference(file: {
  title: string;
  mediaType: string;
  size: number;
  name: string;
  date: string;
}): HealthResource {
  return {
    resourceType: "DocumentReference",
    status: "current",
    description: file.title,
    date: file.date,
    content: [{ attachment: { contentType: file.mediaType, size: file.size, title: file.name } }],
  };
}

/** FHIR R4 `DocumentReference` for a note whose text is in the manifest. */
export function noteReference(note: { title: string; date: string }): HealthResource {
  return {
    resourceType: "DocumentReference",
    status: "current",
    // LOINC 11506-3 "Progress note".
    type: { coding: [{ system: "http://loinc.org", code: "11506-3", display: "Progress note" }] },
    description: note.title,
    date: note.date,
    content: [{ attachment: { contentType: "text/plain", title: note.title } }],
  };
}
