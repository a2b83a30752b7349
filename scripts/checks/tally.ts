import { z } from "zod";

/** Outcome of one check or one suite. Suites write it to a file as JSON, hence the schema. */
export const tallySchema = z.object({
  passed: z.number().int().nonnegative(),
  failed: z.number().int().nonnegative(),
  skipped: z.array(z.object({ title: z.string(), reason: z.string() })),
});

export type Tally = z.infer<typeof tallySchema>;

export const NO_REASON = "no reason given";

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
