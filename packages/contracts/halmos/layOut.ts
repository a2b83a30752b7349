import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { z } from "zod";
import { PACKAGE } from "../mutation/mutant.ts";

interface Compiler {
  compile(input: string, callbacks: { import(path: string): { contents: string } }): string;
}

const VERSION = "0.8.37";
const CHECKS = "halmos/checks";
const DEPLOYED = ["ActorRegistry", "ChartRegistry"] as const;

const codeSchema = z.looseObject({ object: z.string() });
const contractSchema = z.looseObject({
  evm: z.looseObject({ bytecode: codeSchema.optional(), deployedBytecode: codeSchema.optional() }),
});
const outputSchema = z.object({
  errors: z.array(z.object({ severity: z.string(), formattedMessage: z.string() })).default([]),
  contracts: z.record(z.string(), z.record(z.string(), contractSchema)).default({}),
  sources: z.record(z.string(), z.object({ id: z.number(), ast: z.unknown() })).default({}),
});
const artifactSchema = z.object({ bytecode: z.string(), deployedBytecode: z.string() });

function artifactOf(name: string): z.infer<typeof artifactSchema> {
  const path = join(PACKAGE, `artifacts/contracts/${name}.sol/${name}.json`);
  if (!existsSync(path)) throw new Error("There is no build yet: run `pnpm build` in packages/contracts.");
  return artifactSchema.parse(JSON.parse(readFileSync(path, "utf8")));
}

/** The registries as Hardhat built them, the bytes that are deployed, for the checks to deploy. */
function bytecode(): string {
  const lines = DEPLOYED.map((name) => {
    const constant = name.replace(/(?<=[a-z])(?=[A-Z])/g, "_").toUpperCase();
    return `bytes constant ${constant} = hex"${artifactOf(name).bytecode.slice(2)}";\n`;
  });
  return `// SPDX-License-Identifier: Apache-2.0\npragma solidity ${VERSION};\n\n${lines.join("")}`;
}

function read(path: string): string {
  if (path === `${CHECKS}/Bytecode.sol`) return bytecode();
  const ours = path.startsWith("contracts/") || path.startsWith("halmos/");
  return readFileSync(join(PACKAGE, ours ? path : `node_modules/${path}`), "utf8");
}

/** Compiles the checks; of everything else that they name, no more than what it looks like. */
function compile(): z.infer<typeof outputSchema> {
  const compiler = createRequire(import.meta.url)("solc") as Compiler;
  const files = globSync(`${CHECKS}/*.sol`, { cwd: PACKAGE });
  const looks = ["abi", "storageLayout", "evm.methodIdentifiers"];
  const whole = [...looks, "evm.bytecode", "evm.deployedBytecode"];
  const outputSelection = {
    "*": { "": ["ast"], "*": looks },
    ...Object.fromEntries(files.map((file) => [file, { "": ["ast"], "*": whole }])),
  };
  const input = {
    language: "Solidity",
    sources: Object.fromEntries(files.map((file) => [file, { content: read(file) }])),
    settings: { evmVersion: "cancun", optimizer: { enabled: true }, outputSelection },
  };
  const output = outputSchema.parse(
    JSON.parse(compiler.compile(JSON.stringify(input), { import: (path) => ({ contents: read(path) }) })),
  );
  const errors = output.errors.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new Error(errors.map(({ formattedMessage }) => formattedMessage).join("\n"));
  return output;
}

/** Writes what was compiled where, and as, Halmos expects Foundry to have put it. */
export function layOut(directory: string): void {
  const { contracts, sources } = compile();
  for (const [file, inFile] of Object.entries(contracts)) {
    const folder = join(directory, "out", basename(file));
    mkdirSync(folder, { recursive: true });
    for (const [name, { evm, ...rest }] of Object.entries(inFile)) {
      const { bytecode: created, deployedBytecode: deployed, ...looks } = evm;
      const artifact = DEPLOYED.some((one) => one === name) ? artifactOf(name) : undefined;
      const code = (compiled: typeof created, built: string | undefined) => ({
        linkReferences: {},
        ...compiled,
        object: built ?? `0x${compiled?.object ?? ""}`,
      });
      const built = {
        ...rest,
        ...looks,
        ...sources[file],
        bytecode: code(created, artifact?.bytecode),
        deployedBytecode: code(deployed, artifact?.deployedBytecode),
        metadata: { compiler: { version: VERSION } },
      };
      writeFileSync(join(folder, `${name}.json`), JSON.stringify(built));
    }
  }
  // Halmos begins by calling `forge build`. Everything is built already.
  mkdirSync(join(directory, "bin"));
  writeFileSync(join(directory, "bin/forge"), "#!/bin/sh\n", { mode: 0o755 });
  writeFileSync(join(directory, "foundry.toml"), "");
}
