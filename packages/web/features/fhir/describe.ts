import type {
  AllergyIntolerance,
  Condition,
  DiagnosticReport,
  DocumentReference,
  Encounter,
  FhirResource,
  Immunization,
  Medication,
  MedicationRequest,
  MedicationStatement,
  Organization,
  Patient,
  Practitioner,
  Procedure,
  TimingRepeat,
} from "fhir/r4";
import type { Tone } from "@/components/ui/badge.tsx";
import { describeObservation, memberMeasures } from "@/features/fhir/describeObservation.ts";
import {
  addressText,
  conceptsText,
  conceptText,
  contactText,
  dateText,
  headlineOf,
  join,
  list,
  nameText,
  notesText,
  periodText,
  plainCode,
  quantityText,
  rangeText,
  ratioText,
  referencesText,
  referenceText,
  type Resolve,
} from "@/features/fhir/read.ts";
import { formatBytes, formatNumber, formatUnit } from "@/lib/format.ts";
import { messages } from "@/messages/index.ts";

/** A number with its usual range, for the small plot. */
export interface Measure {
  value: number;
  low: number | undefined;
  high: number | undefined;
  unit: string;
}

/** A resource in words: what a card shows. */
export interface Described {
  title: string;
  /** What stands out beside the title: a value, an amount. */
  value?: string | undefined;
  badges: readonly { text: string; tone: Tone }[];
  rows: readonly (readonly [label: string, text: string | undefined])[];
  measures?: readonly { label: string; text: string; measure: Measure | undefined }[];
}

const { labels } = messages.fhir;

function badge(text: string | undefined, tones: Readonly<Record<string, Tone>> = {}): Described["badges"] {
  if (text === undefined) return [];
  return [{ text: plainCode(text) ?? text, tone: tones[text] ?? "neutral" }];
}

const clinicalTones = {
  active: "accent",
  relapse: "warn",
  recurrence: "warn",
  resolved: "good",
  inactive: "neutral",
} as const;

function describePatient(patient: Patient): Described {
  return {
    title: nameText(patient.name) ?? messages.fhir.unknownTitle,
    badges: patient.deceasedBoolean === true ? [{ text: messages.fhir.deceased, tone: "neutral" }] : [],
    rows: [
      [labels.born, dateText(patient.birthDate)],
      [labels.gender, plainCode(patient.gender)],
      [labels.identifier, join(list(patient.identifier).map(({ value }) => value))],
      [labels.address, addressText(patient.address)],
      [labels.contact, contactText(patient.telecom)],
    ],
  };
}

function describeCondition(condition: Condition): Described {
  return {
    title: headlineOf(condition),
    badges: [
      ...badge(condition.clinicalStatus?.coding?.[0]?.code, clinicalTones),
      ...badge(condition.severity && conceptText(condition.severity), { Severe: "danger" }),
    ],
    rows: [
      [labels.since, dateText(condition.onsetDateTime) ?? periodText(condition.onsetPeriod) ?? condition.onsetString],
      [labels.until, dateText(condition.abatementDateTime)],
      [labels.verification, plainCode(condition.verificationStatus?.coding?.[0]?.code)],
      [labels.category, conceptsText(condition.category)],
      [labels.site, conceptsText(condition.bodySite)],
      [labels.recorded, dateText(condition.recordedDate)],
      [labels.notes, notesText(condition.note)],
    ],
  };
}

function describeAllergy(allergy: AllergyIntolerance): Described {
  const reactions = list(allergy.reaction).map((reaction) =>
    join([conceptsText(reaction.manifestation), plainCode(reaction.severity)], " · "),
  );
  return {
    title: headlineOf(allergy),
    badges: [
      ...badge(allergy.clinicalStatus?.coding?.[0]?.code, clinicalTones),
      ...(allergy.criticality === "high" ? [{ text: messages.fhir.highRisk, tone: "danger" } as const] : []),
    ],
    rows: [
      [labels.reaction, join(reactions, "; ")],
      [labels.category, join(list(allergy.category).map(plainCode))],
      [labels.since, dateText(allergy.onsetDateTime) ?? periodText(allergy.onsetPeriod)],
      [labels.verification, plainCode(allergy.verificationStatus?.coding?.[0]?.code)],
      [labels.recorded, dateText(allergy.recordedDate)],
      [labels.notes, notesText(allergy.note)],
    ],
  };
}

