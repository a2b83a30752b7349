import { DEFAULT_COMPARTMENTS } from "@chartkey/sdk";
import { describe, expect, it } from "vitest";
import { inLanguage } from "@/lib/partLabel.ts";
import { en } from "@/messages/en/index.ts";

describe("names of the parts of a chart", () => {
  it("[W20] are known as the usual ones by the words that a new chart keeps", () => {
    expect(DEFAULT_COMPARTMENTS.map(({ label }) => label)).toEqual(en.chart.compartments);
  });

  it("[W20] stay as they are when the patient chose them", () => {
    expect(inLanguage({ index: 1, label: "My pills" })).toEqual({ index: 1, label: "My pills" });
  });
});
