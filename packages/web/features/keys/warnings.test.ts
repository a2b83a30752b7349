import { describe, expect, it } from "vitest";
import { warningsOf } from "@/features/keys/warnings.ts";

const NOW = Date.UTC(2027, 0, 1);
const DAY = 86_400_000;
const known = {
  profile: { name: "Dr Test", role: "clinician" as const },
  organizations: [{ id: 3n, name: "Test Hospital" }],
  key: { state: "checked" as const },
  licensedUntil: (NOW + 400 * DAY) / 1000,
  until: new Date(NOW + 30 * DAY),
  now: NOW,
};
const kinds = (change: Partial<Parameters<typeof warningsOf>[0]>): string[] =>
  warningsOf({ ...known, ...change }).map(({ kind }) => kind);

describe("what a share is warned of", () => {
  it("[W16] is nothing for somebody checked, licensed, employed, for a month", () => {
    expect(kinds({})).toEqual([]);
    expect(kinds({ key: { state: "seen" } })).toEqual([]);
  });

  it("[W16] is a first contact, an unknown person, a licence that ends before, and more than a year", () => {
    expect(kinds({ key: { state: "new" } })).toEqual(["firstContact"]);
    expect(kinds({ profile: undefined, organizations: [] })).toEqual(["noProfile"]);
    expect(kinds({ organizations: [] })).toEqual(["noPlace"]);
    expect(kinds({ organizations: undefined })).toEqual([]);
    expect(kinds({ licensedUntil: (NOW + 29 * DAY) / 1000 })).toEqual(["licenceEnds"]);
    expect(kinds({ until: new Date(NOW + 367 * DAY) })).toEqual(["long"]);
    expect(kinds({ until: new Date(NOW + 366 * DAY) })).toEqual([]);
  });

  it("[W16] is a changed key before anything else", () => {
    expect(kinds({ key: { state: "changed" }, until: new Date(NOW + 367 * DAY) })).toEqual(["changed", "long"]);
  });
});
