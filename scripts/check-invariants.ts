import { globSync, readFileSync } from "node:fs";
import { listedPromises, promisesInSolidity, promisesInTests } from "./checks/promises.ts";

const LIST = "docs/invariants.md";
const TESTS = [
  "{packages,bench,scripts}/**/*.{test,spec}.{ts,tsx}",
  "{packages,bench}/**/{test,e2e}/**/*.ts",
  "packages/**/*.t.sol",
];

process.chdir(`${import.meta.dirname}/..`);

const files = globSync(TESTS, { exclude: (path) => /(^|\/)(node_modules|dist|out|artifacts|cache)$/.test(path) });
const tested = new Map<string, string>();
for (const path of new Set(files)) {
  const source = readFileSync(path, "utf8");
  const numbers = path.endsWith(".sol") ? promisesInSolidity(source) : promisesInTests(path, source);
  for (const number of numbers) tested.set(number, path);
}

const listed = listedPromises(readFileSync(LIST, "utf8"));
const faults = [
  ...listed.filter((number, index) => listed.indexOf(number) !== index).map((number) => `${number} is listed twice.`),
  ...listed
    .filter((number) => !tested.has(number))
    .map((number) => `${number} is promised but no test has it in its title.`),
  ...[...tested]
    .filter(([number]) => !listed.includes(number))
    .map(([number, path]) => `${number} is in a test title (${path}) but not in ${LIST}.`),
];
if (listed.length === 0) faults.push(`${LIST} lists nothing; its lines look like "- C6 What is promised."`);

for (const fault of faults) console.error(fault);
if (faults.length === 0) console.log(`${listed.length} promises, each with a test, in ${files.length} files.`);
process.exitCode = faults.length === 0 ? 0 : 1;
