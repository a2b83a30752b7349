import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { z } from "zod";
import { type Result, check } from "./check.ts";
import { generate } from "./generate.ts";
import { killList } from "./killList.ts";
import type { Mutant } from "./mutant.ts";
import { survivors } from "./survivors.ts";

const USAGE = `Usage: pnpm --filter @chartkey/contracts run mutants -- <which> [options]

  kill-list            every guard of mutation/killList.ts; all must be killed
  generated            every mutant that mutation/generate.ts makes; nine in ten must be killed, and the rest be listed
                       with a reason in mutation/survivors.ts

  --only <text>        those whose file, promise or text contains it
  --shard <i>/<n>      the i-th of n parts
  --every <n>          a sample: one in n
  --out <file>         also write the verdicts there, as JSON
  --resume             keep the verdicts that are in that file already, and go on with the others`;

const resultsSchema = z.array(
  z.object({
    mutant: z.object({ id: z.string().optional(), file: z.string(), promise: z.string() }),
    verdict: z.enum(["killed", "survived", "invalid", "equal"]),
    by: z.string(),
    seconds: z.number(),
  }),
);

const { values, positionals } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== "--"),
  allowPositionals: true,
  options: {
    only: { type: "string", default: "" },
    shard: { type: "string", default: "1/1" },
    every: { type: "string", default: "1" },
    out: { type: "string" },
    resume: { type: "boolean", default: false },
  },
});

const [which] = positionals;
const all = which === "kill-list" ? killList : which === "generated" ? generate() : undefined;

if (all === undefined) {
  console.error(USAGE);
  process.exitCode = 2;
} else {
  const mutants = chosen(all);
  const results = earlier(mutants);
  const known = new Set(results.map(({ mutant }) => nameOf(mutant)));
  for await (const result of check(mutants.filter((mutant) => !known.has(nameOf(mutant))))) {
    const { mutant, verdict, by, seconds } = result;
    console.log(`${verdict.padEnd(8)} ${seconds.toFixed(1).padStart(5)} s  ${nameOf(mutant)}  ${by}`);
    results.push(result);
    if (values.out !== undefined) writeFileSync(values.out, JSON.stringify(results, undefined, 2));
  }
  process.exitCode = report(results) ? 0 : 1;
}

function chosen(mutants: readonly Mutant[]): Mutant[] {
  const [part = 1, parts = 1] = values.shard.split("/").map(Number);
  return mutants
    .filter((mutant) => Object.values(mutant).some((text: string) => text.includes(values.only)))
    .filter((_, index) => index % Number(values.every) === 0)
    .filter((_, index) => index % parts === part - 1);
}

/** Verdicts of a run that was cut short. */
function earlier(mutants: readonly Mutant[]): Result[] {
  if (!values.resume || values.out === undefined || !existsSync(values.out)) return [];
  const wanted = new Map(mutants.map((mutant) => [nameOf(mutant), mutant]));
  return resultsSchema.parse(JSON.parse(readFileSync(values.out, "utf8"))).flatMap((result) => {
    const mutant = wanted.get(result.mutant.id ?? `${result.mutant.file}: ${result.mutant.promise}`);
    return mutant === undefined ? [] : { ...result, mutant };
  });
}

/** Sums up, names every survivor that nobody has explained, and says whether that is good enough. */
function report(results: readonly Result[]): boolean {
  const counted = results.filter(({ verdict }) => verdict === "killed" || verdict === "survived");
  const alive = counted.filter(({ verdict }) => verdict === "survived");
  const unexplained = alive.filter(({ mutant }) => !(nameOf(mutant) in survivors));
  const killed = counted.length - alive.length;
  for (const { mutant } of unexplained) console.log(`No test notices, and no reason is listed: ${nameOf(mutant)}`);
  const others = results.length - counted.length;
  console.log(`\n${killed} of ${counted.length} killed; ${others} do not compile or change nothing.`);
  const share = which === "kill-list" ? 1 : 0.9;
  return counted.length > 0 && killed >= share * counted.length && unexplained.length === 0;
}

function nameOf(mutant: Mutant): string {
  return "id" in mutant && typeof mutant.id === "string" ? mutant.id : `${mutant.file}: ${mutant.promise}`;
}
