import { benchNames, runBench, UnknownBenchError } from "./runBench.ts";
import { table } from "./table.ts";

const [name] = process.argv.slice(2);

if (name === undefined) {
  console.error(`Usage: npm run bench -- <name>. Names: ${benchNames(import.meta.dirname).join(", ") || "none yet"}.`);
  process.exitCode = 2;
} else {
  try {
    const { machine, commit, metrics } = await runBench(import.meta.dirname, name);
    console.log(`\n${name}, measured on ${machine}, commit ${commit}\n\n${table(metrics)}\n`);
    console.log(`Written to bench/${name}/latest.json`);
    // A missed target is a finding, not a fault of the run, but a script must be able to see it.
    process.exitCode = metrics.some(({ holds }) => holds === false) ? 1 : 0;
  } catch (cause) {
    if (!(cause instanceof UnknownBenchError)) throw cause;
    console.error(cause.message);
    process.exitCode = 2;
  }
}
