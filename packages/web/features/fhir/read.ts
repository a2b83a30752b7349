import type {
  Address,
  Annotation,
  CodeableConcept,
  ContactPoint,
  FhirResource,
  HumanName,
  Period,
  Quantity,
  Range,
  Ratio,
  Reference,
} from "fhir/r4";
import { formatFhirDate, formatNumber } from "@/lib/format.ts";
import { messages } from "@/messages/index.ts";

/** What came may not be what FHIR says: anything that is not an array counts as an empty one. */
export function list<T>(value: readonly T[] | undefined): readonly T[] {
  return Array.isArray(value) ? (value as readonly T[]) : [];
}

export function join(parts: readonly (string | undefined)[], separator = ", "): string | undefined {
  const present = parts.filter((part) => part !== undefined && part !== "");
  return present.length === 0 ? undefined : present.join(separator);
}

/** The words of a code: the author's own text first, then the first display, then the bare code. */
export function conceptText(concept: CodeableConcept | undefined): string | undefined {
  if (concept === undefined) return undefined;
  const codings = list(concept.coding);
  return concept.text ?? codings.find(({ display }) => display !== undefined)?.display ?? codings[0]?.code;
}

export const conceptsText = (concepts: readonly CodeableConcept[] | undefined): string | undefined =>
  join(list(concepts).map(conceptText));

/** A code such as `resolved` in words; one that has none of ours, as a person would write it. */
export function plainCode(code: string | undefined): string | undefined {
  if (code !== undefined && Object.hasOwn(messages.fhir.codes, code)) return messages.fhir.codes[code];
  return code?.replaceAll(/[-_]/g, " ").replace(/^./, (letter) => letter.toUpperCase());
}

export function quantityText(quantity: Quantity | undefined): string | undefined {
  if (quantity?.value === undefined) return undefined;
  return join([quantity.comparator, formatNumber(quantity.value), quantity.unit ?? quantity.code], " ");
}

export function rangeText(range: Range | undefined): string | undefined {
  if (range === undefined) return undefined;
  return join([quantityText(range.low), quantityText(range.high)], " – ");
}

export function ratioText(ratio: Ratio | undefined): string | undefined {
  if (ratio === undefined) return undefined;
  return join([quantityText(ratio.numerator), quantityText(ratio.denominator)], " / ");
}

export const dateText = (date: string | undefined): string | undefined =>
  date === undefined ? undefined : formatFhirDate(date);

export function periodText(period: Period | undefined): string | undefined {
  if (period === undefined) return undefined;
  return join([dateText(period.start), dateText(period.end)], " – ");
}

export function nameText(names: readonly HumanName[] | undefined): string | undefined {
  const name = list(names).find(({ use }) => use === "official") ?? list(names)[0];
  return name?.text ?? join([...list(name?.prefix), ...list(name?.given), name?.family, ...list(name?.suffix)], " ");
}

export function addressText(addresses: readonly Address[] | undefined): string | undefined {
  const address = list(addresses)[0];
  return (
    address?.text ??
    join([...list(address?.line), join([address?.postalCode, address?.city], " "), address?.state, address?.country])
  );
}

export const contactText = (contacts: readonly ContactPoint[] | undefined): string | undefined =>
  join(list(contacts).map(({ value }) => value));

export const notesText = (notes: readonly Annotation[] | undefined): string | undefined =>
  join(
    list(notes).map(({ text }) => text),
    "\n",
  );

/** Finds what a reference points to inside the same document. */
export type Resolve = (reference: Reference | undefined) => FhirResource | undefined;

/** What a reference points to, in words. */
export function referenceText(reference: Reference | undefined, resolve: Resolve): string | undefined {
  if (reference === undefined) return undefined;
  const target = resolve(reference);
  return reference.display ?? (target === undefined ? undefined : headlineOf(target)) ?? reference.identifier?.value;
}

export const referencesText = (references: readonly Reference[] | undefined, resolve: Resolve): string | undefined =>
  join(list(references).map((reference) => referenceText(reference, resolve)));

/** One line that names a resource. */
export function headlineOf(resource: FhirResource): string {
  const loose = resource as unknown as {
    name?: unknown;
    code?: unknown;
    title?: unknown;
    type?: unknown;
    vaccineCode?: CodeableConcept;
    practitioner?: Reference;
    description?: unknown;
  };
  if (Array.isArray(loose.name)) {
    const name = nameText(loose.name as HumanName[]);
    if (name !== undefined) return name;
  }
  if (typeof loose.name === "string") return loose.name;
  if (typeof loose.title === "string") return loose.title;
  const type = Array.isArray(loose.type) ? (loose.type[0] as CodeableConcept | undefined) : loose.type;
  const coded = [loose.code, loose.vaccineCode, type].find((value) => typeof value === "object" && value !== null);
  return conceptText(coded) ?? typeLabel(resource.resourceType);
}

export function typeLabel(resourceType: string): string {
  return messages.fhir.types[resourceType] ?? resourceType.replaceAll(/([a-z])([A-Z])/g, "$1 $2");
}

/** FHIR's small building blocks as one line, told apart by the members they have; undefined for anything larger. */
export function shortText(value: object): string | undefined {
  const has = (...keys: string[]): boolean => keys.every((key) => key in value);
  const only = (...keys: string[]): boolean => Object.keys(value).every((key) => keys.includes(key));
  if (Array.isArray(value)) return undefined;
  if (has("coding")) return conceptText(value);
  if (has("code", "system") && only("code", "system", "display", "version", "userSelected")) {
    return conceptText({ coding: [value] });
  }
  if (has("value") && only("value", "unit", "system", "code", "comparator")) return quantityText(value);
  if ((has("reference") || has("display")) && only("reference", "display", "type", "identifier")) {
    const { display, reference } = value as Reference;
    return display ?? reference;
  }
  if ((has("start") || has("end")) && only("start", "end")) return periodText(value);
  if (has("value", "system") && typeof (value as { value: unknown }).value === "string")
    return (value as { value: string }).value;
  return undefined;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

/** A narrative's words without its markup. The result is shown as text only, so what slips through stays harmless. */
export function narrativeText(div: string | undefined): string | undefined {
  if (typeof div !== "string") return undefined;
  const text = div
    .replaceAll(/<(script|style)[\s\S]*?<\/\1>/gi, " ")
    .replaceAll(/<\/(p|div|li|tr|h\d|table)>|<br\s*\/?>/gi, "\n")
    .replaceAll(/<\/t[dh]>/gi, "  ")
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Math.min(Number(code), 0x10ffff)))
    .replaceAll(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .replaceAll(/[ \t]+/g, " ")
    .replaceAll(/\s*\n\s*/g, "\n")
    .trim();
  return text === "" ? undefined : text;
}
