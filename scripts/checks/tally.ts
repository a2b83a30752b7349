import { z } from "zod";

/** Outcome of one check or one suite. Suites write it to a file as JSON, hence the schema. */
export const tallySchema = z.object({
  passed: z.number().int().nonnegative(),
  failed: z.number().int().nonnegative(),
  skipped: z.array(z.object({ title: z.string(), reason: z.string() })),
});

export type Tally = z.infer<typeof tallySchema>;

const NO_REASON = "no reason given";

/** Why a test was skipped: what it noted itself, else what a title around it says as `(skipped: no database)`. */
export function reasonOf(title: string, note?: string): string {
  return note ?? /\(skipped: ([^()]+)\)/.exec(title)?.[1] ?? NO_REASON;
}

export const PASS: Tally = { passed: 1, failed: 0, skipped: [] };
export const FAIL: Tally = { passed: 0, failed: 1, skipped: [] };

export function add(a: Tally, b: Tally): Tally {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: [...a.skipped, ...b.skipped] };
}

/** The line that ends a run: readers of a log look for exactly this. */
export function summaryLine({ passed, failed, skipped }: Tally): string {
  const line = `${passed} passed, ${failed} failed`;
  return skipped.length === 0 ? line : `${line}, ${skipped.length} skipped`;
}

/** Skipped tests by reason, one line each. */
export function skippedLines({ skipped }: Tally): string[] {
  return Object.entries(Object.groupBy(skipped, ({ reason }) => reason)).flatMap(([reason, tests = []]) => [
    `skipped: ${reason}`,
    ...tests.map(({ title }) => `  ${title}`),
  ]);
}
