import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Step } from "./plan.ts";
import { readHardhat } from "./readHardhat.ts";
import { readPlaywright } from "./readPlaywright.ts";
import { runCommand, type RunCommandReturn } from "./runCommand.ts";
import { add, FAIL, PASS, type Tally, tallySchema } from "./tally.ts";
import { TALLY_FILE } from "./vitestReporter.ts";

const LOGS = join(".chartkey", "logs", "test");
const LIMIT_MS = 20 * 60_000;
const TAIL_LINES = 80;
const REPORTER = join(import.meta.dirname, "vitestReporter.ts");

/** Playwright forces colours on its workers unless told not to in its own way, and Node warns of the contradiction. */
const PLAIN_PLAYWRIGHT = { FORCE_COLOR: "0", NO_COLOR: undefined };

const manifest = z.object({ scripts: z.record(z.string(), z.string()).default({}) });

/** Runs one step of the plan and counts it. Whatever goes wrong becomes a failure with a line that says what. */
export async function runStep(step: Step, signal: AbortSignal): Promise<Tally> {
  const missing = missingScript(step);
  if (missing !== undefined) return failure(missing);

  const reportPath = join(process.cwd(), LOGS, `${step.name}.json`);
  rmSync(reportPath, { force: true });
  const logPath = join(LOGS, `${step.name}.log`);
  const live = step.counting !== "exit";

  const result = await runCommand({ ...commandOf(step, reportPath), logPath, live, limitMs: LIMIT_MS, signal });
  if (result.timedOut) return failure(`Ended after ${LIMIT_MS / 60_000} minutes. See ${logPath}`);
  if (live) return countSuite(step, result, reportPath);
  if (result.code === 0) return PASS;
  console.log(result.output.trimEnd().split("\n").slice(-TAIL_LINES).join("\n"));
  return failure(`Exit code ${result.code}. Full output: ${logPath}`);
}

function countSuite(step: Step, { code, output }: RunCommandReturn, reportPath: string): Tally {
  const tally = step.counting === "hardhat" ? readHardhat(output) : readReport(step, reportPath);
  if (tally === undefined) return failure("It ended without a report, so nothing was counted.");
  if (tally.passed + tally.failed + tally.skipped.length === 0) return failure("It holds no test.");
  // A runner may fail for another reason than a test: coverage, gas, a process left open.
  return code !== 0 && tally.failed === 0 ? add(tally, failure(`Exit code ${code} although no test failed.`)) : tally;
}

function readReport({ counting }: Step, path: string): Tally | undefined {
  if (!existsSync(path)) return undefined;
  try {
    const json: unknown = JSON.parse(readFileSync(path, "utf8"));
    return counting === "playwright" ? readPlaywright(json) : tallySchema.parse(json);
  } catch (cause) {
    console.log(`The report cannot be read: ${String(cause)}`);
    return undefined;
  }
}

function commandOf({ run, counting, env = {} }: Step, reportPath: string) {
  if ("program" in run) {
    return run.program === "node"
      ? { command: "node", args: run.args, env }
      : { command: "pnpm", args: ["exec", run.program, ...run.args], env };
  }
  const args = ["--dir", run.package, "run", run.script];
  if (counting === "vitest") {
    return {
      command: "pnpm",
      args: [...args, "--reporter=default", `--reporter=${REPORTER}`],
      env: { ...env, [TALLY_FILE]: reportPath },
    };
  }
  if (counting === "playwright") {
    return {
      command: "pnpm",
      args: [...args, "--reporter=list,json"],
      env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: reportPath, ...PLAIN_PLAYWRIGHT },
    };
  }
  return { command: "pnpm", args, env };
}

function missingScript({ run }: Step): string | undefined {
  if ("program" in run) return undefined;
  const path = join(run.package, "package.json");
  if (!existsSync(path)) return `${path} does not exist.`;
  const { scripts } = manifest.parse(JSON.parse(readFileSync(path, "utf8")));
  return run.script in scripts ? undefined : `${path} has no script "${run.script}".`;
}

function failure(reason: string): Tally {
  console.log(`FAILED: ${reason}`);
  return FAIL;
}
