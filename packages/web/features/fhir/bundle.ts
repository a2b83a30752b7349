import type { Bundle, Composition, CompositionSection, FhirResource, Reference } from "fhir/r4";
import { list, narrativeText, type Resolve } from "@/features/fhir/read.ts";

/** Finds what references point to: by full address, by `Type/id`, or inside the resource itself. */
export function resolverOf(resources: readonly { fullUrl?: string | undefined; resource: FhirResource }[]): Resolve {
  const known = new Map<string, FhirResource>();
  for (const { fullUrl, resource } of resources) {
    if (fullUrl !== undefined) known.set(fullUrl, resource);
    if (resource.id !== undefined) known.set(`${resource.resourceType}/${resource.id}`, resource);
    for (const inner of list("contained" in resource ? (resource.contained as FhirResource[] | undefined) : undefined))
      if (inner.id !== undefined) known.set(`#${inner.id}`, inner);
  }
  return (reference: Reference | undefined) => {
    const target = reference?.reference;
    if (typeof target !== "string") return undefined;
    // `https://server/fhir/Patient/1` and `Patient/1` name the same thing inside one document.
    return known.get(target) ?? known.get(target.split("/").slice(-2).join("/"));
  };
}

export interface DocumentSection {
  title: string;
  /** Words of the section's narrative, for a section without entries. */
  text: string | undefined;
  entries: readonly FhirResource[];
}

export interface ReadDocument {
  composition: Composition | undefined;
  patient: FhirResource | undefined;
  sections: readonly DocumentSection[];
  /** What no section mentions. */
  rest: readonly FhirResource[];
  resolve: Resolve;
}

function entriesOf(bundle: Bundle<FhirResource>): { fullUrl?: string | undefined; resource: FhirResource }[] {
  return list(bundle.entry).flatMap(({ fullUrl, resource }) => (resource === undefined ? [] : [{ fullUrl, resource }]));
}

function sectionsOf(composition: Composition | undefined, resolve: Resolve): DocumentSection[] {
  const flatten = (sections: readonly CompositionSection[]): CompositionSection[] =>
    sections.flatMap((section) => [section, ...flatten(list(section.section))]);
  return flatten(list(composition?.section)).map((section) => ({
    title: section.title ?? section.code?.text ?? section.code?.coding?.[0]?.display ?? "",
    text: narrativeText(section.text?.div),
    entries: list(section.entry).flatMap((reference) => resolve(reference) ?? []),
  }));
}

/** Puts a document bundle in the order its author gave it. */
export function readBundle(bundle: Bundle<FhirResource>): ReadDocument {
  const entries = entriesOf(bundle);
  const resolve = resolverOf(entries);
  const composition = entries
    .map(({ resource }) => resource)
    .find((resource) => resource.resourceType === "Composition");
  const sections = sectionsOf(composition, resolve);
  const patient = entries.map(({ resource }) => resource).find((resource) => resource.resourceType === "Patient");
  const shown = new Set<FhirResource>(sections.flatMap((section) => section.entries));
  const rest = entries
    .map(({ resource }) => resource)
    .filter((resource) => resource !== composition && resource !== patient && !shown.has(resource));
  return { composition, patient, sections, rest, resolve };
}
