// @ts-nocheck
import { parseArgs } from "node:util";
import { Stryker } from "@stryker-mutator/core";
import { modules, type Module } from "./modules.ts";

const LEAST_SCORE = 85;

const USAGE = `Usage: pnpm --filter @chartkey/sdk run mutants [<module> …] [options]

Mutates the SDK's cryptography and policies module by module and fails when fewer than ${String(LEAST_SCORE)} % of a
module's mutants are noticed. Without names: ${Object.keys(modules).join(", ")}.

  --known          take over the verdicts of the last run where neither source nor tests changed
  --workers <n>    test runners at once, 2 without it`;

interface Score {
  readonly name: string;
  readonly noticed: number;
  readonly unnoticed: number;
  readonly ignored: number;
}

const { values, positionals } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== "--"),
  allowPositionals: true,
  options: { known: { type: "boolean", default: false }, workers: { type: "string", default: "2" } },
});
const workers = Number(values.workers);
const chosen = positionals.length > 0 ? positionals : Object.keys(modules);

if (chosen.every((name) => Object.hasOwn(modules, name)) && workers >= 1) {
  const scores: Score[] = [];
  for (const name of chosen) {
    const module = modules[name];
    if (module) scores.push(await scoreOf(name, module));
  }
  for (const score of scores) console.log(line(score));
  process.exitCode = scores.every((score) => percent(score) >= LEAST_SCORE) ? 0 : 1;
} else {
  console.error(USAGE);
  process.exitCode = 2;
}

/** One run of Stryker. What it found is in `out/mutants`: a page to read, and the verdicts for `--known`. */
async function scoreOf(name: string, { mutate }: Module): Promise<Score> {
  // mutants/vitest.config.ts picks the tests by it, in the processes that Stryker starts.
  process.env["CHARTKEY_MUTANTS"] = name;
  const results = await new Stryker({
    mutate: [...mutate],
    testRunner: "vitest",
    plugins: ["@stryker-mutator/vitest-runner"],
    vitest: { configFile: "mutants/vitest.config.ts", related: false },
    coverageAnalysis: "perTest",
    ignoreStatic: true,
    concurrency: workers,
    timeoutMS: 20_000,
    timeoutFactor: 3,
    incremental: true,
    force: !values.known,
    incrementalFile: `out/mutants/${name}.json`,
    htmlReporter: { fileName: `out/mutants/${name}.html` },
    reporters: ["html", "progress-append-only"],
    ignorePatterns: ["dist", "out", "examples"],
    thresholds: { high: 95, low: LEAST_SCORE, break: null },
  }).runMutationTest();
  const count = (...statuses: string[]): number => results.filter(({ status }) => statuses.includes(status)).length;
  return {
    name,
    noticed: count("Killed", "Timeout"),
    unnoticed: count("Survived", "NoCoverage"),
    ignored: count("Ignored"),
  };
}

function percent({ noticed, unnoticed }: Score): number {
  return (100 * noticed) / (noticed + unnoticed);
}

function line(score: Score): string {
  const { name, noticed, unnoticed, ignored } = score;
  const share = `${percent(score).toFixed(1)} %`.padStart(8);
  return `${name.padEnd(10)}${share}  ${String(noticed)} noticed, ${String(unnoticed)} not, ${String(ignored)} left out`;
}
