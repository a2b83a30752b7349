import { readFileSync } from "node:fs";
import { expect } from "chai";
import { Interface, type InterfaceAbi } from "ethers";
import { actorRegistryAbi, chartRegistryAbi, disclosureLogAbi } from "../exports/abi.ts";

const README = readFileSync(new URL("../README.md", import.meta.url), "utf8");

const contracts: Readonly<Record<string, InterfaceAbi>> = {
  ActorRegistry: actorRegistryAbi,
  ChartRegistry: chartRegistryAbi,
  DisclosureLog: disclosureLogAbi,
};

/** Rows of the table "function, caller, while paused, effect" in the section `## name`. */
function rowsOf(name: string): string[][] {
  const section = README.split(`\n## ${name}\n`)[1]?.split("\n## ")[0] ?? "";
  const [, table = ""] = section.split(/\n\| function .*\n\| -.*\n/);
  const lines = table.split("\n");
  return lines.slice(0, lines.indexOf("")).map((line) => line.split("|").slice(1, -1));
}

const namesIn = (cell: string) => [...cell.matchAll(/`(\w+)`/g)].map(([, name = ""]) => name);

describe("README", () => {
  for (const [name, abi] of Object.entries(contracts)) {
    const writes: string[] = [];
    new Interface(abi).forEachFunction((call) => {
      if (!call.constant) writes.push(call.name);
    });

    it(`[C51] says who may call every function of ${name} that writes, and of no other`, () => {
      const told = rowsOf(name).flatMap(([functions = ""]) => namesIn(functions));
      expect(told.toSorted()).to.deep.equal(writes.toSorted());
    });

    it(`names beside each function of ${name} its signed twin`, () => {
      for (const [functions = ""] of rowsOf(name)) {
        const [direct = "", twin] = namesIn(functions);
        expect(twin).to.equal(writes.includes(`${direct}For`) ? `${direct}For` : undefined);
      }
    });
  }
});