function describeMedication(medication: Medication, resolve: Resolve): Described {
  const ingredients = list(medication.ingredient).map((ingredient) =>
    join(
      [
        conceptText(ingredient.itemCodeableConcept) ?? referenceText(ingredient.itemReference, resolve),
        ratioText(ingredient.strength),
      ],
      " ",
    ),
  );
  return {
    title: headlineOf(medication),
    badges: badge(medication.status),
    rows: [
      [labels.form, conceptText(medication.form)],
      [labels.ingredients, join(ingredients)],
      [labels.lot, medication.batch?.lotNumber],
    ],
  };
}

const PERIOD_UNITS = {
  s: "second",
  min: "minute",
  h: "hour",
  d: "day",
  wk: "week",
  mo: "month",
  a: "year",
} as const;

/** "1 day", "8 hours". */
function periodOf({ period = 1, periodUnit }: TimingRepeat): string {
  // What came may not be what FHIR says.
  const unit = (PERIOD_UNITS as Readonly<Record<string, string>>)[periodUnit ?? ""];
  return unit === undefined ? `${formatNumber(period)} ${periodUnit ?? ""}`.trim() : formatUnit(period, unit);
}

function describeMedicationUse(use: MedicationStatement | MedicationRequest, resolve: Resolve): Described {
  const doses = use.resourceType === "MedicationStatement" ? use.dosage : use.dosageInstruction;
  const dosage = list(doses).map((dose) => {
    const amount = dose.doseAndRate?.[0];
    const timing = dose.timing?.repeat;
    const rhythm =
      timing?.frequency === undefined
        ? conceptText(dose.timing?.code)
        : messages.fhir.timesPer(formatNumber(timing.frequency), periodOf(timing));
    const measured = join(
      [quantityText(amount?.doseQuantity) ?? rangeText(amount?.doseRange), rhythm, conceptText(dose.route)],
      ", ",
    );
    return dose.text ?? measured;
  });
  const name = conceptText(use.medicationCodeableConcept) ?? referenceText(use.medicationReference, resolve);
  return {
    title: name ?? headlineOf(use),
    badges: badge(use.status, { active: "accent", completed: "good", stopped: "warn" }),
    rows: [
      [labels.dosage, join(dosage, "; ")],
      use.resourceType === "MedicationStatement"
        ? [labels.taken, periodText(use.effectivePeriod) ?? dateText(use.effectiveDateTime)]
        : [labels.ordered, dateText(use.authoredOn)],
      [labels.reason, conceptsText(use.reasonCode)],
      [labels.notes, notesText(use.note)],
    ],
  };
}

function describeImmunization(immunization: Immunization, resolve: Resolve): Described {
  return {
    title: headlineOf(immunization),
    badges: badge(immunization.status, { completed: "good" }),
    rows: [
      [labels.date, dateText(immunization.occurrenceDateTime) ?? immunization.occurrenceString],
      [labels.dose, quantityText(immunization.doseQuantity)],
      [labels.lot, immunization.lotNumber],
      [
        labels.dueTo,
        conceptsText(list(immunization.protocolApplied).flatMap((applied) => list(applied.targetDisease))),
      ],
      [
        labels.performer,
        referencesText(
          list(immunization.performer).map(({ actor }) => actor),
          resolve,
        ),
      ],
      [labels.notes, notesText(immunization.note)],
    ],
  };
}

