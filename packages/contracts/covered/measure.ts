import { spawn } from "node:child_process";
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { type Condition, instrumented } from "./instrument.ts";
import { PACKAGE, type Syntax } from "./syntax.ts";

/** What was reached while the tests ran. */
export interface Reached {
  /** How often each marker was reported. */
  readonly markers: ReadonlyMap<bigint, number>;
  /** By file and line; only lines with a statement. */
  readonly lines: ReadonlyMap<string, ReadonlyMap<number, boolean>>;
}

/**
 * What takes no part. Tests of the build, of files and of the mutants reach nothing in the contracts that others do
 * not. Fuzz tests, invariants and the differential runs need the slow code generator, and could only raise the figures:
 * what is named one by one should be enough.
 */
const OTHER = [
  "{gas,readme,bytecode,measures,mutation,proofs,differential}.ts",
  "*.t.sol",
  "support/{Actions,Checks,Expected,Selectors,Sight,World,*Builders,*Handler}.sol",
];

/**
 * The old code generator without optimization, as for mutants: the other one takes minutes for instrumented code.
 */
const CONFIG = `import { fileURLToPath } from "node:url";
import toolbox from "@nomicfoundation/hardhat-toolbox-mocha-ethers";
import { defineConfig } from "hardhat/config";

export default defineConfig({
  plugins: [toolbox],
  solidity: {
    version: "0.8.37",
    path: fileURLToPath(import.meta.resolve("solc/soljson.js")),
    settings: {
      optimizer: { enabled: false, details: { peephole: true, yul: true } },
      evmVersion: "cancun",
      metadata: { bytecodeHash: "none" },
    },
    npmFilesToBuild: ["@openzeppelin/contracts/access/manager/AccessManager.sol"],
  },
  coverage: { skipFiles: ["contracts/Outcomes.sol"] },
});
`;

/** Runs Mocha's tests on an instrumented copy of the package. */
export async function measure(syntax: readonly Syntax[], conditions: readonly Condition[]): Promise<Reached> {
  const directory = mkdtempSync(join(tmpdir(), "chartkey-coverage-"));
  try {
    layOut(directory);
    for (const each of syntax) writeFileSync(join(directory, each.file), instrumented(each, conditions));
    await runTests(directory);
    return { markers: markersIn(directory), lines: linesIn(directory) };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function layOut(directory: string): void {
  for (const name of ["contracts", "test", "src", "ignition", "exports", "package.json"])
    cpSync(join(PACKAGE, name), join(directory, name), { recursive: true });
  const tests = join(directory, "test");
  for (const name of globSync(OTHER, { cwd: tests })) rmSync(join(tests, name));
  symlinkSync(join(PACKAGE, "node_modules"), join(directory, "node_modules"));
  cpSync(join(PACKAGE, "covered/Outcomes.sol"), join(directory, "contracts/Outcomes.sol"));
  writeFileSync(join(directory, "hardhat.config.ts"), CONFIG);
}

async function runTests(directory: string): Promise<void> {
  const hardhat = join(PACKAGE, "node_modules/hardhat/dist/src/cli.js");
  const inherited = Object.entries(process.env).filter(([name]) => !/^(?:HARDHAT|HH)_/.test(name));
  const child = spawn(process.execPath, [hardhat, "test", "mocha", "--coverage"], {
    cwd: directory,
    env: { ...Object.fromEntries(inherited), NO_COLOR: "1" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  if (code !== 0) throw new Error(`The tests do not pass on the instrumented contracts:\n${output}`);
}

const dataSchema = z.record(z.string(), z.number());

function markersIn(directory: string): Map<bigint, number> {
  const markers = new Map<bigint, number>();
  for (const path of globSync("coverage/data/**/*.json", { cwd: directory })) {
    const data = dataSchema.parse(JSON.parse(readFileSync(join(directory, path), "utf8")));
    for (const [tag, count] of Object.entries(data)) {
      const id = BigInt(`0x${tag}`);
      markers.set(id, (markers.get(id) ?? 0) + count);
    }
  }
  return markers;
}

function linesIn(directory: string): Map<string, Map<number, boolean>> {
  const lines = new Map<string, Map<number, boolean>>();
  for (const section of readFileSync(join(directory, "coverage/lcov.info"), "utf8").split("end_of_record")) {
    const file = /^SF:(.*)$/m.exec(section)?.[1];
    if (file === undefined) continue;
    const counts = [...section.matchAll(/^DA:(\d+),(\d+)/gm)];
    lines.set(file, new Map(counts.map(([, line, count]) => [Number(line), Number(count) > 0])));
  }
  return lines;
}
