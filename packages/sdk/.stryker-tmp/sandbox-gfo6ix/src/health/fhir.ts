// @ts-nocheck
import { z } from "zod";
import { FileMismatchError } from "../errors.ts";
import { type HealthResource, resourceSchema } from "./manifest.ts";

/** Codes of http://hl7.org/fhir/R4/valueset-bundle-type.html. */
const BUNDLE_TYPES = [
  "document",
  "message",
  "transaction",
  "transaction-response",
  "batch",
  "batch-response",
  "history",
  "searchset",
  "collection",
] as const;

const bundleSchema = z.looseObject({
  resourceType: z.literal("Bundle"),
  type: z.enum(BUNDLE_TYPES),
  entry: z.array(z.looseObject({ resource: resourceSchema.optional() })).optional(),
});

/**
 * Reads FHIR R4 JSON: one resource or a Bundle.
 *
 * @throws {@link FileMismatchError} when it is not JSON, or names no resource type, or is a Bundle without a known type.
 */
export function parseFhir(text: string): HealthResource {
  const resource = resourceSchema.safeParse(parseJson(text));
  if (!resource.success)
    throw new FileMismatchError("This JSON file is not a FHIR resource: it names no resource type.");
  if (resource.data.resourceType !== "Bundle") return resource.data;
  const bundle = bundleSchema.safeParse(resource.data);
  if (!bundle.success)
    throw new FileMismatchError("This FHIR Bundle is not valid: its type is unknown, or an entry holds no resource.");
  return bundle.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new FileMismatchError("This file calls itself JSON but cannot be read as JSON.");
  }
}

/** Types of the resources inside, each once, in order of appearance; a Bundle names its entries' types. */
export function resourceTypesOf(resources: readonly HealthResource[]): string[] {
  const types = resources.flatMap((resource) => {
    const bundle = bundleSchema.safeParse(resource);
    if (!bundle.success) return [resource.resourceType];
    return (bundle.data.entry ?? []).flatMap((entry) => (entry.resource ? [entry.resource.resourceType] : []));
  });
  return [...new Set(types)];
}
