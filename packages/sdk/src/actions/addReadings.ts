import { z } from "zod";
import { lastSequence } from "../chart/lastSequence.ts";
import { InvalidInputError } from "../errors.ts";
import { manifestSchema, resourceSchema, type HealthResource } from "../health/manifest.ts";
import type { AuthorContext } from "../session.ts";
import { addManifests, MAX_BATCH, type NewManifest, type RecordAdded, requireWrite } from "./recordManifest.ts";

/** What a device measured, under the number that the device itself counted. */
export interface Reading {
  /** From 1; what is left out in between shows as a gap. */
  readonly sequence: number;
  readonly compartment: number;
  readonly title: string;
  /** FHIR R4 resources, such as an Observation. */
  readonly resources: readonly HealthResource[];
}

export interface AddReadingsParameters {
  readonly patient: bigint;
  /** In the order in which the device counted them. */
  readonly readings: readonly Reading[];
}

export interface AddReadingsReturn {
  readonly added: readonly RecordAdded[];
  /** Numbers that the chart had passed already: recorded before, or too late. */
  readonly passed: readonly number[];
}

const readingSchema = z.object({
  sequence: z.int().min(1).max(0xffff_ffff),
  compartment: z.int().min(0).max(63),
  title: z.string().trim().pipe(manifestSchema.shape.title),
  resources: z.array(resourceSchema).min(1).max(100),
});

interface Numbered extends NewManifest {
  readonly sequence: number;
}

/**
 * Seals readings to the public keys of their parts and adds them under the device's own numbers, up to 32 in one
 * transaction. Cut off, it is simply repeated: what is there already is passed over.
 *
 * @throws {@link InvalidInputError}, {@link NotAuthorizedError}, {@link ConflictError}, {@link StoreUnavailableError}
 */
export async function addReadings(
  device: AuthorContext,
  { patient, readings }: AddReadingsParameters,
): Promise<AddReadingsReturn> {
  const checked = checkReadings(readings);
  for (const compartment of new Set(checked.map((reading) => reading.compartment)))
    await requireWrite(device, patient, compartment);
  const last = await lastSequence(device, patient);
  const added: RecordAdded[] = [];
  for (const run of runsOf(checked.filter(({ sequence }) => sequence > last)))
    added.push(...(await addManifests(device, { patient, manifests: run, sequence: run[0]?.sequence })));
  return { added, passed: checked.filter(({ sequence }) => sequence <= last).map(({ sequence }) => sequence) };
}

function checkReadings(readings: readonly Reading[]): Numbered[] {
  const parsed = z.array(readingSchema).safeParse(readings);
  if (!parsed.success)
    throw new InvalidInputError("A reading needs a number from 1, a part of the chart, a title and FHIR resources.");
  const createdAt = new Date().toISOString();
  return parsed.data.map(({ sequence, compartment, title, resources }, position) => {
    if (sequence <= (parsed.data[position - 1]?.sequence ?? 0))
      throw new InvalidInputError("Readings are sent in the order in which the device counted them, each number once.");
    return { sequence, compartment, manifest: { title, kind: "fhir", createdAt, resources, payloads: [] } };
  });
}

/** One transaction takes numbers that follow each other. */
function runsOf(readings: readonly Numbered[]): Numbered[][] {
  const runs: Numbered[][] = [];
  for (const reading of readings) {
    const run = runs.at(-1);
    if (run && run.length < MAX_BATCH && run.at(-1)?.sequence === reading.sequence - 1) run.push(reading);
    else runs.push([reading]);
  }
  return runs;
}
