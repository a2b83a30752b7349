import { fileURLToPath } from "node:url";
import toolbox from "@nomicfoundation/hardhat-toolbox-mocha-ethers";
import { defineConfig } from "hardhat/config";

/** As the campaign chose it; without one Hardhat takes the same each time. */
function seed(): string {
  const chosen = process.env["CHARTKEY_FUZZ_SEED"];
  return `0x${BigInt(chosen ?? 0)
    .toString(16)
    .padStart(64, "0")}`;
}

export default defineConfig({
  plugins: [toolbox],
  solidity: {
    version: "0.8.37",
    // The compiler comes from npm, pinned, so a build downloads nothing else. Must be an absolute path.
    path: fileURLToPath(import.meta.resolve("solc/soljson.js")),
    settings: {
      viaIR: true,
      optimizer: { enabled: true, runs: 200 },
      evmVersion: "cancun",
      // Without a hash of the metadata, which depends on what else was compiled in the same run, the same sources give
      // the same bytecode everywhere: from a warm cache, a clean build, or another tool.
      metadata: { bytecodeHash: "none" },
    },
    npmFilesToBuild: ["@openzeppelin/contracts/access/manager/AccessManager.sol"],
  },
  test: {
    solidity: {
      profiles: {
        default: {
          fuzz: { runs: 10_000 },
          invariant: { runs: 10, depth: 500, failOnRevert: true },
          fsPermissions: { writeFile: ["cache/invariant-calls.txt"] },
        },
        campaign: {
          fuzz: { runs: 100_000, seed: seed() },
          invariant: { runs: 256, depth: 500, failOnRevert: true },
          fsPermissions: { writeFile: ["cache/invariant-calls.txt"] },
        },
      },
    },
  },
});
