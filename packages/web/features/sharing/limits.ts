import type { CompartmentInfo } from "@chartkey/sdk";
import { endOfDay, isoDay } from "@/lib/format.ts";

/** How far somebody who acts for a patient may decide. */
export interface Limits {
  /** Parts in which they act. */
  parts: readonly CompartmentInfo[];
  /** Those of them that they can read, and so let others read. */
  readable: readonly number[];
  until: Date;
}

/** The end of a chosen day, but not after the end of the mandate, which may lie within that day. */
export function endWithin(day: string, limits: Limits | undefined): Date {
  const end = endOfDay(day);
  return limits !== undefined && limits.until < end ? limits.until : end;
}

export const dayWithin = (date: Date, limits: Limits | undefined): string =>
  isoDay(limits !== undefined && limits.until < date ? limits.until : date);
