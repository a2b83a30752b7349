import { expect } from "chai";
import {
  CLINICIAN,
  ENVELOPE,
  HOSPITAL,
  KEYS,
  Kind,
  LABS,
  NOBODY,
  NOTES,
  PATIENT,
  STUDENT,
  SUMMARY,
  Reason,
  Status,
  charted,
  deployed,
  enrolled,
  ethers,
  granted,
  mask,
  opened,
  pointer,
  terms,
  loadFixture,
} from "./support/fixtures.ts";

const KEYRING = ethers.id("keyring");
const NONE = ethers.ZeroHash;

describe("ChartRegistry: charts", () => {
  describe("actors", () => {
    it("is the registry it was deployed with", async () => {
      const { actors, charts } = await loadFixture(deployed);
      expect(await charts.actors()).to.equal(actors);
    });
  });

  describe("openChart", () => {
    it("opens it with every compartment at epoch 0", async () => {
      const { charts, signers } = await loadFixture(enrolled);
      await expect(charts.connect(signers.patient).openChart(PATIENT, KEYS))
        .to.emit(charts, "ChartOpened")
        .withArgs(PATIENT, KEYS);
      expect(await charts.chartOf(PATIENT)).to.deep.equal([NONE, KEYS, 0n]);
      expect(await charts.headOf(PATIENT)).to.equal(NONE);
      expect(await charts.epochOf(PATIENT, 0)).to.equal(0);
      expect(await charts.epochOf(PATIENT, 63)).to.equal(0);
    });

    it("refuses a second time", async () => {
      const { charts, signers } = await loadFixture(opened);
      await expect(charts.connect(signers.patient).openChart(PATIENT, KEYS))
        .to.be.revertedWithCustomError(charts, "ChartRegistryAlreadyOpen")
        .withArgs(PATIENT);
    });

    it("refuses who is no patient", async () => {
      const { charts, signers } = await loadFixture(enrolled);
      await expect(charts.connect(signers.hospital).openChart(HOSPITAL, KEYS))
        .to.be.revertedWithCustomError(charts, "ChartRegistryNotPatient")
        .withArgs(HOSPITAL, Kind.Organization);
    });

    it("refuses an actor that does not exist", async () => {
      const { actors, charts } = await loadFixture(enrolled);
      await expect(charts.openChart(NOBODY, KEYS))
        .to.be.revertedWithCustomError(actors, "ActorRegistryUnknownActor")
        .withArgs(NOBODY);
    });

    it("refuses no key list", async () => {
      const { charts, signers } = await loadFixture(enrolled);
      await expect(charts.connect(signers.patient).openChart(PATIENT, NONE)).to.be.revertedWithCustomError(
        charts,
        "ChartRegistryEmptyPointer",
      );
    });
  });

  describe("openEpochs", () => {
    it("[C12] moves the compartments in the mask by one and no other", async () => {
      const { charts, signers } = await loadFixture(opened);
      const patient = charts.connect(signers.patient);
      const moved = [0, 7, 8, 31, 63];

      await expect(patient.openEpochs(PATIENT, mask(...moved), pointer("keys 1"), KEYRING))
        .to.emit(charts, "EpochsOpened")
        .withArgs(PATIENT, mask(...moved), pointer("keys 1"), KEYRING);
      await patient.openEpochs(PATIENT, mask(8), pointer("keys 2"), KEYRING);

      for (let compartment = 0; compartment < 64; ++compartment) {
        const epoch = compartment === 8 ? 2 : moved.includes(compartment) ? 1 : 0;
        expect(await charts.epochOf(PATIENT, compartment), `compartment ${compartment}`).to.equal(epoch);
      }
      expect((await charts.chartOf(PATIENT)).keyList).to.equal(pointer("keys 2"));
    });

    it("moves all 64 at once, with no grantee left", async () => {
      const { charts, signers } = await loadFixture(opened);
      await charts.connect(signers.patient).openEpochs(PATIENT, 2n ** 64n - 1n, KEYS, NONE);
      for (let compartment = 0; compartment < 64; ++compartment) {
        expect(await charts.epochOf(PATIENT, compartment)).to.equal(1);
      }
    });

    it("refuses no compartment, no key list, no chart", async () => {
      const { charts, signers } = await loadFixture(opened);
      const patient = charts.connect(signers.patient);
      await expect(patient.openEpochs(PATIENT, 0, KEYS, KEYRING)).to.be.revertedWithCustomError(
        charts,
        "ChartRegistryEmptyMask",
      );
      await expect(patient.openEpochs(PATIENT, 1, NONE, KEYRING)).to.be.revertedWithCustomError(
        charts,
        "ChartRegistryEmptyPointer",
      );
      await expect(charts.connect(signers.clinician).openEpochs(CLINICIAN, 1, KEYS, KEYRING))
        .to.be.revertedWithCustomError(charts, "ChartRegistryNotOpen")
        .withArgs(CLINICIAN);
    });
  });

  describe("epochOf", () => {
    it("refuses a compartment that does not exist", async () => {
      const { charts } = await loadFixture(opened);
      await expect(charts.epochOf(PATIENT, 64))
        .to.be.revertedWithCustomError(charts, "ChartRegistryInvalidCompartment")
        .withArgs(64);
    });
  });

  describe("what the patient decides", () => {
    it("[C7] refuses everyone else: the grantee, the regulator, the administrator", async () => {
      const { actors, charts, signers } = await loadFixture(granted);
      const agreed = await terms();
      for (const other of [signers.clinician, signers.regulator, signers.deployer]) {
        const connected = charts.connect(other);
        for (const call of [
          () => connected.openChart(PATIENT, KEYS),
          () => connected.openEpochs(PATIENT, 1, KEYS, KEYRING),
          () => connected.denyAccess(PATIENT, PATIENT, CLINICIAN),
          () => connected.grant(PATIENT, PATIENT, STUDENT, agreed, ENVELOPE),
          () => connected.revoke(PATIENT, PATIENT, CLINICIAN),
          () => connected.revokeAndRotate(PATIENT, CLINICIAN, 1, KEYS, KEYRING),
        ]) {
          await expect(call())
            .to.be.revertedWithCustomError(actors, "ActorRegistryNotAccount")
            .withArgs(PATIENT, other);
        }
      }
    });
  });

  describe("pause", () => {
    it("[C20] stops grants and requests, and nothing that protects or records", async () => {
      const { charts, signers } = await loadFixture(charted);
      const patient = charts.connect(signers.patient);
      const agreed = await terms();
      await expect(charts.connect(signers.regulator).pause()).to.emit(charts, "Paused").withArgs(signers.regulator);

      await expect(patient.grant(PATIENT, PATIENT, STUDENT, agreed, ENVELOPE)).to.be.revertedWithCustomError(
        charts,
        "EnforcedPause",
      );
      await expect(
        charts.connect(signers.clinician).requestAccess(CLINICIAN, PATIENT, agreed, pointer("reason")),
      ).to.be.revertedWithCustomError(charts, "EnforcedPause");

      await charts.connect(signers.clinician).addRecord(PATIENT, CLINICIAN, 0n, 2, LABS, 0, pointer("2"));
      await charts.connect(signers.clinician).amendRecord(PATIENT, CLINICIAN, 0n, 1, 1, NOTES, 0, pointer("1.2"));
      await patient.retractRecord(PATIENT, PATIENT, CLINICIAN, 2, 1, Status.Erased, Reason.PatientWish);
      await patient.denyAccess(PATIENT, PATIENT, CLINICIAN);
      await patient.openEpochs(PATIENT, mask(SUMMARY), KEYS, KEYRING);
      await patient.revokeAndRotate(PATIENT, CLINICIAN, mask(LABS), KEYS, KEYRING);
      expect(await charts.canRead(PATIENT, CLINICIAN, LABS)).to.equal(false);
    });

    it("[C20] is lifted by unpause", async () => {
      const { charts, signers } = await loadFixture(granted);
      const regulator = charts.connect(signers.regulator);
      await regulator.pause();
      await expect(regulator.unpause()).to.emit(charts, "Unpaused").withArgs(signers.regulator);
      await charts.connect(signers.patient).grant(PATIENT, PATIENT, STUDENT, await terms(), ENVELOPE);
    });

    it("[C4] refuses everyone but the regulator", async () => {
      const { charts, signers } = await loadFixture(enrolled);
      for (const other of [signers.stranger, signers.patient, signers.deployer]) {
        for (const call of [() => charts.connect(other).pause(), () => charts.connect(other).unpause()]) {
          await expect(call()).to.be.revertedWithCustomError(charts, "AccessManagedUnauthorized").withArgs(other);
        }
      }
    });
  });
});
