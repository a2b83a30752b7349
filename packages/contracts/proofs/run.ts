import { parseArgs } from "node:util";
import { allowed } from "./allowed.ts";
import { breakIt, broken } from "./broken.ts";
import { MACHINES, type Target, check, solver, solverVersion } from "./check.ts";

const USAGE = `Usage: pnpm --filter @chartkey/contracts run proofs [options]

  --only <text>       the machines, and the faults in them, whose name contains it
  --seconds <n>       the longest that one assertion may take (60)
  --no-broken         the proofs alone, without showing that they can fail`;

const { values } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== "--"),
  options: {
    only: { type: "string", default: "" },
    seconds: { type: "string", default: "60" },
    "no-broken": { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
const seconds = Number(values.seconds);
const chosen = (name: string) => name.includes(values.only);

if (values.help || !Number.isInteger(seconds) || seconds < 1) {
  console.log(USAGE);
  process.exitCode = values.help ? 0 : 2;
} else {
  const version = solverVersion();
  if (version === undefined) {
    console.error(`There is no ${solver}. Install it (Debian: apt-get install z3), or name it in Z3.`);
    process.exitCode = 2;
  } else {
    console.log(version);
    const unproved = prove();
    const unnoticed = values["no-broken"] ? 0 : breakAll();
    process.exitCode = unproved + unnoticed === 0 ? 0 : 1;
  }
}

/** @returns How many assertions are neither proven nor allowed, and how many allowed ones could go from the list. */
function prove(): number {
  const targets = MACHINES.filter(chosen).flatMap((machine) => timed(() => check(machine, seconds)));
  const open = targets.filter(({ name, verdict }) => verdict !== "proven" && !(name in allowed));
  const stale = targets.filter(({ name, verdict }) => verdict === "proven" && name in allowed);
  for (const { name } of stale) console.log(`Allowed to fail, but proven: ${name}`);
  const proven = targets.filter(({ verdict }) => verdict === "proven").length;
  console.log(`\n${proven} of ${targets.length} assertions proven, ${open.length} neither proven nor allowed.\n`);
  return targets.length === 0 ? 1 : open.length + stale.length;
}

/** @returns How many faults the checker does not notice. */
function breakAll(): number {
  const faults = broken.filter(({ machine }) => chosen(machine));
  const unnoticed = faults.filter((fault) => {
    const targets = check(fault.machine, seconds, breakIt(fault), fault.breaks);
    const failed = targets.filter(({ verdict }) => verdict !== "proven");
    console.log(`${(failed[0]?.verdict ?? "MISSED").padEnd(8)} ${fault.fault}`);
    return failed.length === 0;
  });
  console.log(`\n${faults.length - unnoticed.length} of ${faults.length} faults noticed.`);
  return unnoticed.length;
}

function timed(prover: () => Target[]): Target[] {
  const startedAt = performance.now();
  const targets = prover();
  const took = ((performance.now() - startedAt) / 1000).toFixed(1);
  for (const { name, verdict } of targets) console.log(`${verdict.padEnd(8)} ${name}`);
  console.log(`         ${took} s`);
  return targets;
}
