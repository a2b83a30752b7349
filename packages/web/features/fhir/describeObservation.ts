import type { Observation, ObservationComponent, ObservationReferenceRange, Reference } from "fhir/r4";
import type { Described, Measure } from "@/features/fhir/describe.ts";
import {
  conceptsText,
  conceptText,
  dateText,
  headlineOf,
  join,
  list,
  notesText,
  periodText,
  plainCode,
  quantityText,
  rangeText,
  ratioText,
  referencesText,
  type Resolve,
} from "@/features/fhir/read.ts";
import { messages } from "@/messages/index.ts";

const { fhir } = messages;
const { labels } = fhir;

type Valued = Observation | ObservationComponent;

/** The value in words, whatever type it has. */
export function valueText(valued: Valued): string | undefined {
  return (
    quantityText(valued.valueQuantity) ??
    conceptText(valued.valueCodeableConcept) ??
    valued.valueString ??
    (valued.valueBoolean === undefined ? undefined : valued.valueBoolean ? fhir.yes : fhir.no) ??
    valued.valueInteger?.toString() ??
    rangeText(valued.valueRange) ??
    ratioText(valued.valueRatio) ??
    dateText(valued.valueDateTime) ??
    valued.valueTime ??
    periodText(valued.valuePeriod)
  );
}

function referenceRangeText(range: ObservationReferenceRange): string | undefined {
  const bounds = rangeText({ ...(range.low && { low: range.low }), ...(range.high && { high: range.high }) });
  const one = range.low && !range.high ? `≥ ${bounds ?? ""}` : range.high && !range.low ? `≤ ${bounds ?? ""}` : bounds;
  return range.text ?? one;
}

/** For the plot: only when the value and at least one bound are in the same unit. */
export function measureOf(valued: Valued): Measure | undefined {
  const { value, unit, code } = valued.valueQuantity ?? {};
  const range = list(valued.referenceRange)[0];
  // A bound without a unit is in the value's own; otherwise unit or code must be the same, and be there.
  const comparable = [range?.low, range?.high].every(
    (bound) =>
      bound === undefined ||
      (bound.unit ?? bound.code) === undefined ||
      (unit !== undefined && bound.unit === unit) ||
      (code !== undefined && bound.code === code),
  );
  if (value === undefined || range === undefined || !comparable) return undefined;
  const low = range.low?.value;
  const high = range.high?.value;
  return low === undefined && high === undefined ? undefined : { value, low, high, unit: unit ?? code ?? "" };
}

const HIGH = new Set(["H", "HH", "HU"]);
const LOW = new Set(["L", "LL", "LU"]);

/** Out of range by the laboratory's own word, else by the numbers. */
function flagOf(observation: Observation): Described["badges"] {
  const codes = list(observation.interpretation).flatMap(({ coding }) => list(coding).map(({ code }) => code ?? ""));
  const measure = measureOf(observation);
  const above = measure?.high !== undefined && measure.value > measure.high;
  const below = measure?.low !== undefined && measure.value < measure.low;
  if (codes.some((code) => HIGH.has(code)) || (codes.length === 0 && above)) return [{ text: fhir.high, tone: "warn" }];
  if (codes.some((code) => LOW.has(code)) || (codes.length === 0 && below)) return [{ text: fhir.low, tone: "warn" }];
  if (codes.includes("A") || codes.includes("AA")) return [{ text: fhir.abnormal, tone: "warn" }];
  if (codes.includes("N") || (codes.length === 0 && measure !== undefined))
    return [{ text: fhir.inRange, tone: "good" }];
  return [];
}

/** Values of the observations that a panel or a report refers to. */
export function memberMeasures(
  members: readonly Reference[] | undefined,
  resolve: Resolve,
): NonNullable<Described["measures"]> {
  return list(members).flatMap((reference) => {
    const member = resolve(reference);
    if (member?.resourceType !== "Observation") return [];
    return [{ label: headlineOf(member), text: valueText(member) ?? fhir.noValue, measure: measureOf(member) }];
  });
}

export function describeObservation(observation: Observation, resolve: Resolve): Described {
  const absent = conceptText(observation.dataAbsentReason);
  const own = valueText(observation) ?? (absent === undefined ? undefined : `${fhir.absent}: ${absent}`);
  const parts = list(observation.component).map((component) => ({
    label: conceptText(component.code) ?? fhir.unknownTitle,
    text: valueText(component) ?? conceptText(component.dataAbsentReason) ?? fhir.noValue,
    measure: measureOf(component),
  }));
  const measure = measureOf(observation);
  const members = [...parts, ...memberMeasures(observation.hasMember, resolve)];
  const measures = measure === undefined ? members : [{ label: "", text: own ?? "", measure }, ...members];
  return {
    title: headlineOf(observation),
    value: own,
    badges: [
      ...flagOf(observation),
      ...(observation.status === "final" ? [] : [{ text: plainCode(observation.status) ?? "", tone: "warn" as const }]),
    ],
    measures,
    rows: [
      [labels.reference, join(list(observation.referenceRange).map(referenceRangeText), "; ")],
      [labels.date, dateText(observation.effectiveDateTime) ?? periodText(observation.effectivePeriod)],
      [labels.interpretation, conceptsText(observation.interpretation)],
      [labels.category, conceptsText(observation.category)],
      [labels.site, conceptText(observation.bodySite)],
      [labels.method, conceptText(observation.method)],
      [labels.performer, referencesText(observation.performer, resolve)],
      [labels.notes, notesText(observation.note)],
    ],
  };
}
