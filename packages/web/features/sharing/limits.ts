import type { AccessRequest, CompartmentInfo } from "@chartkey/sdk";
import { endOfDay, formatDay, isoDay } from "@/lib/format.ts";
import { messages } from "@/messages/index.ts";

const { requests: text } = messages.patient;

/** What somebody gets who asked for access. */
export interface Decision {
  read: number[];
  write: number[];
  /** `YYYY-MM-DD`; sharing ends at the end of this day. */
  until: string;
  history: "all" | "fromNow";
}

/** How far somebody who acts for a patient may decide. */
export interface Limits {
  /** Parts in which they act. */
  parts: readonly CompartmentInfo[];
  /** Those of them that they can read, and so let others read. */
  readable: readonly number[];
  until: Date;
}

/** What was asked, as far as whoever decides may give it. */
export function askedWithin(asked: Pick<AccessRequest, "read" | "write" | "expiresAt">, limits?: Limits): Decision {
  const { read, write, expiresAt } = asked;
  const parts = limits?.parts.map(({ index }) => index);
  return {
    read: read.filter((index) =>
      parts === undefined ? true : parts.includes(index) && limits?.readable.includes(index),
    ),
    write: write.filter((index) => parts?.includes(index) ?? true),
    until: dayWithin(expiresAt, limits),
    history: "all",
  };
}

export function problemsOf({ read, write, until }: Decision, limits?: Limits): string | undefined {
  if (read.length === 0 && write.length === 0) return text.nothingChosen;
  return untilProblem(until, limits);
}

export function untilProblem(until: string, limits: Limits | undefined): string | undefined {
  const last = limits && isoDay(limits.until);
  const good = /^\d{4}-\d{2}-\d{2}$/.test(until) && until >= isoDay(new Date()) && (!last || until <= last);
  if (good) return undefined;
  return limits === undefined ? text.untilBad : messages.acting.untilBad(formatDay(limits.until));
}

/** The end of a chosen day, but not after the end of the mandate, which may lie within that day. */
export function endWithin(day: string, limits: Limits | undefined): Date {
  const end = endOfDay(day);
  return limits !== undefined && limits.until < end ? limits.until : end;
}

export const dayWithin = (date: Date, limits: Limits | undefined): string =>
  isoDay(limits !== undefined && limits.until < date ? limits.until : date);
