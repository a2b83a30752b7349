import { z } from "zod";
import { add, FAIL, PASS, reasonOf, type Tally } from "./tally.ts";

const annotations = z.array(z.object({ type: z.string(), description: z.string().optional() }));

const test = z.object({
  status: z.enum(["skipped", "expected", "unexpected", "flaky"]),
  annotations,
  results: z.array(z.object({ annotations: annotations.default([]) })),
});

const suite = z.object({
  title: z.string(),
  specs: z.array(z.object({ title: z.string(), tests: z.array(test) })),
  get suites() {
    return z.array(suite).optional();
  },
});

const report = z.object({ suites: z.array(suite), errors: z.array(z.unknown()) });

/** Counts Playwright's JSON report. Errors outside of any test (a web server that did not start) are failures. */
export function readPlaywright(json: unknown): Tally {
  const { suites, errors } = report.parse(json);
  return suites.map(countSuite).reduce(add, { passed: 0, failed: errors.length, skipped: [] });
}

function countSuite({ title, specs, suites = [] }: z.infer<typeof suite>): Tally {
  const own = specs.flatMap((spec) => spec.tests.map((each) => countTest(`${title} > ${spec.title}`, each)));
  return [...own, ...suites.map(countSuite)].reduce(add, { passed: 0, failed: 0, skipped: [] });
}

function countTest(title: string, { status, annotations, results }: z.infer<typeof test>): Tally {
  if (status === "expected") return PASS;
  // Flaky included: nothing here is retried, so a second outcome is a fault.
  if (status !== "skipped") return FAIL;
  const all = [...annotations, ...results.flatMap((result) => result.annotations)];
  const reason = all.find(({ type }) => type === "skip" || type === "fixme")?.description;
  return { passed: 0, failed: 0, skipped: [{ title, reason: reasonOf(title, reason) }] };
}