function describeReport(report: DiagnosticReport, resolve: Resolve): Described {
  return {
    title: headlineOf(report),
    badges: badge(report.status, { final: "good", preliminary: "warn", cancelled: "danger" }),
    measures: memberMeasures(report.result, resolve),
    rows: [
      [labels.date, dateText(report.effectiveDateTime) ?? periodText(report.effectivePeriod)],
      [labels.category, conceptsText(report.category)],
      [labels.performer, referencesText(report.performer, resolve)],
      [labels.conclusion, report.conclusion ?? conceptsText(report.conclusionCode)],
    ],
  };
}

function describeProcedure(procedure: Procedure, resolve: Resolve): Described {
  return {
    title: headlineOf(procedure),
    badges: badge(procedure.status, { completed: "good" }),
    rows: [
      [
        labels.date,
        dateText(procedure.performedDateTime) ?? periodText(procedure.performedPeriod) ?? procedure.performedString,
      ],
      [labels.site, conceptsText(procedure.bodySite)],
      [labels.reason, conceptsText(procedure.reasonCode)],
      [
        labels.performer,
        referencesText(
          list(procedure.performer).map(({ actor }) => actor),
          resolve,
        ),
      ],
      [labels.notes, notesText(procedure.note)],
    ],
  };
}

function describeEncounter(encounter: Encounter, resolve: Resolve): Described {
  return {
    title: conceptsText(encounter.type) ?? encounter.class.display ?? headlineOf(encounter),
    badges: badge(encounter.status, { finished: "good" }),
    rows: [
      [labels.period, periodText(encounter.period)],
      [labels.reason, conceptsText(encounter.reasonCode)],
      [
        labels.location,
        referencesText(
          list(encounter.location).map(({ location }) => location),
          resolve,
        ),
      ],
      [
        labels.performer,
        referencesText(
          list(encounter.participant).flatMap(({ individual }) => individual ?? []),
          resolve,
        ),
      ],
    ],
  };
}

function describeParty(party: Practitioner | Organization): Described {
  return {
    title: headlineOf(party),
    badges: [],
    rows: [
      [labels.identifier, join(list(party.identifier).map(({ value }) => value))],
      [
        labels.qualification,
        party.resourceType === "Practitioner"
          ? conceptsText(list(party.qualification).map(({ code }) => code))
          : undefined,
      ],
      [labels.address, addressText(party.address)],
      [labels.contact, contactText(party.telecom)],
    ],
  };
}

function describeDocument(document: DocumentReference, resolve: Resolve): Described {
  const attachments = list(document.content).map(({ attachment }) =>
    join(
      [
        attachment.title,
        attachment.contentType,
        attachment.size === undefined ? undefined : formatBytes(attachment.size),
      ],
      " · ",
    ),
  );
  return {
    title: document.description ?? headlineOf(document),
    badges: badge(document.status),
    rows: [
      [labels.documentType, conceptText(document.type)],
      [labels.date, dateText(document.date)],
      [labels.author, referencesText(document.author, resolve)],
      [labels.attachment, join(attachments, "; ")],
    ],
  };
}

/** A resource in words, or undefined when this portal has no words for its type. */
export function describe(resource: FhirResource, resolve: Resolve): Described | undefined {
  switch (resource.resourceType) {
    case "Patient":
      return describePatient(resource);
    case "Condition":
      return describeCondition(resource);
    case "AllergyIntolerance":
      return describeAllergy(resource);
    case "Medication":
      return describeMedication(resource, resolve);
    case "MedicationStatement":
    case "MedicationRequest":
      return describeMedicationUse(resource, resolve);
    case "Observation":
      return describeObservation(resource, resolve);
    case "Immunization":
      return describeImmunization(resource, resolve);
    case "DiagnosticReport":
      return describeReport(resource, resolve);
    case "Procedure":
      return describeProcedure(resource, resolve);
    case "Encounter":
      return describeEncounter(resource, resolve);
    case "Practitioner":
    case "Organization":
      return describeParty(resource);
    case "DocumentReference":
      return describeDocument(resource, resolve);
    default:
      return undefined;
  }
}
