/** The words and dates that a wallet shows when it signs an action; `contracts/libraries/Readable.sol` builds the same. */

const PURPOSES = ["?", "TREAT", "ETREAT", "HPAYMT", "HOPERAT", "HRESCH", "PATRQT", "FAMRQT"] as const;
const KINDS = ["?", "patient", "clinician", "organization", "device"] as const;
const STATUSES = ["?", "?", "entered in error", "erased", "?"] as const;
const REASONS = ["?", "wrong patient", "wrong content", "duplicate", "patient's wish", "legal duty"] as const;
const ANSWERS = ["?", "confirmed", "refused"] as const;

/** Numbers of the compartments in `mask`, the lowest first. */
export function readableCompartments(mask: bigint): number[] {
  return Array.from({ length: 64 }, (_, i) => i).filter((i) => (mask >> BigInt(i)) & 1n);
}

/** The first minute of the year 10000, which a date of four digits cannot say. */
const UNSAYABLE = Date.UTC(10_000, 0, 1) / 60_000;

/** Minutes since the Unix epoch as "2027-01-31 09:00 UTC". */
export function readableMinute(minutes: number): string {
  if (minutes >= UNSAYABLE) throw new RangeError("An end that is signed must be before the end of the year 9999.");
  const [, date = "", time = ""] = /^(.*)T(\d\d:\d\d)/.exec(new Date(minutes * 60_000).toISOString()) ?? [];
  return `${date} ${time} UTC`;
}

/** Whole minutes, in seconds since the Unix epoch, as "2027-01-31 09:00 UTC". */
export function readableSecond(seconds: number): string {
  if (seconds % 60 !== 0) throw new RangeError("An end that is signed must be a whole minute.");
  return readableMinute(seconds / 60);
}

const word = (words: readonly string[]) => (code: number) => words[code] ?? "?";

export const readablePurpose = word(PURPOSES);
export const readableKind = word(KINDS);
export const readableStatus = word(STATUSES);
export const readableReason = word(REASONS);
export const readableAnswer = word(ANSWERS);
