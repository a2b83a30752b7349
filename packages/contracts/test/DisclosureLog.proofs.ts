import { expect } from "chai";
import { StandardMerkleTree } from "@openzeppelin/merkle-tree";
import {
  CLINICIAN,
  HOSPITAL,
  Kind,
  NOBODY,
  PATIENT,
  WATCH,
  enrolled,
  loadFixture,
  pointer,
  time,
} from "./support/fixtures.ts";

const ROOT = pointer("root");

/** What a manager writes down of one read: who, whose, what, when. */
const treeOf = (count: number) =>
  StandardMerkleTree.of(
    Array.from({ length: count }, (_, i) => [CLINICIAN, PATIENT, pointer(`read ${i}`), 1_900_000_000 + i]),
    ["uint64", "uint64", "bytes32", "uint40"],
  );

async function logged() {
  const world = await enrolled();
  return { ...world, manager: world.log.connect(world.signers.hospital), start: await time.latest() };
}

describe("DisclosureLog: proofs", () => {
  it("refuses a device and who does not exist", async () => {
    const { actors, log, signers, start } = await loadFixture(logged);
    await expect(log.connect(signers.watch).publishRoot(WATCH, ROOT, 1, start))
      .to.be.revertedWithCustomError(log, "DisclosureLogNotOrganization")
      .withArgs(WATCH, Kind.Device);
    await expect(log.publishRoot(NOBODY, ROOT, 1, start))
      .to.be.revertedWithCustomError(actors, "ActorRegistryUnknownActor")
      .withArgs(NOBODY);
  });

  describe("includes", () => {
    for (const count of [1, 2, 3, 7, 64]) {
      it(`[C42] proves every one of ${count} entries, and no other`, async () => {
        const { log, manager, start } = await loadFixture(logged);
        const tree = treeOf(count);
        await manager.publishRoot(HOSPITAL, tree.root, count, start);
        for (const [i, entry] of tree.entries()) {
          const [leaf, proof] = [tree.leafHash(entry), tree.getProof(i)];
          expect(await log.includes(HOSPITAL, 0, leaf, proof)).to.equal(true);

          const [reader, patient, record, at] = entry as [bigint, bigint, string, number];
          const altered = tree.leafHash([reader, patient, record, at + 1]);
          expect(await log.includes(HOSPITAL, 0, altered, proof)).to.equal(false);
          expect(await log.includes(HOSPITAL, 0, leaf, [...proof, ROOT])).to.equal(false);
          if (proof.length > 0) expect(await log.includes(HOSPITAL, 0, leaf, proof.slice(1))).to.equal(false);
        }
      });
    }

    it("[C42] holds for the root with that number of that manager", async () => {
      const { log, manager, start } = await loadFixture(logged);
      const [first, second] = [treeOf(3), treeOf(4)];
      await manager.publishRoot(HOSPITAL, first.root, 3, start - 1);
      await manager.publishRoot(HOSPITAL, second.root, 4, start);
      const [leaf, proof] = [second.leafHash(second.at(3)!), second.getProof(3)];
      expect(await log.includes(HOSPITAL, 0, leaf, proof)).to.equal(false);
      expect(await log.includes(HOSPITAL, 1, leaf, proof)).to.equal(true);
    });
  });

  describe("rootOf and includes", () => {
    it("refuse a root that was never published", async () => {
      const { log, manager, start } = await loadFixture(logged);
      await manager.publishRoot(HOSPITAL, ROOT, 1, start);
      for (const [who, index, count] of [
        [HOSPITAL, 1n, 1n],
        [HOSPITAL, 2n ** 64n - 1n, 1n],
        [PATIENT, 0n, 0n],
        [NOBODY, 0n, 0n],
      ] as const) {
        for (const call of [() => log.rootOf(who, index), () => log.includes(who, index, ROOT, [])]) {
          await expect(call())
            .to.be.revertedWithCustomError(log, "DisclosureLogUnknownRoot")
            .withArgs(who, index, count);
        }
      }
    });
  });
});
