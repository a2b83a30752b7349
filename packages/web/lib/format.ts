const LOCALE = "en-GB";

const day = new Intl.DateTimeFormat(LOCALE, { day: "numeric", month: "short", year: "numeric" });
const moment = new Intl.DateTimeFormat(LOCALE, {
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
});
const month = new Intl.DateTimeFormat(LOCALE, { month: "long", year: "numeric" });

/** A date, or Unix seconds as the registry keeps them. */
export type Moment = Date | number;
const toDate = (at: Moment): Date => (typeof at === "number" ? new Date(at * 1000) : at);

export const formatDay = (at: Moment): string => day.format(toDate(at));
export const formatMoment = (at: Moment): string => moment.format(toDate(at));
export const formatMonth = (at: Moment): string => month.format(toDate(at));

/** `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or an instant, as FHIR writes them, without adding a precision that is not there. */
export function formatFhirDate(text: string): string {
  const [, year, monthPart, dayPart] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(text) ?? [];
  if (year === undefined) return text;
  if (monthPart === undefined) return year;
  const date = new Date(Number(year), Number(monthPart) - 1, Number(dayPart ?? 1));
  return dayPart === undefined ? month.format(date) : day.format(date);
}

export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${String(bytes)} B`;
  const units = ["kB", "MB", "GB"];
  const power = Math.min(units.length, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  return `${value < 10 && power > 1 ? value.toFixed(1) : value.toFixed(0)} ${units[power - 1] ?? "B"}`;
}

/** "3 days", "2 hours": the time left until a date. */
export function formatLeft(until: Date, now = Date.now()): string {
  const minutes = Math.max(0, Math.round((until.getTime() - now) / 60_000));
  if (minutes < 90) return plural(minutes, "minute");
  if (minutes < 36 * 60) return plural(Math.round(minutes / 60), "hour");
  return plural(Math.round(minutes / 1440), "day");
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${String(count)} ${count === 1 ? one : many}`;
}

/** For a date input. */
export function isoDay(date: Date): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${String(date.getFullYear())}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

export function daysFromNow(days: number, now = Date.now()): Date {
  return new Date(now + days * 86_400_000);
}

/** The end of a chosen day, local time. */
export function endOfDay(iso: string): Date {
  return new Date(`${iso}T23:59:00`);
}
