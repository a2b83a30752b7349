import { createRequire } from "node:module";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { PACKAGE, sourceOf } from "./mutant.ts";

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
  optimizer: { enabled: false, details: { peephole: true, yul: true } },
  evmVersion: "cancun",
  metadata: { bytecodeHash: "none" },
};

/** Compiles one contract; `changed` holds sources, by path below `contracts/`, that replace those on disk. */
export function compile(name: string, changed: ReadonlyMap<string, string> = new Map()): Bytecode {
  const compiler = require("solc") as Compiler;
  const read = (path: string) =>
    path.startsWith("contracts/") ? sourceIn(changed, path.slice("contracts/".length)) : library(path);
  const path = `contracts/${name}.sol`;
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

function sourceIn(changed: ReadonlyMap<string, string>, file: string): string {
  return changed.get(file) ?? sourceOf(file);
}

function library(path: string): string {
  const file = join(PACKAGE, "node_modules", path);
  if (!existsSync(file)) throw new Error(`No package holds ${path}.`);
  return readFileSync(file, "utf8");
}

/** Names of the deployable contracts whose build reads `file`. */
export function contractsWith(file: string): string[] {
  return DEPLOYABLE.filter((name) => reads(`${name}.sol`, file, new Set()));
}

export const DEPLOYABLE = ["ActorRegistry", "ChartRegistry", "DisclosureLog"] as const;

function reads(from: string, file: string, seen: Set<string>): boolean {
  if (from === file) return true;
  if (seen.has(from)) return false;
  seen.add(from);
  const imports = [...sourceOf(from).matchAll(/from "(\.[^"]+)"/g)].map(([, path = ""]) => join(from, "..", path));
  return imports.some((path) => reads(path, file, seen));
}
