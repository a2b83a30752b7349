import { createRequire } from "node:module";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { artifacts, config } from "hardhat";
import { z } from "zod";

const PACKAGE = join(import.meta.dirname, "..");
const NAMES = ["ActorRegistry", "ChartRegistry", "DisclosureLog"] as const;
const LARGEST = 24 * 1024;

const FORBIDDEN: Readonly<Record<number, string>> = {
  0x32: "ORIGIN",
  0xf2: "CALLCODE",
  0xf4: "DELEGATECALL",
  0xff: "SELFDESTRUCT",
};

/** Where proxies by EIP-1967 keep implementation, administrator and beacon, and by EIP-1822 their implementation. */
const PROXY_SLOTS = [
  "360894a13ba1a3210667c828492db98dca3e2076cc3735a920a3ca505d382bbc",
  "b53127684a568b3173ae13b9f8a6016e243e63b6e8ee1178d6a717850b5d6103",
  "a3f0ad74e5423aebfd80d3ef4346578335a9a72aeaee59ff6cb3582b35133d50",
  "c5f16f0fcc639fa48a6947836d9850f504798523bf8c9a3a87d5876cf622bcf7",
];

async function runtimeOf(name: string): Promise<Uint8Array> {
  const { deployedBytecode } = await artifacts.readArtifact(name);
  return Buffer.from(deployedBytecode.slice(2), "hex");
}

/** The instructions, without what they push and without the compiler's version behind the code. */
function* instructions(runtime: Uint8Array): Generator<number> {
  const end = runtime.length - 2 - new DataView(runtime.buffer, runtime.byteOffset).getUint16(runtime.length - 2);
  for (let at = 0; at < end; at++) {
    const instruction = runtime[at]!;
    yield instruction;
    if (instruction >= 0x60 && instruction <= 0x7f) at += instruction - 0x5f;
  }
}

const compilerOutput = z.object({
  contracts: z.record(
    z.string(),
    z.record(z.string(), z.object({ evm: z.object({ deployedBytecode: z.object({ object: z.string() }) }) })),
  ),
});

/** The runtime code of one contract, compiled alone and from scratch, without Hardhat. */
function compiledAlone(name: string): string {
  const compiler = createRequire(import.meta.url)("solc") as {
    compile(input: string, callbacks: { import(path: string): { contents: string } }): string;
  };
  const file = `contracts/${name}.sol`;
  const read = (path: string) =>
    readFileSync(join(PACKAGE, path.startsWith("contracts/") ? path : `node_modules/${path}`), "utf8");
  const settings = {
    ...config.solidity.profiles["default"]!.compilers[0]!.settings,
    outputSelection: { [file]: { [name]: ["evm.deployedBytecode.object"] } },
  };
  const input = { language: "Solidity", sources: { [file]: { content: read(file) } }, settings };
  const output = compiler.compile(JSON.stringify(input), { import: (path) => ({ contents: read(path) }) });
  return `0x${compilerOutput.parse(JSON.parse(output)).contracts[file]![name]!.evm.deployedBytecode.object}`;
}

describe("bytecode", () => {
  for (const name of NAMES) {
    describe(name, () => {
      it("[C50] hands control to nobody's code, destroys nothing and asks nowhere who began the transaction", async () => {
        const found = new Set([...instructions(await runtimeOf(name))].map((code) => FORBIDDEN[code]));
        expect([...found].filter((instruction) => instruction !== undefined)).to.deep.equal([]);
      });

      it("[C50] holds no slot of a proxy", async () => {
        const { deployedBytecode } = await artifacts.readArtifact(name);
        for (const slot of PROXY_SLOTS) expect(deployedBytecode).not.to.contain(slot);
      });

      it("is below 24 KiB", async () => {
        expect((await runtimeOf(name)).length).to.be.below(LARGEST);
      });

      it("[C52] is the same when compiled alone, from scratch and without Hardhat", async function () {
        this.timeout(300_000);
        const { deployedBytecode } = await artifacts.readArtifact(name);
        expect(compiledAlone(name) === deployedBytecode).to.equal(true);
      });
    });
  }

  it("finds what it looks for", () => {
    // PUSH1 with DELEGATECALL as data; then DELEGATECALL itself; then two bytes that say: nothing behind the code.
    expect([...instructions(Uint8Array.of(0x60, 0xf4, 0xf4, 0, 0))]).to.deep.equal([0x60, 0xf4]);
  });

  it("[C50] comes from sources that ask of no account whether it has code, and hold no assembly", () => {
    const files = globSync("contracts/**/*.sol", { cwd: PACKAGE });
    expect(files.length).to.be.above(10);
    for (const file of files) {
      const source = readFileSync(join(PACKAGE, file), "utf8");
      expect(source, file).not.to.match(
        /\.code(?:hash)?\b|\bextcodesize\b|\btx\.origin\b|\bassembly\b|\.(?:delegatecall|call)\s*[({]/,
      );
    }
  });
});
