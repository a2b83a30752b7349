import { spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { CALLS_FILE } from "./calls.ts";
import { meets } from "./gate.ts";

const PACKAGE = join(import.meta.dirname, "..");
const PARTS = ["invariants", "fuzz", "histories"] as const;
const RUNS = 256;
const DEPTH = 500;

const USAGE = `Usage: pnpm --filter @chartkey/contracts run campaign [options]

What \`npm test\` does in short, at length: the invariants in ${RUNS} runs of ${DEPTH} calls, every fuzz test 100,000 times,
and 1,000 random histories on the contracts beside the model.

  --part <name>         ${PARTS.join(", ")}; may be repeated; all of them by default
  --seed <number>       for the same again; a new one by default, which is printed
  --histories <number>  1,000 by default, each of 100 operations
  --help                this text`;

const { values } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== "--"),
  options: {
    part: { type: "string", multiple: true, default: [...PARTS] },
    seed: { type: "string", default: String(randomInt(2 ** 31)) },
    histories: { type: "string", default: "1000" },
    help: { type: "boolean", default: false },
  },
});

const known = values.part.every((part) => PARTS.some((other) => other === part));
const numbers = [values.seed, values.histories].every((text) => /^[1-9]\d*$/.test(text));
if (values.help || !known || !numbers) {
  console.error(USAGE);
  process.exitCode = values.help ? 0 : 2;
} else {
  console.log(`Seed ${values.seed}`);
  const failed: string[] = [];
  for (const part of PARTS) {
    if (!values.part.includes(part)) continue;
    const startedAt = Date.now();
    const passed = await run(part);
    const minutes = ((Date.now() - startedAt) / 60_000).toFixed(1);
    console.log(`\n${part}: ${passed ? "passed" : "FAILED"} after ${minutes} minutes (seed ${values.seed})`);
    if (!passed) failed.push(part);
  }
  process.exitCode = failed.length === 0 ? 0 : 1;
}

async function run(part: (typeof PARTS)[number]): Promise<boolean> {
  if (part === "histories") return hardhat("test", "mocha", "--no-compile", "test/differential.ts");
  const solidity = ["test", "solidity", "--test-profile", "campaign"];
  if (part === "fuzz") return hardhat(...solidity, "--grep", "^testFuzz_");
  rmSync(join(PACKAGE, CALLS_FILE), { force: true });
  const passed = await hardhat(...solidity, "--grep", "^invariant_");
  // Five in a hundred each: 18 actions at random come to 5.6.
  return meets({ runs: RUNS, depth: DEPTH, share: 0.05 }) && passed;
}

async function hardhat(...args: string[]): Promise<boolean> {
  const child = spawn(process.execPath, [join(PACKAGE, "node_modules/hardhat/dist/src/cli.js"), ...args], {
    cwd: PACKAGE,
    env: { ...process.env, CHARTKEY_FUZZ_SEED: values.seed, SEED: values.seed, HISTORIES: values.histories },
    stdio: "inherit",
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      resolve(code === 0);
    });
  });
}
