import { afterEach, describe, expect, it, vi } from "vitest";
import { formatBytes, formatDay, formatFhirDate, formatLeft, formatList, formatNumber } from "@/lib/format.ts";

const current = vi.hoisted(() => ({ locale: "en-GB" }));
vi.mock("@/messages/current.ts", () => ({ currentLocale: () => current.locale }));

const noon = new Date(2026, 10, 5, 12);

describe("dates and numbers", () => {
  afterEach(() => {
    current.locale = "en-GB";
  });

  it("[W20] are written as the language of the moment writes them", () => {
    expect([formatDay(noon), formatFhirDate("2026-11"), formatBytes(1_500_000), formatList(["a", "b"])]).toEqual([
      "5 Nov 2026",
      "November 2026",
      "1.5 MB",
      "a and b",
    ]);
    current.locale = "de";
    expect([formatDay(noon), formatFhirDate("2026-11"), formatBytes(1_500_000), formatList(["a", "b"])]).toEqual([
      "5. Nov. 2026",
      "November 2026",
      "1,5 MB",
      "a und b",
    ]);
    expect(formatLeft(new Date(3 * 86_400_000), 0)).toBe("3 Tage");
    current.locale = "ar-u-nu-latn";
    expect(formatDay(noon)).toBe("5 نوفمبر 2026");
  });

  it("[W20] keep every digit of a measured value, and put nothing between them", () => {
    expect([0.1, 5.65, 1234567, 1e-7].map(formatNumber)).toEqual(["0.1", "5.65", "1234567", "0.0000001"]);
    current.locale = "de";
    expect([5.65, 1234].map(formatNumber)).toEqual(["5,65", "1234"]);
  });
});
