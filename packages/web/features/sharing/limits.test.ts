import { describe, expect, it } from "vitest";
import { askedWithin, endWithin, type Limits, problemsOf } from "@/features/sharing/limits.ts";
import { daysFromNow, isoDay } from "@/lib/format.ts";
import { messages } from "@/messages/index.ts";

const part = (index: number) => ({ index, label: `Part ${String(index)}` });
const limits: Limits = { parts: [part(2), part(4)], readable: [2], until: daysFromNow(10) };
const asked = { read: [2, 4, 5], write: [4, 5], expiresAt: daysFromNow(30) };

describe("deciding for a patient", () => {
  it("[W10] begins with what was asked, less what the mandate or its keys do not reach", () => {
    expect(askedWithin(asked, limits)).toEqual({ read: [2], write: [4], until: isoDay(limits.until), history: "all" });
  });

  it("[W10] takes no day after the end of the mandate, and says when that is", () => {
    const decision = askedWithin(asked, limits);
    expect(problemsOf(decision, limits)).toBeUndefined();
    expect(problemsOf({ ...decision, until: isoDay(daysFromNow(11)) }, limits)).toContain("no longer act for them");
    expect(problemsOf({ ...decision, until: isoDay(daysFromNow(-1)) }, limits)).toBeDefined();
    expect(problemsOf({ ...decision, until: "" }, limits)).toBeDefined();
  });

  it("[W10] ends with the mandate on its last day, not at midnight", () => {
    expect(endWithin(isoDay(limits.until), limits)).toEqual(limits.until);
    expect(endWithin(isoDay(daysFromNow(3)), limits) < limits.until).toBe(true);
  });

  it("[W10] is not narrowed for the patient", () => {
    const own = askedWithin(asked);
    expect(own).toMatchObject({ read: [2, 4, 5], write: [4, 5], until: isoDay(asked.expiresAt) });
    expect(problemsOf({ ...own, until: isoDay(daysFromNow(4_000)) })).toBeUndefined();
    expect(problemsOf({ ...own, read: [], write: [] })).toBe(messages.patient.requests.nothingChosen);
  });
});
