import { describe, expect, it } from "vitest";
import type { Observation } from "fhir/r4";
import { describeObservation, measureOf } from "@/features/fhir/describeObservation.ts";
import { narrativeText, shortText } from "@/features/fhir/read.ts";

const code = { text: "Potassium" };
const range = { low: { value: 3.5, unit: "mmol/L" }, high: { value: 5.1, unit: "mmol/L" } };
function potassium(value: number, unit = "mmol/L"): Observation {
  return {
    resourceType: "Observation",
    status: "final",
    code,
    valueQuantity: { value, unit },
    referenceRange: [range],
  };
}
const flags = (observation: Observation): string[] =>
  describeObservation(observation, () => undefined).badges.map(({ text }) => text);

describe("describeObservation", () => {
  it("[W4] says high, low or in range from the numbers", () => {
    expect(flags(potassium(5.9))).toEqual(["High"]);
    expect(flags(potassium(2.9))).toEqual(["Low"]);
    expect(flags(potassium(4.2))).toEqual(["In range"]);
  });

  it("[W4] lets the laboratory's own word stand over the numbers", () => {
    const marked = { ...potassium(4.2), interpretation: [{ coding: [{ code: "H" }] }] };
    expect(flags(marked)).toEqual(["High"]);
  });

  it("[W4] draws no range when the units differ", () => {
    expect(measureOf(potassium(4.2, "mg/dL"))).toBeUndefined();
    expect(measureOf(potassium(4.2))).toEqual({ value: 4.2, low: 3.5, high: 5.1, unit: "mmol/L" });
  });

  it("[W4] shows the values of a panel's members", () => {
    const member = { ...potassium(4.2), id: "k" };
    const panel: Observation = {
      resourceType: "Observation",
      status: "final",
      code: { text: "Panel" },
      hasMember: [{ reference: "Observation/k" }],
    };
    const described = describeObservation(panel, () => member);
    expect(described.measures).toMatchObject([{ label: "Potassium", text: "4.2 mmol/L" }]);
  });
});

describe("text from FHIR", () => {
  it("[W4] keeps a narrative's words and drops its markup and scripts", () => {
    expect(narrativeText("<div><script>steal()</script><p>a &lt; b</p><p>c</p></div>")).toBe("a < b\nc");
    expect(narrativeText("<div></div>")).toBeUndefined();
  });

  it("[W4] writes codes, quantities and periods as one line and leaves larger things alone", () => {
    expect(shortText({ coding: [{ system: "s", code: "1", display: "Asthma" }] })).toBe("Asthma");
    expect(shortText({ value: 5, unit: "mg" })).toBe("5 mg");
    expect(shortText({ start: "2020", end: "2021-03" })).toBe("2020 – March 2021");
    expect(shortText({ family: "Doe", given: ["J"] })).toBeUndefined();
  });
});
