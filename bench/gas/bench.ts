import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import type { Metric } from "../metrics.ts";

const CONTRACTS = join(import.meta.dirname, "../../packages/contracts");

/** What each figure may be at most, by the beginning of its name; the first that fits counts. */
const TARGETS: readonly (readonly [name: string, most: number, unit: string])[] = [
  ["registration", 80_000, "gas"],
  ["record by a clinician", 48_000, "gas"],
  ["record by the patient", 42_000, "gas"],
  ["record in a batch of 32", 7_000, "gas"],
  ["grant of", 60_000, "gas"],
  ["revoke with rotation", 72_000, "gas"],
  ["signed twin", 12_000, "gas"],
  ["scripted journey, ten records by the patient in one batch", 650_000, "gas"],
  ["scripted journey, ten records by the clinician in one batch", 650_000, "gas"],
  ["scripted journey", 1_000_000, "gas"],
  ["runtime size", 24_575, "bytes"],
];

/** Gas of everyday calls on the contracts' real build. */
export async function run(): Promise<Metric[]> {
  const pnpm = (...args: string[]) =>
    promisify(execFile)("pnpm", args, { cwd: CONTRACTS, maxBuffer: 64 * 1024 * 1024 });
  await pnpm("exec", "hardhat", "build");
  const { stdout } = await pnpm("exec", "hardhat", "run", "--no-compile", "scripts/measureGas.ts");
  const line = stdout.trimEnd().split("\n").at(-1) ?? "";
  const figures = z.record(z.string(), z.number()).parse(JSON.parse(line));
  return Object.entries(figures).map(([metric, value]) => metricOf(metric, value));
}

function metricOf(metric: string, value: number): Metric {
  if (metric.includes("gas at 10,000 over"))
    return { metric, value, unit: "times", target: "0.99 to 1.01", holds: Math.abs(value - 1) <= 0.01 };
  const [, most, unit] = TARGETS.find(([name]) => metric.startsWith(name)) ?? [];
  if (most === undefined || unit === undefined || metric.includes("first nonce")) return { metric, value, unit: "gas" };
  return { metric, value, unit, target: `at most ${most}`, holds: value <= most };
}
