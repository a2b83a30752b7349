import { expect } from "chai";
import {
  CLINIC,
  CLINICIAN,
  HOSPITAL,
  Kind,
  MATRON,
  NOBODY,
  PATIENT,
  RELATIVE,
  STUDENT,
  WATCH,
  YEAR,
  loadFixture,
  peopled,
  time,
} from "./support/fixtures.ts";

/** `peopled`, and the matron manages the hospital's members for a year. */
async function managed() {
  const world = await peopled();
  const until = (await time.latest()) + YEAR;
  await world.actors.connect(world.signers.hospital).addAdministrator(HOSPITAL, MATRON, until);
  await world.actors.connect(world.signers.hospital).addMember(HOSPITAL, HOSPITAL, CLINICIAN, until);
  return { ...world, until };
}

describe("ActorRegistry: organizations", () => {
  describe("addAdministrator", () => {
    it("[C34] holds until the date, and renews", async () => {
      const { actors, signers, until } = await loadFixture(managed);
      const hospital = actors.connect(signers.hospital);
      await expect(hospital.addAdministrator(HOSPITAL, MATRON, until + 60))
        .to.emit(actors, "AdministratorAdded")
        .withArgs(HOSPITAL, MATRON, until + 60);

      await time.increaseTo(until + 59);
      expect(await actors.isAdministrator(HOSPITAL, MATRON)).to.equal(true);
      await time.increaseTo(until + 60);
      expect(await actors.isAdministrator(HOSPITAL, MATRON)).to.equal(false);
    });

    it("takes a patient as well: people are people", async () => {
      const { actors, signers, until } = await loadFixture(managed);
      await actors.connect(signers.hospital).addAdministrator(HOSPITAL, RELATIVE, until);
      expect(await actors.isAdministrator(HOSPITAL, RELATIVE)).to.equal(true);
    });

    it("[C34] refuses anyone but the organization, its administrators too", async () => {
      const { actors, signers, until } = await loadFixture(managed);
      for (const other of [signers.matron, signers.clinic, signers.regulator]) {
        await expect(actors.connect(other).addAdministrator(HOSPITAL, STUDENT, until))
          .to.be.revertedWithCustomError(actors, "ActorRegistryNotAccount")
          .withArgs(HOSPITAL, other);
      }
    });

    it("refuses what is no organization, and who is no person or does not exist", async () => {
      const { actors, signers, until } = await loadFixture(managed);
      await expect(actors.connect(signers.patient).addAdministrator(PATIENT, MATRON, until))
        .to.be.revertedWithCustomError(actors, "ActorRegistryWrongKind")
        .withArgs(PATIENT, Kind.Patient);
      const hospital = actors.connect(signers.hospital);
      for (const [administrator, kind] of [
        [CLINIC, Kind.Organization],
        [WATCH, Kind.Device],
      ] as const) {
        await expect(hospital.addAdministrator(HOSPITAL, administrator, until))
          .to.be.revertedWithCustomError(actors, "ActorRegistryWrongKind")
          .withArgs(administrator, kind);
      }
      await expect(hospital.addAdministrator(HOSPITAL, NOBODY, until))
        .to.be.revertedWithCustomError(actors, "ActorRegistryUnknownActor")
        .withArgs(NOBODY);
    });

    it("refuses an end that is not in the future", async () => {
      const { actors, signers } = await loadFixture(managed);
      const now = (await time.latest()) + 10;
      await time.setNextBlockTimestamp(now);
      await expect(actors.connect(signers.hospital).addAdministrator(HOSPITAL, STUDENT, now))
        .to.be.revertedWithCustomError(actors, "ActorRegistryExpiryPassed")
        .withArgs(now, now);
    });
  });

  describe("removeAdministrator", () => {
    for (const [who, actor] of [
      ["hospital", HOSPITAL],
      ["matron", MATRON],
    ] as const) {
      it(`[C34] is open to the ${who}, in the same block`, async () => {
        const { actors, signers } = await loadFixture(managed);
        await expect(actors.connect(signers[who]).removeAdministrator(actor, HOSPITAL, MATRON))
          .to.emit(actors, "AdministratorRemoved")
          .withArgs(HOSPITAL, MATRON);
        expect(await actors.isAdministrator(HOSPITAL, MATRON)).to.equal(false);
      });
    }

    it("removes one whose time is over, too", async () => {
      const { actors, signers, until } = await loadFixture(managed);
      await time.increaseTo(until);
      await actors.connect(signers.hospital).removeAdministrator(HOSPITAL, HOSPITAL, MATRON);
    });

    it("[C34] refuses a third party, another administrator too, and another's account", async () => {
      const { actors, signers, until } = await loadFixture(managed);
      await actors.connect(signers.hospital).addAdministrator(HOSPITAL, STUDENT, until);
      await expect(actors.connect(signers.student).removeAdministrator(STUDENT, HOSPITAL, MATRON))
        .to.be.revertedWithCustomError(actors, "ActorRegistryNotAdministrator")
        .withArgs(HOSPITAL, STUDENT);
      await expect(actors.connect(signers.stranger).removeAdministrator(HOSPITAL, HOSPITAL, MATRON))
        .to.be.revertedWithCustomError(actors, "ActorRegistryNotAccount")
        .withArgs(HOSPITAL, signers.stranger);
    });

    it("[C34] refuses who is none: the organization itself cannot be removed", async () => {
      const { actors, signers } = await loadFixture(managed);
      for (const none of [STUDENT, HOSPITAL, NOBODY]) {
        await expect(actors.connect(signers.hospital).removeAdministrator(HOSPITAL, HOSPITAL, none))
          .to.be.revertedWithCustomError(actors, "ActorRegistryNotAdministrator")
          .withArgs(HOSPITAL, none);
      }
      expect(await actors.isAdministrator(HOSPITAL, HOSPITAL)).to.equal(true);
    });
  });

  describe("addMember and removeMember by an administrator", () => {
    it("[C6] work while the administrator is one", async () => {
      const { actors, signers, until } = await loadFixture(managed);
      const matron = actors.connect(signers.matron);
      await expect(matron.addMember(MATRON, HOSPITAL, STUDENT, until + YEAR))
        .to.emit(actors, "MemberAdded")
        .withArgs(HOSPITAL, STUDENT, until + YEAR);
      await expect(matron.removeMember(MATRON, HOSPITAL, CLINICIAN))
        .to.emit(actors, "MemberRemoved")
        .withArgs(HOSPITAL, CLINICIAN);

      await time.increaseTo(until);
      for (const call of [
        () => matron.addMember(MATRON, HOSPITAL, CLINICIAN, until + YEAR),
        () => matron.removeMember(MATRON, HOSPITAL, STUDENT),
      ]) {
        await expect(call())
          .to.be.revertedWithCustomError(actors, "ActorRegistryNotAdministrator")
          .withArgs(HOSPITAL, MATRON);
      }
    });

    it("[C6] are refused to who was removed, another organization, a member, and the regulator", async () => {
      const { actors, signers, until } = await loadFixture(managed);
      await actors.connect(signers.hospital).removeAdministrator(HOSPITAL, HOSPITAL, MATRON);
      for (const [signer, actor] of [
        [signers.matron, MATRON],
        [signers.clinic, CLINIC],
        [signers.student, STUDENT],
      ] as const) {
        for (const call of [
          () => actors.connect(signer).addMember(actor, HOSPITAL, MATRON, until),
          () => actors.connect(signer).removeMember(actor, HOSPITAL, CLINICIAN),
        ]) {
          await expect(call())
            .to.be.revertedWithCustomError(actors, "ActorRegistryNotAdministrator")
            .withArgs(HOSPITAL, actor);
        }
      }
      await expect(actors.connect(signers.clinician).addMember(CLINICIAN, HOSPITAL, STUDENT, until))
        .to.be.revertedWithCustomError(actors, "ActorRegistryNotAdministrator")
        .withArgs(HOSPITAL, CLINICIAN);
      await expect(actors.connect(signers.regulator).removeMember(HOSPITAL, HOSPITAL, CLINICIAN))
        .to.be.revertedWithCustomError(actors, "ActorRegistryNotAccount")
        .withArgs(HOSPITAL, signers.regulator);
    });

    it("[C6] let a clinician be a member of several organizations", async () => {
      const { actors, signers, until } = await loadFixture(managed);
      await actors.connect(signers.clinic).addMember(CLINIC, CLINIC, CLINICIAN, until);
      await actors.connect(signers.hospital).removeMember(HOSPITAL, HOSPITAL, CLINICIAN);
      expect(await actors.isMember(HOSPITAL, CLINICIAN)).to.equal(false);
      expect(await actors.isMember(CLINIC, CLINICIAN)).to.equal(true);
    });
  });
});
