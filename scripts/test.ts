import { PLAN, type Step } from "./checks/plan.ts";
import { runStep } from "./checks/runStep.ts";
import { add, skippedLines, summaryLine, type Tally } from "./checks/tally.ts";

// `npm test` runs everything; `npm test -- lint sdk` runs the named steps only.
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !PLAN.some((step) => step.name === name));
const steps = wanted.length === 0 ? PLAN : PLAN.filter(({ name }) => wanted.includes(name));

if (unknown.length > 0) {
  console.error(`No step is called ${unknown.join(", ")}. Steps: ${PLAN.map(({ name }) => name).join(", ")}.`);
  process.exitCode = 2;
} else {
  process.chdir(`${import.meta.dirname}/..`);
  process.exitCode = await runAll(steps);
}

async function runAll(all: readonly Step[]): Promise<number> {
  const stop = new AbortController();
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, () => stop.abort());

  let total: Tally = { passed: 0, failed: 0, skipped: [] };
  const table: string[] = [];
  for (const step of all) {
    console.log(`\n── ${step.title} (${step.name})`);
    const startedAt = performance.now();
    const tally = await runStep(step, stop.signal);
    if (stop.signal.aborted) return 130;

    const seconds = `${((performance.now() - startedAt) / 1000).toFixed(0)} s`;
    console.log(`   ${summaryLine(tally)} in ${seconds}`);
    table.push(`${tally.failed === 0 ? "ok    " : "FAILED"} ${step.name.padEnd(12)} ${seconds.padStart(6)}`);
    total = add(total, tally);
  }
  report(table, total);
  return total.failed === 0 ? 0 : 1;
}

function report(table: string[], total: Tally): void {
  console.log(`\n── Summary\n${table.join("\n")}\n`);
  if (total.skipped.length > 0) console.log(`${skippedLines(total).join("\n")}\n`);
  console.log(summaryLine(total));
}
