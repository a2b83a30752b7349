import { existsSync, globSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import { commit, machine } from "./machine.ts";
import { metricsSchema, type Report, reportSchema } from "./metrics.ts";

const benchModule = z.object({
  run: z.custom<() => Promise<unknown>>((value) => typeof value === "function", {
    error: "bench.ts must export `run(): Promise<Metric[]>`.",
  }),
});

/** Names of the benchmarks in `directory`. */
export function benchNames(directory: string): string[] {
  return globSync("*/bench.ts", { cwd: directory })
    .map((path) => basename(dirname(path)))
    .sort();
}

/** There is no benchmark of that name. */
export class UnknownBenchError extends Error {
  override readonly name = "UnknownBenchError";
}

/**
 * Runs `<directory>/<name>/bench.ts` and writes its figures beside it as `latest.json`. Nothing is written unless the
 * figures have the right shape.
 */
export async function runBench(directory: string, name: string): Promise<Report> {
  const path = join(directory, name, "bench.ts");
  if (!/^[a-z][a-z0-9-]*$/.test(name) || !existsSync(path)) {
    const known = benchNames(directory).join(", ") || "none yet";
    throw new UnknownBenchError(`There is no benchmark called "${name}". There are: ${known}.`);
  }
  const { run } = benchModule.parse(await import(pathToFileURL(path).href));
  const metrics = metricsSchema.parse(await run());
  const report = reportSchema.parse({
    machine: machine(),
    date: new Date().toISOString(),
    commit: commit(directory),
    metrics,
  });
  writeFileSync(join(directory, name, "latest.json"), `${JSON.stringify(report, undefined, 2)}\n`);
  return report;
}
