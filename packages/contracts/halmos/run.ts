import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { layOut } from "./layOut.ts";

const program = process.env["HALMOS"] ?? "halmos";

/** Runs Halmos and shows the verdicts; without the bytecode that it prints beside them. */
function halmos(directory: string, options: readonly string[]): { ok: boolean; failed: string[] } {
  // Its solver is installed beside it.
  const path = [join(directory, "bin"), dirname(program), process.env["PATH"] ?? ""].join(delimiter);
  // Loops end by themselves: no mask has more than 64 compartments.
  const all = ["--root", directory, "--loop", "70", "--solver-timeout-assertion", "0", ...options];
  const { status, stdout, stderr } = spawnSync(program, all, {
    encoding: "utf8",
    env: { ...process.env, PATH: path, NO_COLOR: "1" },
    maxBuffer: 1 << 28,
  });
  const lines = `${stdout}\n${stderr}`.split("\n").filter((line) => /\[(PASS|FAIL|ERROR|TIMEOUT)\]|^Error/.test(line));
  for (const line of lines) console.log(line);
  return { ok: status === 0, failed: lines.flatMap((line) => /\[FAIL\]\S* (reach_\w+)/.exec(line)?.[1] ?? []) };
}

/** Whether everything that must be reachable is: Halmos has an example for each. */
function reaches(directory: string): boolean {
  const { failed } = halmos(directory, ["--contract", "ReachChecks", "--function", "reach_"]);
  const source = readFileSync(join(import.meta.dirname, "checks/ReachChecks.sol"), "utf8");
  const wanted = [...source.matchAll(/function (reach_\w+)/g)].map(([, name = ""]) => name);
  const missing = wanted.filter((name) => !failed.includes(name));
  for (const name of missing) console.log(`Not reached: ${name}`);
  if (missing.length === 0) console.log(`${wanted.length} of ${wanted.length} states reached, as they must be.`);
  return missing.length === 0;
}

const { stdout, status } = spawnSync(program, ["--version"], { encoding: "utf8" });
if (status !== 0) {
  console.error(`There is no ${program}. Install it as halmos/README.md says, or name it in HALMOS.`);
  process.exitCode = 2;
} else {
  console.log(stdout.trim());
  const directory = mkdtempSync(join(tmpdir(), "chartkey-halmos-"));
  try {
    layOut(directory);
    const { ok } = halmos(
      directory,
      process.argv.slice(2).filter((argument) => argument !== "--"),
    );
    process.exitCode = reaches(directory) && ok ? 0 : 1;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
