/**
 * Writes what other packages take from the build: ABIs and bytecode into `exports/`, typed bindings into the SDK.
 * `--check` writes nothing and fails when a committed file is not what the build gives.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Deployment } from "../src/Deployment.ts";

const ROOT = join(import.meta.dirname, "..");
const EXPORTS = join(ROOT, "exports");
const BINDINGS = join(ROOT, "../sdk/src/generated");
const TYPES = join(ROOT, "types/ethers-contracts");
const HEADER = "// Generated from the contracts by packages/contracts/scripts/export.ts. Do not edit.\n";

/** Folder of the source below `artifacts/` and `types/ethers-contracts/`, and whether it can be deployed. */
const CONTRACTS = [
  {
    name: "AccessManager",
    folder: "@openzeppelin/contracts/access/manager",
    deployable: true,
  },
  { name: "ActorRegistry", folder: "contracts", deployable: true },
  { name: "ChartRegistry", folder: "contracts", deployable: true },
  { name: "DisclosureLog", folder: "contracts", deployable: true },
  { name: "IActorRegistry", folder: "contracts/interfaces", deployable: false },
  { name: "IChartRegistry", folder: "contracts/interfaces", deployable: false },
  { name: "IDisclosureLog", folder: "contracts/interfaces", deployable: false },
];

const lowerFirst = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);

function artifactOf({ name, folder }: { name: string; folder: string }) {
  const file = join(ROOT, "artifacts", folder, `${name}.sol`, `${name}.json`);
  return JSON.parse(readFileSync(file, "utf8")) as {
    abi: unknown;
    bytecode: string;
  };
}

function exportedFiles(): Map<string, string> {
  const deployables = CONTRACTS.filter((contract) => contract.deployable);
  const abis = deployables.map(
    (contract) =>
      `export const ${lowerFirst(contract.name)}Abi = ${JSON.stringify(artifactOf(contract).abi, null, 2)} as const;\n`,
  );
  const bytecodes = deployables.map(
    (contract) => `export const ${lowerFirst(contract.name)}Bytecode =\n  "${artifactOf(contract).bytecode}";\n`,
  );
  return new Map([
    [join(EXPORTS, "actions.ts"), actionsFile()],
    [join(EXPORTS, "abi.ts"), HEADER + "\n" + abis.join("\n")],
    [join(EXPORTS, "bytecode.ts"), HEADER + "\n" + bytecodes.join("\n")],
    [join(EXPORTS, "deployments.ts"), deploymentsFile()],
  ]);
}

/** The EIP-712 texts of the signed twins, taken from the constants that the contracts hash. */
function actionsFile(): string {
  const sources = ["libraries/ActorActions.sol", "libraries/ChartActions.sol", "base/SignedActions.sol"];
  const texts = sources.flatMap((path) => {
    const source = readFileSync(join(ROOT, "contracts", path), "utf8");
    return [...source.matchAll(/keccak256\(\s*"([^"]+)"\s*\)/g)].map(([, text = ""]) => text);
  });
  const types = new Map(
    texts
      .flatMap((text) => [...text.matchAll(/(\w+)\(([^)]*)\)/g)])
      .map(([, name = "", members = ""]) => [name, members.split(",").map((member) => member.split(" "))]),
  );
  const entries = [...types].map(([name, members]) => {
    const fields = members.map(([type, field]) => `    { name: "${field ?? ""}", type: "${type ?? ""}" },\n`);
    return `  ${name}: [\n${fields.join("")}  ],\n`;
  });
  return (
    `${HEADER}\n/** The EIP-712 types of the signed twins and of what is nested in them, by name. */\n` +
    `export const actionTypes = {\n${entries.join("")}} as const;\n`
  );
}

function deploymentsFile(): string {
  const folder = join(EXPORTS, "deployments");
  const entries = readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .map((file) => JSON.parse(readFileSync(join(folder, file), "utf8")) as Deployment)
    .sort((a, b) => a.chainId - b.chainId)
    .map((deployment) => {
      const fields = Object.entries(deployment).map(([name, value]) => `    ${name}: ${JSON.stringify(value)},\n`);
      return `  ${String(deployment.chainId)}: {\n${fields.join("")}  },\n`;
    });
  const body = entries.length === 0 ? "{}" : `{\n${entries.join("")}}`;
  return (
    `${HEADER}\nimport type { Deployment } from "../src/Deployment.ts";\n\n` +
    `/** Deployments on public or shared networks, by chain id. */\n` +
    `export const deployments: Readonly<Record<number, Deployment>> = ${body};\n`
  );
}

/** TypeChain mirrors the source folders; the SDK gets one flat folder, with the extensions Node wants. */
function bindingFiles(): Map<string, string> {
  const files = new Map([[join(BINDINGS, "common.ts"), binding(join(TYPES, "common.ts"))]]);
  for (const { name, folder } of CONTRACTS) {
    files.set(join(BINDINGS, `${name}.ts`), binding(join(TYPES, folder, `${name}.ts`)));
    const factory = `${name}__factory.ts`;
    files.set(join(BINDINGS, factory), binding(join(TYPES, "factories", folder, factory)));
  }
  const lines = CONTRACTS.flatMap(({ name }) => [
    `export type { ${name} } from "./${name}.ts";`,
    `export { ${name}__factory } from "./${name}__factory.ts";`,
  ]);
  return files.set(join(BINDINGS, "index.ts"), `${HEADER}\n${lines.join("\n")}\n`);
}

function binding(path: string): string {
  const source = readFileSync(path, "utf8");
  return HEADER + source.replace(/from (["'])\.{1,2}\/(?:[^"']*\/)?([\w]+)\.js\1/g, 'from "./$2.ts"');
}

function isCurrent(path: string, content: string): boolean {
  return existsSync(path) && readFileSync(path, "utf8") === content;
}

const files = new Map([...exportedFiles(), ...bindingFiles()]);
const stale = [...files].filter(([path, content]) => !isCurrent(path, content));
const orphans = existsSync(BINDINGS)
  ? readdirSync(BINDINGS)
      .map((file) => join(BINDINGS, file))
      .filter((path) => !files.has(path))
  : [];

if (!process.argv.includes("--check")) {
  for (const path of orphans) rmSync(path);
  for (const [path, content] of stale) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
} else if (stale.length + orphans.length > 0) {
  const paths = [...stale.map(([path]) => path), ...orphans];
  console.error(`Not what the contracts build to; run \`pnpm build\` in packages/contracts:\n${paths.join("\n")}`);
  process.exitCode = 1;
}
