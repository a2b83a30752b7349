import { expect, it } from "vitest";
import { countNew, isNew } from "./seenNews.ts";

it("[W21] news are new when they came after what was seen last, and all of them when nothing was", () => {
  expect(isNew("9.4", null)).toBe(true);
  expect(isNew("10.0", "9.4")).toBe(true);
  expect(isNew("9.10", "9.4")).toBe(true);
  expect(isNew("9.4", "9.4")).toBe(false);
  expect(isNew("9.3", "9.4")).toBe(false);
  expect(isNew("8.99", "9.4")).toBe(false);
  expect(countNew([{ id: "12.1" }, { id: "9.5" }, { id: "9.4" }], "9.4")).toBe(2);
});
