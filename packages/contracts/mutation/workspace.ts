import { cpSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Build, Bytecode } from "./compile.ts";
import { PACKAGE } from "./mutant.ts";

/** The same chain as in the tests, without a limit on the size of a contract. The real one is in the package. */
const CONFIG = `import toolbox from "@nomicfoundation/hardhat-toolbox-mocha-ethers";
import { defineConfig } from "hardhat/config";

export default defineConfig({
  plugins: [toolbox],
  solidity: "0.8.37",
  networks: { default: { type: "edr-simulated", allowUnlimitedContractSize: true } },
});
`;

/** A temporary copy of the package, in which the tests run on bytecode that was put there. */
export class Workspace implements Disposable {
  readonly directory = mkdtempSync(join(tmpdir(), "chartkey-mutants-"));

  constructor() {
    if (!existsSync(join(PACKAGE, "artifacts/contracts")))
      throw new Error("There is no build yet: run `pnpm build` in packages/contracts.");
    for (const name of ["test", "src", "ignition", "exports", "package.json"])
      cpSync(join(PACKAGE, name), join(this.directory, name), { recursive: true });
    for (const name of ["node_modules", "types"]) symlinkSync(join(PACKAGE, name), join(this.directory, name));
    for (const path of globSync("artifacts/{contracts,test,@openzeppelin}/**/*.json", { cwd: PACKAGE }))
      cpSync(join(PACKAGE, path), join(this.directory, path), { recursive: true });
    writeFileSync(join(this.directory, "hardhat.config.ts"), CONFIG);
  }

  install({ name, path }: Build, { bytecode, deployedBytecode }: Bytecode): void {
    const file = join(this.directory, "artifacts", path, `${name}.json`);
    const artifact = JSON.parse(readFileSync(file, "utf8")) as object;
    writeFileSync(file, JSON.stringify({ ...artifact, bytecode, deployedBytecode }));
  }

  [Symbol.dispose](): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}
