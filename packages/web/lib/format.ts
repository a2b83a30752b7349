import { currentLocale } from "@/messages/current.ts";

/** Made once for each language, in the one of the moment. */
function inLanguage<Format>(make: (locale: string) => Format): () => Format {
  const made = new Map<string, Format>();
  return () => {
    const locale = currentLocale();
    const format = made.get(locale) ?? make(locale);
    made.set(locale, format);
    return format;
  };
}

const day = inLanguage(
  (locale) => new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", year: "numeric" }),
);
const moment = inLanguage(
  (locale) =>
    new Intl.DateTimeFormat(locale, {
      day: "numeric",
      month: "short",
      year: "numeric",
      hour: "2-digit",
      minute: "2-digit",
    }),
);
const month = inLanguage((locale) => new Intl.DateTimeFormat(locale, { month: "long", year: "numeric" }));
const conjunction = inLanguage((locale) => new Intl.ListFormat(locale, { type: "conjunction" }));
// Without separators of thousands: 1.000 is one thousand to some and one to others, and doses are read from this.
const plainNumber = inLanguage(
  (locale) => new Intl.NumberFormat(locale, { useGrouping: false, maximumFractionDigits: 20 }),
);

/** A date, or Unix seconds as the registry keeps them. */
export type Moment = Date | number;
const toDate = (at: Moment): Date => (typeof at === "number" ? new Date(at * 1000) : at);

export const formatDay = (at: Moment): string => day().format(toDate(at));
export const formatMoment = (at: Moment): string => moment().format(toDate(at));
export const formatMonth = (at: Moment): string => month().format(toDate(at));

/** `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or an instant, as FHIR writes them, without adding a precision that is not there. */
export function formatFhirDate(text: string): string {
  const [, year, monthPart, dayPart] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(text) ?? [];
  if (year === undefined) return text;
  if (monthPart === undefined) return year;
  const date = new Date(Number(year), Number(monthPart) - 1, Number(dayPart ?? 1));
  return dayPart === undefined ? month().format(date) : day().format(date);
}

/** "a, b and c". */
export const formatList = (items: readonly string[]): string => conjunction().format(items);

export const formatNumber = (value: number): string => plainNumber().format(value);

/** "3 days", "15 bytes"; `unit` is one of Intl's names. */
export function formatUnit(value: number, unit: string, options: Intl.NumberFormatOptions = {}): string {
  return new Intl.NumberFormat(currentLocale(), { style: "unit", unit, unitDisplay: "long", ...options }).format(value);
}

export function formatBytes(bytes: number): string {
  if (bytes < 1000) return formatUnit(bytes, "byte");
  const units = ["kilobyte", "megabyte", "gigabyte"] as const;
  const power = Math.min(units.length, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  const digits = value < 10 && power > 1 ? 1 : 0;
  const unit = units[power - 1] ?? "gigabyte";
  return formatUnit(value, unit, {
    unitDisplay: "short",
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

/** "3 days", "2 hours": the time left until a date. */
export function formatLeft(until: Date, now = Date.now()): string {
  const minutes = Math.max(0, Math.round((until.getTime() - now) / 60_000));
  const left = (value: number, unit: string): string => formatUnit(Math.round(value), unit);
  if (minutes < 90) return left(minutes, "minute");
  if (minutes < 36 * 60) return left(minutes / 60, "hour");
  return left(minutes / 1440, "day");
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
