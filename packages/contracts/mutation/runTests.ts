import { spawn } from "node:child_process";
import { globSync } from "node:fs";
import { join } from "node:path";
import { PACKAGE } from "./mutant.ts";

/** Tests that say nothing about what the contracts do: figures of the real build, files, and the mutants themselves. */
const OTHER = new Set(["test/gas.ts", "test/readme.ts", "test/bytecode.ts", "test/mutation.ts"]);

const SECONDS = 180;

/** Words in the names of the tests that are likeliest to notice a change of a file, by words in its name. */
const LIKELY: Readonly<Record<string, readonly string[]>> = {
  ActorRegistry: ["ActorRegistry"],
  ActorActions: ["twins"],
  ChartActions: ["twins"],
  ChartConsents: ["consents", "proxies", "charts"],
  ChartRecords: ["records", "disputes", "devices", "ChartRegistry.organizations"],
  ChartRegistry: ["ChartRegistry.organizations", "consents", "charts"],
  ConsentRules: ["consents", "proxies"],
  DisclosureLog: ["DisclosureLog"],
  Epochs: ["charts"],
  Readable: ["twins"],
  RecordRules: ["records", "disputes", "devices"],
  Signed: ["nonces", "twins", "wallets"],
};

/** Every test in `directory` that says something about what the contracts do, the likeliest to notice a change of `file` first. */
export function testsFor(file: string, directory: string): string[] {
  const likely = Object.entries(LIKELY).flatMap(([part, words]) => (file.includes(part) ? words : []));
  const rank = (path: string) => {
    const place = likely.findIndex((word) => path.includes(word));
    return place === -1 ? likely.length : place;
  };
  return globSync("test/*.ts", { cwd: directory })
    .filter((path) => !OTHER.has(path))
    .sort((a, b) => rank(a) - rank(b) || a.localeCompare(b));
}

export interface Outcome {
  readonly passed: boolean;
  /** Title of the first test that failed, or why there is none. */
  readonly failed: string;
}

/** Ours without what Hardhat tells its children, such as which project this is: inside a test that would be the wrong one. */
function environment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(?:HARDHAT|HH)_/.test(name)));
}

/** Runs Mocha's tests on the bytecode in `directory` until the first one fails. */
export async function runTests(directory: string, tests: readonly string[]): Promise<Outcome> {
  const hardhat = join(PACKAGE, "node_modules/hardhat/dist/src/cli.js");
  const child = spawn(process.execPath, [hardhat, "test", "mocha", "--no-compile", "--bail", "--", ...tests], {
    cwd: directory,
    env: { ...environment(), NO_COLOR: "1" },
    stdio: ["ignore", "pipe", "pipe"],
    timeout: SECONDS * 1000,
    killSignal: "SIGKILL",
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => (output += text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  if (code === 0) return { passed: true, failed: "" };
  if (code === null) return { passed: false, failed: `no end within ${SECONDS} s` };
  const failure = /^ {2}1\) ([\s\S]*?):\n\s+(?=\S*Error|at )/m.exec(output)?.[1];
  if (failure === undefined && !/\d+ failing/.test(output)) throw new Error(`The tests could not run:\n${output}`);
  return { passed: false, failed: (failure ?? "a hook").replace(/\s+/g, " ") };
}
