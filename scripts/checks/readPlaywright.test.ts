import { describe, expect, it } from "vitest";
import { readPlaywright } from "./readPlaywright.ts";

const outcome = (status: string, annotations: unknown[] = []) => ({
  status,
  annotations,
  results: [{ annotations: [] }],
});
const report = (tests: unknown[], errors: unknown[] = []) => ({
  errors,
  suites: [{ title: "a.spec.ts", specs: [], suites: [{ title: "job", specs: [{ title: "walks", tests }] }] }],
});

describe("readPlaywright", () => {
  it("counts outcomes in nested suites; a flaky test has failed", () => {
    const tests = [outcome("expected"), outcome("unexpected"), outcome("flaky")];
    expect(readPlaywright(report(tests))).toEqual({ passed: 1, failed: 2, skipped: [] });
  });

  it("keeps the reason of a skip, wherever it was noted", () => {
    const late = { ...outcome("skipped"), results: [{ annotations: [{ type: "skip", description: "no Kubo" }] }] };
    const tests = [outcome("skipped", [{ type: "skip", description: "no PostgreSQL" }]), late, outcome("skipped")];
    expect(readPlaywright(report(tests)).skipped).toEqual([
      { title: "job > walks", reason: "no PostgreSQL" },
      { title: "job > walks", reason: "no Kubo" },
      { title: "job > walks", reason: "no reason given" },
    ]);
  });

  it("counts an error outside of any test", () => {
    expect(readPlaywright(report([], [{ message: "the server did not start" }])).failed).toBe(1);
  });

  it("refuses what is not a report", () => {
    expect(() => readPlaywright({ tests: 3 })).toThrow();
  });
});
