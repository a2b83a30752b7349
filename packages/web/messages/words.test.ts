import { describe, expect, it } from "vitest";
import { isolated, plurals } from "@/messages/words.ts";

describe("numbers in sentences", () => {
  it("[W19] take each form that a language has for them", () => {
    const english = plurals("en");
    expect([0, 1, 2].map((count) => english(count, { one: "1 record", other: "# records" }))).toEqual([
      "0 records",
      "1 record",
      "2 records",
    ]);
    const arabic = plurals<"zero" | "one" | "two" | "few" | "many">("ar");
    const forms = { zero: "zero", one: "one", two: "two", few: "few #", many: "many #", other: "other #" };
    expect([0, 1, 2, 3, 11, 100].map((count) => arabic(count, forms))).toEqual([
      "zero",
      "one",
      "two",
      "few 3",
      "many 11",
      "other 100",
    ]);
  });

  it("[W20] and names keep their own direction in a sentence of the other one", () => {
    expect(isolated("Ana")).toBe("\u2068Ana\u2069");
  });
});
