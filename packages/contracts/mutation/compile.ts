import { createRequire } from "node:module";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { PACKAGE } from "./mutant.ts";

const require = createRequire(import.meta.url);

/** The compiler as the package `solc` offers it. It is loaded when first used: that alone takes a second. */
interface Compiler {
  compile(input: string, callbacks: { import(path: string): { contents: string } | { error: string } }): string;
}

const outputSchema = z.object({
  errors: z.array(z.object({ severity: z.string(), formattedMessage: z.string() })).default([]),
  contracts: z
    .record(
      z.string(),
      z.record(
        z.string(),
        z.object({
          evm: z.object({
            bytecode: z.object({ object: z.string() }),
            deployedBytecode: z.object({ object: z.string() }),
          }),
        }),
      ),
    )
    .default({}),
});

export interface Bytecode {
  readonly bytecode: `0x${string}`;
  readonly deployedBytecode: `0x${string}`;
}

export class CompileError extends Error {
  override readonly name = "CompileError";
}

/**
 * The old code generator with next to no optimization: a fifth of the time that the real build takes, and what the
 * contracts do is the same. How large they are is not, so the chain of the mutants has no limit on it.
 */
const SETTINGS = {
  viaIR: false,
  optimizer: { enabled: false, details: { peephole: true, yul: true, yulDetails: { optimizerSteps: ":" } } },
  evmVersion: "cancun",
  metadata: { bytecodeHash: "none" },
};

/** Something that the tests deploy. */
export interface Build {
  readonly name: string;
  readonly path: string;
}

/** All that holds code of ours: the contracts, and what gives the tests a library's functions one by one. */
export const BUILDS: readonly Build[] = [
  ...["ActorRegistry", "ChartRegistry", "DisclosureLog"].map((name) => ({ name, path: `contracts/${name}.sol` })),
  { name: "ReadableHarness", path: "test/support/ReadableHarness.sol" },
];

/** Compiles one of them; `changed` holds sources, by path below `contracts/`, that replace those on disk. */
export function compile({ name, path }: Build, changed: ReadonlyMap<string, string> = new Map()): Bytecode {
  const compiler = require("solc") as Compiler;
  const read = (wanted: string) =>
    (wanted.startsWith("contracts/") ? changed.get(wanted.slice("contracts/".length)) : undefined) ?? onDisk(wanted);
  const output = outputSchema.parse(
    JSON.parse(
      compiler.compile(
        JSON.stringify({
          language: "Solidity",
          sources: { [path]: { content: read(path) } },
          settings: {
            ...SETTINGS,
            outputSelection: { [path]: { [name]: ["evm.bytecode.object", "evm.deployedBytecode.object"] } },
          },
        }),
        { import: (wanted) => ({ contents: read(wanted) }) },
      ),
    ),
  );
  const errors = output.errors.filter(({ severity }) => severity === "error");
  const evm = output.contracts[path]?.[name]?.evm;
  if (errors.length > 0 || !evm) throw new CompileError(errors.map((error) => error.formattedMessage).join("\n"));
  return { bytecode: `0x${evm.bytecode.object}`, deployedBytecode: `0x${evm.deployedBytecode.object}` };
}

function onDisk(path: string): string {
  const file = join(PACKAGE, /^(?:contracts|test)\//.test(path) ? path : join("node_modules", path));
  if (!existsSync(file)) throw new Error(`No package holds ${path}.`);
  return readFileSync(file, "utf8");
}

/** The builds that read `file`, which is below `contracts/`. */
export function buildsWith(file: string): Build[] {
  return BUILDS.filter(({ path }) => reads(path, `contracts/${file}`, new Set()));
}

function reads(from: string, path: string, seen: Set<string>): boolean {
  if (from === path) return true;
  if (seen.has(from)) return false;
  seen.add(from);
  const imports = [...onDisk(from).matchAll(/from "(\.[^"]+)"/g)].map(([, other = ""]) => join(from, "..", other));
  return imports.some((other) => reads(other, path, seen));
}
