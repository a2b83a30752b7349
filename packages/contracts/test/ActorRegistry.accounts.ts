import { expect } from "chai";
import {
  CLINIC,
  CLINICIAN,
  HOSPITAL,
  KEYS,
  Kind,
  NOBODY,
  PATIENT,
  STUDENT,
  Standing,
  WATCH,
  YEAR,
  enrolled,
  ethers,
  loadFixture,
  peopled,
  pointer,
  time,
} from "./support/fixtures.ts";

const NONE = ethers.ZeroAddress;

describe("ActorRegistry: accounts", () => {
  describe("proposeAccount", () => {
    it("[C32] changes nothing until the account accepts", async () => {
      const { actors, charts, signers } = await loadFixture(enrolled);
      await expect(actors.connect(signers.patient).proposeAccount(PATIENT, signers.successor))
        .to.emit(actors, "AccountProposed")
        .withArgs(PATIENT, signers.successor);

      const { account, proposedAccount } = await actors.actorOf(PATIENT);
      expect([account, proposedAccount]).to.deep.equal([signers.patient.address, signers.successor.address]);
      await expect(charts.connect(signers.successor).openChart(PATIENT, KEYS))
        .to.be.revertedWithCustomError(actors, "ActorRegistryNotAccount")
        .withArgs(PATIENT, signers.successor);
      await charts.connect(signers.patient).openChart(PATIENT, KEYS);
    });

    it("[C32] replaces an earlier proposal, and takes it back with zero", async () => {
      const { actors, signers } = await loadFixture(enrolled);
      const patient = actors.connect(signers.patient);
      await patient.proposeAccount(PATIENT, signers.successor);
      for (const next of [signers.stranger.address, NONE]) {
        await expect(patient.proposeAccount(PATIENT, next)).to.emit(actors, "AccountProposed").withArgs(PATIENT, next);
        expect((await actors.actorOf(PATIENT)).proposedAccount).to.equal(next);
        await expect(actors.connect(signers.successor).acceptAccount(PATIENT))
          .to.be.revertedWithCustomError(actors, "ActorRegistryNotProposed")
          .withArgs(PATIENT, signers.successor);
      }
    });

    it("[C2] refuses anyone but the account, and an actor that does not exist", async () => {
      const { actors, signers } = await loadFixture(enrolled);
      for (const other of [signers.successor, signers.regulator, signers.deployer]) {
        await expect(actors.connect(other).proposeAccount(PATIENT, other))
          .to.be.revertedWithCustomError(actors, "ActorRegistryNotAccount")
          .withArgs(PATIENT, other);
      }
      await expect(actors.proposeAccount(NOBODY, signers.successor))
        .to.be.revertedWithCustomError(actors, "ActorRegistryUnknownActor")
        .withArgs(NOBODY);
    });
  });

  describe("acceptAccount", () => {
    async function proposed() {
      const world = await peopled();
      await world.actors.connect(world.signers.patient).proposeAccount(PATIENT, world.signers.successor);
      return world;
    }

    it("[C32] hands the actor over, chart and all, and uses the proposal up", async () => {
      const { actors, charts, signers } = await loadFixture(proposed);
      const [, ...rest] = await actors.actorOf(PATIENT);
      await expect(actors.connect(signers.successor).acceptAccount(PATIENT))
        .to.emit(actors, "AccountChanged")
        .withArgs(PATIENT, signers.successor);

      expect(await actors.actorOf(PATIENT)).to.deep.equal([signers.successor.address, ...rest.slice(0, -1), NONE]);
      await charts.connect(signers.successor).revoke(PATIENT, PATIENT, CLINICIAN);
      await expect(charts.connect(signers.patient).openEpochs(PATIENT, 1, KEYS, KEYS))
        .to.be.revertedWithCustomError(actors, "ActorRegistryNotAccount")
        .withArgs(PATIENT, signers.patient);
      await expect(actors.connect(signers.successor).acceptAccount(PATIENT))
        .to.be.revertedWithCustomError(actors, "ActorRegistryNotProposed")
        .withArgs(PATIENT, signers.successor);
    });

    it("[C32] refuses everyone else, the account itself too", async () => {
      const { actors, signers } = await loadFixture(proposed);
      for (const other of [signers.patient, signers.stranger, signers.regulator, signers.deployer]) {
        await expect(actors.connect(other).acceptAccount(PATIENT))
          .to.be.revertedWithCustomError(actors, "ActorRegistryNotProposed")
          .withArgs(PATIENT, other);
      }
    });

    it("refuses where nothing was proposed, and an actor that does not exist", async () => {
      const { actors, signers } = await loadFixture(proposed);
      await expect(actors.connect(signers.successor).acceptAccount(CLINICIAN))
        .to.be.revertedWithCustomError(actors, "ActorRegistryNotProposed")
        .withArgs(CLINICIAN, signers.successor);
      await expect(actors.connect(signers.successor).acceptAccount(NOBODY))
        .to.be.revertedWithCustomError(actors, "ActorRegistryUnknownActor")
        .withArgs(NOBODY);
    });

    it("lets one account hold several actors", async () => {
      const { actors, charts, signers } = await loadFixture(proposed);
      await actors.connect(signers.clinician).proposeAccount(CLINICIAN, signers.successor);
      const both = signers.successor;
      await actors.connect(both).acceptAccount(PATIENT);
      await actors.connect(both).acceptAccount(CLINICIAN);
      await charts.connect(both).addRecord(PATIENT, PATIENT, 0, 2, 0, 0, pointer("as the patient"));
      await charts.connect(both).addRecord(PATIENT, CLINICIAN, 0, 2, 2, 0, pointer("as the clinician"));
    });
  });

  describe("license: the issuer", () => {
    it("[C33] is named, replaced by a renewal, and kept through a suspension", async () => {
      const { actors, signers } = await loadFixture(enrolled);
      const regulator = actors.connect(signers.regulator);
      const until = (await time.latest()) + YEAR;
      await expect(regulator.license(STUDENT, HOSPITAL, until))
        .to.emit(actors, "StandingChanged")
        .withArgs(STUDENT, Standing.Active, until, HOSPITAL);
      expect((await actors.actorOf(STUDENT)).issuer).to.equal(HOSPITAL);

      await expect(regulator.suspend(STUDENT))
        .to.emit(actors, "StandingChanged")
        .withArgs(STUDENT, Standing.Suspended, until, HOSPITAL);
      await expect(regulator.reinstate(STUDENT))
        .to.emit(actors, "StandingChanged")
        .withArgs(STUDENT, Standing.Active, until, HOSPITAL);
      await regulator.license(STUDENT, 0, until);
      expect((await actors.actorOf(STUDENT)).issuer).to.equal(0n);
    });

    it("[C33] is an organization in good standing when it is named", async () => {
      const { actors, signers, licensedUntil } = await loadFixture(peopled);
      const regulator = actors.connect(signers.regulator);
      const refused = async (issuer: bigint) =>
        expect(regulator.license(STUDENT, issuer, licensedUntil + YEAR))
          .to.be.revertedWithCustomError(actors, "ActorRegistryInvalidIssuer")
          .withArgs(issuer);

      // The clinic was never accredited.
      for (const issuer of [PATIENT, CLINICIAN, WATCH, STUDENT, CLINIC, NOBODY]) await refused(issuer);
      await regulator.suspend(HOSPITAL);
      await refused(HOSPITAL);
      await regulator.reinstate(HOSPITAL);
      await regulator.license(STUDENT, HOSPITAL, licensedUntil + YEAR);

      await time.increaseTo(licensedUntil);
      await refused(HOSPITAL);
      expect(await actors.inGoodStanding(STUDENT)).to.equal(true);
    });
  });

  describe("actorOf", () => {
    it("tells a standing as it is now", async () => {
      const { actors, signers, licensedUntil } = await loadFixture(enrolled);
      const told = async (actor: bigint) => {
        const { kind, standing, practising, validUntil } = await actors.actorOf(actor);
        return [kind, standing, practising, validUntil].map(Number);
      };
      expect(await told(PATIENT)).to.deep.equal([Kind.Patient, Standing.None, 1, 0]);
      expect(await told(WATCH)).to.deep.equal([Kind.Device, Standing.None, 1, 0]);
      expect(await told(STUDENT)).to.deep.equal([Kind.Clinician, Standing.None, 0, 0]);
      expect(await told(CLINICIAN)).to.deep.equal([Kind.Clinician, Standing.Active, 1, licensedUntil]);

      await actors.connect(signers.regulator).suspend(HOSPITAL);
      expect(await told(HOSPITAL)).to.deep.equal([Kind.Organization, Standing.Suspended, 0, licensedUntil]);
      await time.increaseTo(licensedUntil);
      expect(await told(CLINICIAN)).to.deep.equal([Kind.Clinician, Standing.Active, 0, licensedUntil]);
    });

    it("is all zero for nobody", async () => {
      const { actors } = await loadFixture(enrolled);
      expect(await actors.actorOf(NOBODY)).to.deep.equal([NONE, 0n, 0n, false, 0n, 0n, ethers.ZeroHash, 0n, NONE]);
    });
  });

  describe("kindOf, requireAccount and requirePractising", () => {
    it("say what the actor is", async () => {
      const { actors, signers } = await loadFixture(enrolled);
      for (const [actor, signer, kind] of [
        [PATIENT, signers.patient, Kind.Patient],
        [CLINICIAN, signers.clinician, Kind.Clinician],
        [HOSPITAL, signers.hospital, Kind.Organization],
        [WATCH, signers.watch, Kind.Device],
      ] as const) {
        expect(await actors.kindOf(actor)).to.equal(kind);
        expect(await actors.requireAccount(actor, signer)).to.equal(kind);
        expect(await actors.requirePractising(actor, signer)).to.equal(kind);
      }
      expect(await actors.requireAccount(STUDENT, signers.student)).to.equal(Kind.Clinician);
      expect(await actors.kindOf(NOBODY)).to.equal(Kind.None);
    });

    it("[C2] refuse the zero address for who does not exist", async () => {
      const { actors } = await loadFixture(enrolled);
      for (const actor of [0n, NOBODY]) {
        for (const check of ["requireAccount", "requirePractising"] as const) {
          await expect(actors[check](actor, NONE))
            .to.be.revertedWithCustomError(actors, "ActorRegistryUnknownActor")
            .withArgs(actor);
        }
      }
    });
  });
});
