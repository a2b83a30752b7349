import { describe, expect, it } from "vitest";
import { add, FAIL, PASS, reasonOf, skippedLines, summaryLine } from "./tally.ts";

const skip = (title: string, reason: string) => ({ passed: 0, failed: 0, skipped: [{ title, reason }] });

describe("summaryLine", () => {
  it("names skipped tests only when there are some", () => {
    expect(summaryLine(add(PASS, FAIL))).toBe("1 passed, 1 failed");
    expect(summaryLine(add(PASS, skip("a", "no Kubo")))).toBe("1 passed, 0 failed, 1 skipped");
  });
});

describe("reasonOf", () => {
  it("takes the note, else what the title says", () => {
    expect(reasonOf("on Kubo (skipped: no node) > reads", "asked to")).toBe("asked to");
    expect(reasonOf("on Kubo (skipped: no node) > reads")).toBe("no node");
    expect(reasonOf("reads (slowly)")).toBe("no reason given");
  });
});

describe("skippedLines", () => {
  it("tells each reason once", () => {
    const total = [skip("a", "no Kubo"), skip("b", "no PostgreSQL"), skip("c", "no Kubo")].reduce(add);
    expect(skippedLines(total)).toEqual(["skipped: no Kubo", "  a", "  c", "skipped: no PostgreSQL", "  b"]);
  });
});
