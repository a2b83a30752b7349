import { globSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Bundle, FhirResource } from "fhir/r4";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { FhirView } from "@/features/fhir/fhirView.tsx";

const examples = join(dirname(createRequire(import.meta.url).resolve("hl7.fhir.uv.ips/package.json")), "example");
const files = globSync("*.json", { cwd: examples });
const load = (file: string): FhirResource => JSON.parse(readFileSync(join(examples, file), "utf8")) as FhirResource;
const draw = (...resources: FhirResource[]): string => renderToStaticMarkup(<FhirView resources={resources} />);
const words = (markup: string): string => markup.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ");

describe("FhirView", () => {
  it("[W4] draws every published IPS example", () => {
    expect(files.length).toBeGreaterThan(40);
    for (const file of files) expect(words(draw(load(file))).length, file).toBeGreaterThan(20);
  });

  it("[W4] shows a patient summary in the order of its sections, with people, problems and medication by name", () => {
    const text = words(draw(load("Bundle-IPS-examples-Bundle-01.json")));
    const parts = [
      "Martha DeLarosa",
      "Active Problems",
      "Menopausal flushing",
      "Medication",
      "anastrozole",
      "penicillin",
    ];
    const places = parts.map((part) => text.indexOf(part));
    expect(
      places.every((place) => place >= 0),
      text.slice(0, 400),
    ).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it("[W4] shows a result with its unit, its usual range and where it lies", () => {
    const markup = draw(load("Observation-serum-creatinine-adult.json"));
    const observation = load("Observation-serum-creatinine-adult.json") as unknown as {
      valueQuantity: { value: number; unit: string };
    };
    expect(words(markup)).toContain(`${String(observation.valueQuantity.value)} ${observation.valueQuantity.unit}`);
    expect(words(markup)).toContain("Reference range");
    expect(markup).toContain("usual range");
  });

  it("[W4] never draws narrative markup, and shows its words instead where there is nothing else", () => {
    const evil = `<div xmlns="http://www.w3.org/1999/xhtml"><img src="x" onerror="alert(1)"/><p>Rest &amp; fluids</p></div>`;
    const bundle = {
      resourceType: "Bundle",
      type: "document",
      entry: [
        {
          fullUrl: "urn:uuid:1",
          resource: {
            resourceType: "Composition",
            status: "final",
            title: "Advice",
            date: "2026-01-01",
            type: { text: "Note" },
            author: [],
            section: [{ title: "Plan", text: { status: "generated", div: evil } }],
          },
        },
        {
          fullUrl: "urn:uuid:2",
          resource: { resourceType: "Basic", code: { text: "x" }, text: { status: "generated", div: evil } },
        },
      ],
    } as unknown as Bundle;
    const markup = draw(bundle);
    expect(markup).not.toMatch(/<img|onerror="/);
    expect(markup).toContain("Rest &amp; fluids");
  });

  it("[W4] lists a resource of a type it does not know, field by field", () => {
    const text = words(draw({ resourceType: "Basic", code: { text: "Referral" }, created: "2026-02-03" }));
    expect(text).toContain("Created 2026-02-03");
    expect(text).toContain("Referral");
  });

  it("[W4] finds no place in the portal where markup from data would be drawn", () => {
    const root = join(import.meta.dirname, "../..");
    const sources = globSync("{app,components,features,lib,queries}/**/*.tsx", { cwd: root });
    const risky = sources
      .filter((file) => !file.endsWith(".test.tsx"))
      .filter((file) => /dangerouslySetInnerHTML|innerHTML|srcDoc/.test(readFileSync(join(root, file), "utf8")));
    expect(risky).toEqual([]);
  });
});
