import { readFileSync, writeFileSync } from "node:fs";
import { expect } from "chai";
import { type Interface, TypedDataEncoder, id } from "ethers";
import { actionTypes } from "../exports/actions.ts";
import { chain, ethers, loadFixture } from "./support/fixtures.ts";
import { type ActionType, typesOf } from "./support/sign.ts";
import { argumentsOf, callDirectly, nameOf, send, sendArguments, sign } from "./support/signedCall.ts";
import { stateOf } from "./support/state.ts";
import { NONCE, type Ready, ready, twins } from "./support/twins.ts";

/** Type hashes of every text; a change voids what wallets have signed. `UPDATE_TYPE_HASHES=1` writes it anew. */
const GOLDEN = new URL("./typeHashes.json", import.meta.url);

/** What the registry logged in this transaction. */
async function logsOf(world: Ready, contract: "actors" | "charts", sent: Awaited<ReturnType<typeof send>>) {
  const receipt = await sent.wait();
  const address = await world[contract].getAddress();
  return receipt!.logs.filter((log) => log.address === address).map(({ topics, data }) => ({ topics, data }));
}

const nonceWord = (world: Ready, contract: "actors" | "charts", account: string) =>
  world[contract].nonceWordOf(account, NONCE >> 8n);

describe("SignedActions: twins", () => {
  for (const twin of twins) {
    it(`[C24] ${nameOf(twin)}, sent by a stranger, does what the direct call does`, async () => {
      const world = await loadFixture(ready);
      const before = await chain.takeSnapshot();
      const direct = await callDirectly(world, twin);
      const [logs, state] = [await logsOf(world, twin.contract, direct), await stateOf(world)];
      await before.restore();

      const call = await sign(world, twin);
      const sent = await send(world, twin, call);
      await expect(sent)
        .to.emit(call.registry, twin.event)
        .withArgs(...twin.values(world));
      expect(await logsOf(world, twin.contract, sent)).to.deep.equal(logs);
      expect(await stateOf(world)).to.equal(state);

      const spent = twin.again === undefined ? 1n << (NONCE & 255n) : 0n;
      expect(await nonceWord(world, twin.contract, call.account)).to.equal(spent);
    });

    it(`${nameOf(twin)} takes no ether`, async () => {
      const world = await loadFixture(ready);
      const call = await sign(world, twin);
      await expect(
        sendArguments(world, twin, call.registry, argumentsOf(twin, call), { value: 1n }),
      ).to.be.revertedWithoutReason(ethers);
    });
  }

  describe("the table", () => {
    const signedFunctions = (registry: Interface) => {
      const names: string[] = [];
      registry.forEachFunction(({ name }) => {
        if (name.endsWith("For")) names.push(name);
      });
      return names;
    };

    it("has every signed twin of both registries", async () => {
      const world = await loadFixture(ready);
      for (const contract of ["actors", "charts"] as const) {
        const listed = twins.filter((twin) => twin.contract === contract).map((twin) => `${twin.name}For`);
        expect(listed).to.have.members(signedFunctions(world[contract].interface));
      }
    });

    it("has every text that is exported", () => {
      const nested = ["Terms", "NewRecord"];
      expect(twins.map((twin) => twin.type)).to.include.members(
        Object.keys(actionTypes).filter((name) => !nested.includes(name)),
      );
    });
  });

  describe("texts", () => {
    const hashes = Object.fromEntries(
      (Object.keys(actionTypes) as ActionType[]).map((name) => {
        const text = TypedDataEncoder.from(typesOf(name)).encodeType(name);
        return [name, { text, hash: id(text) }];
      }),
    );

    it("[C25] have hashes of their own, which are the committed ones", () => {
      const given = Object.values(hashes).map(({ hash }) => hash);
      expect(new Set(given).size).to.equal(given.length);

      const json = `${JSON.stringify(hashes, null, 2)}\n`;
      if (process.env["UPDATE_TYPE_HASHES"] === "1") writeFileSync(GOLDEN, json);
      expect(json).to.equal(readFileSync(GOLDEN, "utf8"));
    });

    it("are signed for Chartkey, version 1, this chain and this contract", async () => {
      const { actors, charts } = await loadFixture(ready);
      for (const registry of [actors, charts]) {
        const { chainId } = await ethers.provider.getNetwork();
        expect(await registry.eip712Domain()).to.deep.equal([
          "0x0f",
          "Chartkey",
          "1",
          chainId,
          await registry.getAddress(),
          ethers.ZeroHash,
          [],
        ]);
      }
    });
  });
});
