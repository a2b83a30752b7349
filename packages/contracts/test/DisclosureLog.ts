import { expect } from "chai";
import { AbiCoder, ZeroHash, keccak256 } from "ethers";
import {
  CLINICIAN,
  HOSPITAL,
  NOBODY,
  PATIENT,
  Kind,
  Standing,
  enrolled,
  ethers,
  loadFixture,
  pointer,
  time,
} from "./support/fixtures.ts";

const ROOT = pointer("root");

/** `enrolled`, the log in the hands of the hospital, and the time of the last block. */
async function logged() {
  const world = await enrolled();
  return { ...world, log: world.log.connect(world.signers.hospital), now: await time.latest() };
}

const chainOf = (before: string, root: string, entries: number, until: number) =>
  keccak256(
    AbiCoder.defaultAbiCoder().encode(["bytes32", "bytes32", "uint64", "uint40"], [before, root, entries, until]),
  );

/** Leaves hashed twice, pairs in sorted order, as OpenZeppelin's trees do. */
const leafOf = (text: string) => keccak256(keccak256(ethers.toUtf8Bytes(text)));
const pairOf = (a: string, b: string) => keccak256(ethers.concat(a < b ? [a, b] : [b, a]));

describe("DisclosureLog", () => {
  it("names the registry whose organizations run the managers", async () => {
    const { log, actors } = await loadFixture(logged);
    expect(await log.actors()).to.equal(await actors.getAddress());
  });

  describe("publishRoot", () => {
    it("[C54] chains the roots of a manager, numbers them 0, 1, 2… and joins their periods", async () => {
      const { log, now } = await loadFixture(logged);
      const first = chainOf(ZeroHash, ROOT, 3, now - 10);
      await expect(log.publishRoot(HOSPITAL, ROOT, 3, now - 10))
        .to.emit(log, "RootPublished")
        .withArgs(HOSPITAL, 0, ROOT, first, 3, 0, now - 10);
      const second = chainOf(first, pointer("second"), 1, now - 9);
      await expect(log.publishRoot(HOSPITAL, pointer("second"), 1, now - 9))
        .to.emit(log, "RootPublished")
        .withArgs(HOSPITAL, 1, pointer("second"), second, 1, now - 10, now - 9);
      expect([...(await log.logOf(HOSPITAL))]).to.deep.equal([second, 2n, BigInt(now - 9)]);
      expect(await log.rootOf(HOSPITAL, 0)).to.equal(ROOT);
      expect(await log.rootOf(HOSPITAL, 1)).to.equal(pointer("second"));
    });

    it("[C54] keeps the logs of two managers apart", async () => {
      const { log, actors, signers, now } = await loadFixture(logged);
      const other = (await actors.actorCount()) + 1n;
      await actors.connect(signers.stranger).register(Kind.Organization, ROOT, ROOT, ROOT);
      await actors.connect(signers.regulator).accredit(other, now + 1000);
      await log.publishRoot(HOSPITAL, ROOT, 3, now);
      const theirs = log.connect(signers.stranger);
      await theirs.publishRoot(other, pointer("other"), 1, now - 5);
      expect(await log.rootOf(HOSPITAL, 0)).to.equal(ROOT);
      expect(await log.rootOf(other, 0)).to.equal(pointer("other"));
    });

    it("[C54] is refused to anyone but the manager's account", async () => {
      const { log, actors, signers, now } = await loadFixture(logged);
      const theirs = log.connect(signers.stranger);
      await expect(theirs.publishRoot(HOSPITAL, ROOT, 1, now))
        .to.be.revertedWithCustomError(actors, "ActorRegistryNotAccount")
        .withArgs(HOSPITAL, signers.stranger);
    });

    it("[C54] is refused to a clinician and a patient", async () => {
      const { log, signers, now } = await loadFixture(logged);
      for (const [actor, kind, signer] of [
        [CLINICIAN, Kind.Clinician, signers.clinician],
        [PATIENT, Kind.Patient, signers.patient],
      ] as const)
        await expect(log.connect(signer).publishRoot(actor, ROOT, 1, now))
          .to.be.revertedWithCustomError(log, "DisclosureLogNotOrganization")
          .withArgs(actor, kind);
    });

    it("[C54] is refused to an organization that is suspended", async () => {
      const { log, actors, signers, now, licensedUntil } = await loadFixture(logged);
      await actors.connect(signers.regulator).suspend(HOSPITAL);
      await expect(log.publishRoot(HOSPITAL, ROOT, 1, now))
        .to.be.revertedWithCustomError(actors, "ActorRegistryNotInGoodStanding")
        .withArgs(HOSPITAL, Standing.Suspended, licensedUntil);
    });

    it("refuses no root, and no entries", async () => {
      const { log, now } = await loadFixture(logged);
      await expect(log.publishRoot(HOSPITAL, ZeroHash, 1, now)).to.be.revertedWithCustomError(
        log,
        "DisclosureLogEmpty",
      );
      await expect(log.publishRoot(HOSPITAL, ROOT, 0, now)).to.be.revertedWithCustomError(log, "DisclosureLogEmpty");
    });

    it("[C54] refuses a period that does not follow the last one", async () => {
      const { log, now } = await loadFixture(logged);
      await log.publishRoot(HOSPITAL, ROOT, 1, now - 10);
      for (const [i, until] of [now - 10, now - 11, 0].entries()) {
        await time.setNextBlockTimestamp(now + 100 + i);
        await expect(log.publishRoot(HOSPITAL, ROOT, 1, until))
          .to.be.revertedWithCustomError(log, "DisclosureLogInvalidPeriod")
          .withArgs(now - 10, until, now + 100 + i);
      }
    });

    it("[C54] takes a period that ends now, and none that is not over", async () => {
      const { log, now } = await loadFixture(logged);
      await time.setNextBlockTimestamp(now + 60);
      await expect(log.publishRoot(HOSPITAL, ROOT, 1, now + 61))
        .to.be.revertedWithCustomError(log, "DisclosureLogInvalidPeriod")
        .withArgs(0, now + 61, now + 60);
      await time.setNextBlockTimestamp(now + 70);
      await expect(log.publishRoot(HOSPITAL, ROOT, 1, now + 70)).to.emit(log, "RootPublished");
    });
  });

  it("rootOf refuses a number that there is not", async () => {
    const { log, now } = await loadFixture(logged);
    await expect(log.rootOf(HOSPITAL, 0))
      .to.be.revertedWithCustomError(log, "DisclosureLogUnknownRoot")
      .withArgs(HOSPITAL, 0, 0);
    await log.publishRoot(HOSPITAL, ROOT, 1, now);
    await expect(log.rootOf(HOSPITAL, 1))
      .to.be.revertedWithCustomError(log, "DisclosureLogUnknownRoot")
      .withArgs(HOSPITAL, 1, 1);
    await expect(log.rootOf(NOBODY, 0))
      .to.be.revertedWithCustomError(log, "DisclosureLogUnknownRoot")
      .withArgs(NOBODY, 0, 0);
  });

  it("[C54] proves that an entry is in a root, and that another is not", async () => {
    const { log, now } = await loadFixture(logged);
    const [a, b, c] = [leafOf("a"), leafOf("b"), leafOf("c")];
    const root = pairOf(pairOf(a, b), c);
    await log.publishRoot(HOSPITAL, pointer("before"), 1, now - 1);
    await log.publishRoot(HOSPITAL, root, 3, now);
    expect(await log.includes(HOSPITAL, 1, a, [b, c])).to.equal(true);
    expect(await log.includes(HOSPITAL, 1, c, [pairOf(a, b)])).to.equal(true);
    expect(await log.includes(HOSPITAL, 1, leafOf("d"), [b, c])).to.equal(false);
    expect(await log.includes(HOSPITAL, 0, a, [b, c])).to.equal(false);
  });
});
