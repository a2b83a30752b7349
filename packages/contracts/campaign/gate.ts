import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CALLS_FILE, type Demands, problemsOf, sumUp, tableOf } from "./calls.ts";

const FILE = join(import.meta.dirname, "..", CALLS_FILE);

/** Prints how often each action was made. @returns Whether the invariant tests that just ran meet the demands. */
export function meets(demands: Demands): boolean {
  const calls = sumUp(existsSync(FILE) ? readFileSync(FILE, "utf8") : "");
  const problems = problemsOf(calls, demands);
  console.log(`\nWhat the invariant tests did\n${tableOf(calls)}`);
  for (const problem of problems) console.log(`Not good enough: ${problem}`);
  return problems.length === 0;
}
