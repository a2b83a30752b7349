import { expect } from "chai";
import {
  CLINICIAN,
  HOSPITAL,
  LABS,
  NOBODY,
  NOTES,
  PATIENT,
  STUDENT,
  SUMMARY,
  Standing,
  Reason,
  Status,
  WATCH,
  charted,
  enrolled,
  ethers,
  granted,
  mask,
  opened,
  pointer,
  terms,
  loadFixture,
  time,
} from "./support/fixtures.ts";
import { changesOf, headAfter } from "./support/head.ts";

const NONE = ethers.ZeroHash;
const KEYS_1 = pointer("keys 1");
const KEYRING = pointer("keyring");

type World = Awaited<ReturnType<typeof charted>>;

/** Adding and amending pass the same check; each row makes the call with one thing changed. */
const writes = {
  addRecord: (
    { charts }: World,
    signer: World["signers"]["patient"],
    author: bigint,
    { compartment = LABS, epoch = 0, to = pointer("next") } = {},
  ) => charts.connect(signer).addRecord(PATIENT, author, 0n, 2, compartment, epoch, to),
  amendRecord: (
    { charts }: World,
    signer: World["signers"]["patient"],
    author: bigint,
    { compartment = LABS, epoch = 0, to = pointer("next") } = {},
  ) => charts.connect(signer).amendRecord(PATIENT, author, 0n, 1, 1, compartment, epoch, to),
} as const;

describe("ChartRegistry: records", () => {
  describe("addRecord", () => {
    it("adds the patient's own", async () => {
      const { charts, signers } = await loadFixture(opened);
      await expect(charts.connect(signers.patient).addRecord(PATIENT, PATIENT, 0n, 1, SUMMARY, 0, pointer("1")))
        .to.emit(charts, "RecordAdded")
        .withArgs(PATIENT, PATIENT, 1, SUMMARY, 0, pointer("1"));
      expect((await charts.chartOf(PATIENT)).sequence).to.equal(1);
      expect(await charts.recordOf(PATIENT, PATIENT, 1)).to.deep.equal([1n, BigInt(Status.Active)]);
    });

    it("adds a grantee's, in a sequence of its own", async () => {
      const { charts, signers } = await loadFixture(granted);
      await charts.connect(signers.patient).addRecord(PATIENT, PATIENT, 0n, 1, SUMMARY, 0, pointer("mine"));
      await expect(charts.connect(signers.clinician).addRecord(PATIENT, CLINICIAN, 0n, 1, LABS, 0, pointer("1")))
        .to.emit(charts, "RecordAdded")
        .withArgs(PATIENT, CLINICIAN, 1, LABS, 0, pointer("1"));
      expect((await charts.consentOf(PATIENT, CLINICIAN)).sequence).to.equal(1);
      expect((await charts.chartOf(PATIENT)).sequence).to.equal(1);
    });

    it("[C14] refuses a patient who names an organization's consent: patients write under none", async () => {
      const { charts, signers } = await loadFixture(charted);
      await expect(charts.connect(signers.patient).addRecord(PATIENT, PATIENT, HOSPITAL, 2, LABS, 0, pointer("mine")))
        .to.be.revertedWithCustomError(charts, "ChartRegistryWriteRefused")
        .withArgs(PATIENT, PATIENT, HOSPITAL, LABS);
    });

    it("adds what a device sends that can read nothing", async () => {
      const { charts, signers } = await loadFixture(opened);
      const writeOnly = await terms({ readMask: 0n, writeMask: mask(LABS) });
      await charts.connect(signers.patient).grant(PATIENT, PATIENT, WATCH, writeOnly, NONE);
      await charts.connect(signers.watch).addRecord(PATIENT, WATCH, 0n, 1, LABS, 0, pointer("pulse"));
      expect(await charts.canRead(PATIENT, WATCH, LABS)).to.equal(false);
      expect(await charts.recordOf(PATIENT, WATCH, 1)).to.deep.equal([1n, BigInt(Status.Active)]);
    });

    it("[C15] refuses every sequence but the next, before and after a new consent", async () => {
      const { charts, signers } = await loadFixture(charted);
      const clinician = charts.connect(signers.clinician);
      const refused = async (given: number, next: number) =>
        expect(clinician.addRecord(PATIENT, CLINICIAN, 0n, given, LABS, 0, pointer("x")))
          .to.be.revertedWithCustomError(charts, "ChartRegistryWrongSequence")
          .withArgs(CLINICIAN, given, next);

      for (const given of [0, 1, 3]) await refused(given, 2);
      await expect(charts.connect(signers.patient).addRecord(PATIENT, PATIENT, 0n, 1, LABS, 0, pointer("x")))
        .to.be.revertedWithCustomError(charts, "ChartRegistryWrongSequence")
        .withArgs(PATIENT, 1, 2);

      await charts.connect(signers.patient).revoke(PATIENT, PATIENT, CLINICIAN);
      await charts.connect(signers.patient).grant(PATIENT, PATIENT, CLINICIAN, await terms(), pointer("envelope 2"));
      await refused(1, 2);
      await clinician.addRecord(PATIENT, CLINICIAN, 0n, 2, LABS, 0, pointer("2"));
    });
  });

  for (const [name, write] of Object.entries(writes)) {
    describe(`${name}: who, where, for which epoch`, () => {
      it("[C14] refuses another's account", async () => {
        const world = await loadFixture(charted);
        await expect(write(world, world.signers.patient, CLINICIAN))
          .to.be.revertedWithCustomError(world.actors, "ActorRegistryNotAccount")
          .withArgs(CLINICIAN, world.signers.patient);
      });

      it("[C14] refuses an author not in good standing", async () => {
        const world = await loadFixture(charted);
        await world.actors.connect(world.signers.regulator).suspend(CLINICIAN);
        await expect(write(world, world.signers.clinician, CLINICIAN))
          .to.be.revertedWithCustomError(world.actors, "ActorRegistryNotInGoodStanding")
          .withArgs(CLINICIAN, Standing.Suspended, world.licensedUntil);
      });

      it("[C14] refuses a compartment that the consent does not name", async () => {
        const world = await loadFixture(charted);
        await expect(write(world, world.signers.clinician, CLINICIAN, { compartment: SUMMARY }))
          .to.be.revertedWithCustomError(world.charts, "ChartRegistryWriteRefused")
          .withArgs(PATIENT, CLINICIAN, 0, SUMMARY);
      });

      it("[C14] refuses without a consent", async () => {
        const world = await loadFixture(charted);
        await expect(write(world, world.signers.hospital, HOSPITAL))
          .to.be.revertedWithCustomError(world.charts, "ChartRegistryWriteRefused")
          .withArgs(PATIENT, HOSPITAL, 0, LABS);
      });

      it("[C14] refuses after the revocation", async () => {
        const world = await loadFixture(charted);
        await world.charts.connect(world.signers.patient).revoke(PATIENT, PATIENT, CLINICIAN);
        await expect(write(world, world.signers.clinician, CLINICIAN))
          .to.be.revertedWithCustomError(world.charts, "ChartRegistryWriteRefused")
          .withArgs(PATIENT, CLINICIAN, 0, LABS);
      });

      it("[C14] refuses before and after the consent's window", async () => {
        const world = await loadFixture(charted);
        const start = world.agreed.notBefore + 100;
        const later = await terms({ notBefore: start, expiresAt: start + 60 });
        await world.charts
          .connect(world.signers.patient)
          .grant(PATIENT, PATIENT, CLINICIAN, later, pointer("envelope 2"));
        const refused = () =>
          expect(write(world, world.signers.clinician, CLINICIAN))
            .to.be.revertedWithCustomError(world.charts, "ChartRegistryWriteRefused")
            .withArgs(PATIENT, CLINICIAN, 0, LABS);

        await time.setNextBlockTimestamp(start * 60 - 1);
        await refused();
        await time.setNextBlockTimestamp((start + 60) * 60);
        await refused();
      });

      it("[C14] refuses another epoch", async () => {
        const world = await loadFixture(charted);
        await world.charts.connect(world.signers.patient).openEpochs(PATIENT, mask(LABS), KEYS_1, KEYRING);
        for (const epoch of [0, 2]) {
          await expect(write(world, world.signers.clinician, CLINICIAN, { epoch }))
            .to.be.revertedWithCustomError(world.charts, "ChartRegistryWrongEpoch")
            .withArgs(LABS, epoch, 1);
        }
        await write(world, world.signers.clinician, CLINICIAN, { epoch: 1 });
      });

      it("refuses a compartment that does not exist", async () => {
        const world = await loadFixture(charted);
        for (const [signer, author] of [
          [world.signers.patient, PATIENT],
          [world.signers.clinician, CLINICIAN],
        ] as const) {
          await expect(write(world, signer, author, { compartment: 64 }))
            .to.be.revertedWithCustomError(world.charts, "ChartRegistryInvalidCompartment")
            .withArgs(64);
        }
      });

      it("refuses no pointer", async () => {
        const world = await loadFixture(charted);
        await expect(write(world, world.signers.patient, PATIENT, { to: NONE })).to.be.revertedWithCustomError(
          world.charts,
          "ChartRegistryEmptyPointer",
        );
      });

      it("refuses a patient without a chart", async () => {
        const world = await loadFixture(enrolled);
        const { charts, signers } = world;
        const call =
          name === "addRecord"
            ? charts.connect(signers.patient).addRecord(PATIENT, PATIENT, 0n, 1, LABS, 0, pointer("x"))
            : charts.connect(signers.patient).amendRecord(PATIENT, PATIENT, 0n, 1, 1, LABS, 0, pointer("x"));
        await expect(call).to.be.revertedWithCustomError(charts, "ChartRegistryNotOpen").withArgs(PATIENT);
      });
    });
  }

  describe("amendRecord", () => {
    it("[C16] numbers the versions 2, 3 and lets the record change its place", async () => {
      const { charts, signers } = await loadFixture(charted);
      const clinician = charts.connect(signers.clinician);
      for (const [version, compartment] of [
        [2n, NOTES],
        [3n, LABS],
      ] as const) {
        const to = pointer(`1.${version}`);
        await expect(clinician.amendRecord(PATIENT, CLINICIAN, 0n, 1, version - 1n, compartment, 0, to))
          .to.emit(charts, "RecordAmended")
          .withArgs(PATIENT, CLINICIAN, 1, version, compartment, 0, to);
        expect(await charts.recordOf(PATIENT, CLINICIAN, 1)).to.deep.equal([version, BigInt(Status.Active)]);
      }
      expect((await charts.consentOf(PATIENT, CLINICIAN)).sequence).to.equal(1);
    });

    it("[C16] lets one of two writers win", async () => {
      const { charts, signers } = await loadFixture(charted);
      const clinician = charts.connect(signers.clinician);
      await clinician.amendRecord(PATIENT, CLINICIAN, 0n, 1, 1, NOTES, 0, pointer("a"));
      await expect(clinician.amendRecord(PATIENT, CLINICIAN, 0n, 1, 1, NOTES, 0, pointer("b")))
        .to.be.revertedWithCustomError(charts, "ChartRegistryWrongVersion")
        .withArgs(1, 2);
    });

    it("refuses a record that was never written", async () => {
      const { charts, signers } = await loadFixture(charted);
      for (const sequence of [0, 2]) {
        await expect(
          charts.connect(signers.clinician).amendRecord(PATIENT, CLINICIAN, 0n, sequence, 1, NOTES, 0, pointer("x")),
        )
          .to.be.revertedWithCustomError(charts, "ChartRegistryUnknownRecord")
          .withArgs(PATIENT, CLINICIAN, sequence);
      }
    });

    it("[C17] refuses a retracted record", async () => {
      const { charts, signers } = await loadFixture(charted);
      await charts
        .connect(signers.patient)
        .retractRecord(PATIENT, PATIENT, CLINICIAN, 1, 1, Status.Erased, Reason.PatientWish);
      await expect(charts.connect(signers.clinician).amendRecord(PATIENT, CLINICIAN, 0n, 1, 2, NOTES, 0, pointer("x")))
        .to.be.revertedWithCustomError(charts, "ChartRegistryRetracted")
        .withArgs(PATIENT, CLINICIAN, 1, Status.Erased);
    });
  });

  describe("retractRecord", () => {
    for (const status of [Status.EnteredInError, Status.Erased]) {
      for (const author of [PATIENT, CLINICIAN]) {
        it(`[C18] lets the patient retract the record of ${author} with status ${status}`, async () => {
          const { charts, signers } = await loadFixture(charted);
          await expect(
            charts.connect(signers.patient).retractRecord(PATIENT, PATIENT, author, 1, 1, status, Reason.PatientWish),
          )
            .to.emit(charts, "RecordRetracted")
            .withArgs(PATIENT, author, 1, 2, status, Reason.PatientWish, PATIENT);
          expect(await charts.recordOf(PATIENT, author, 1)).to.deep.equal([2n, BigInt(status)]);
        });
      }
    }

    it("[C18] lets the author withdraw its own as wrong", async () => {
      const { charts, signers } = await loadFixture(charted);
      const clinician = charts.connect(signers.clinician);
      await clinician.amendRecord(PATIENT, CLINICIAN, 0n, 1, 1, NOTES, 0, pointer("1.2"));
      await expect(
        clinician.retractRecord(CLINICIAN, PATIENT, CLINICIAN, 1, 2, Status.EnteredInError, Reason.WrongPatient),
      )
        .to.emit(charts, "RecordRetracted")
        .withArgs(PATIENT, CLINICIAN, 1, 3, Status.EnteredInError, Reason.WrongPatient, CLINICIAN);
    });

    it("[C18] refuses the author anything but EnteredInError, and everybody no retraction", async () => {
      const { charts, signers } = await loadFixture(charted);
      for (const [signer, actor, status] of [
        [signers.clinician, CLINICIAN, Status.Erased],
        [signers.clinician, CLINICIAN, Status.Active],
        [signers.patient, PATIENT, Status.Active],
        [signers.patient, PATIENT, Status.None],
      ] as const) {
        await expect(charts.connect(signer).retractRecord(actor, PATIENT, CLINICIAN, 1, 1, status, Reason.PatientWish))
          .to.be.revertedWithCustomError(charts, "ChartRegistryRetractRefused")
          .withArgs(actor, status);
      }
    });

    it("[C18] refuses the author once no consent to write holds", async () => {
      const { charts, signers } = await loadFixture(charted);
      const patient = charts.connect(signers.patient);
      const refused = () =>
        expect(
          charts
            .connect(signers.clinician)
            .retractRecord(CLINICIAN, PATIENT, CLINICIAN, 1, 1, Status.EnteredInError, Reason.PatientWish),
        )
          .to.be.revertedWithCustomError(charts, "ChartRegistryRetractRefused")
          .withArgs(CLINICIAN, Status.EnteredInError);

      await patient.revoke(PATIENT, PATIENT, CLINICIAN);
      await refused();
      await patient.grant(PATIENT, PATIENT, CLINICIAN, await terms({ writeMask: 0n }), pointer("envelope 2"));
      await refused();
    });

    it("[C18] refuses the author without good standing", async () => {
      const { actors, charts, signers, licensedUntil } = await loadFixture(charted);
      await actors.connect(signers.regulator).suspend(CLINICIAN);
      await expect(
        charts
          .connect(signers.clinician)
          .retractRecord(CLINICIAN, PATIENT, CLINICIAN, 1, 1, Status.EnteredInError, Reason.PatientWish),
      )
        .to.be.revertedWithCustomError(actors, "ActorRegistryNotInGoodStanding")
        .withArgs(CLINICIAN, Standing.Suspended, licensedUntil);
    });

    it("[C18] refuses another writer, and another's account", async () => {
      const { actors, charts, signers } = await loadFixture(charted);
      await charts
        .connect(signers.patient)
        .grant(PATIENT, PATIENT, HOSPITAL, await terms({ readMask: 0n, writeMask: mask(NOTES) }), NONE);
      const retract = (signer: World["signers"]["hospital"], actor: bigint) =>
        charts
          .connect(signer)
          .retractRecord(actor, PATIENT, CLINICIAN, 1, 1, Status.EnteredInError, Reason.PatientWish);

      await expect(retract(signers.hospital, HOSPITAL))
        .to.be.revertedWithCustomError(charts, "ChartRegistryRetractRefused")
        .withArgs(HOSPITAL, Status.EnteredInError);
      await expect(retract(signers.hospital, PATIENT))
        .to.be.revertedWithCustomError(actors, "ActorRegistryNotAccount")
        .withArgs(PATIENT, signers.hospital);
    });

    it("[C17] refuses a second time", async () => {
      const { charts, signers } = await loadFixture(charted);
      const patient = charts.connect(signers.patient);
      await patient.retractRecord(PATIENT, PATIENT, CLINICIAN, 1, 1, Status.EnteredInError, Reason.PatientWish);
      await expect(patient.retractRecord(PATIENT, PATIENT, CLINICIAN, 1, 2, Status.Erased, Reason.PatientWish))
        .to.be.revertedWithCustomError(charts, "ChartRegistryRetracted")
        .withArgs(PATIENT, CLINICIAN, 1, Status.EnteredInError);
    });

    it("refuses a stale version, and a record that was never written", async () => {
      const { charts, signers } = await loadFixture(charted);
      const patient = charts.connect(signers.patient);
      await expect(patient.retractRecord(PATIENT, PATIENT, CLINICIAN, 1, 2, Status.Erased, Reason.PatientWish))
        .to.be.revertedWithCustomError(charts, "ChartRegistryWrongVersion")
        .withArgs(2, 1);
      for (const author of [STUDENT, NOBODY]) {
        await expect(patient.retractRecord(PATIENT, PATIENT, author, 1, 1, Status.Erased, Reason.PatientWish))
          .to.be.revertedWithCustomError(charts, "ChartRegistryUnknownRecord")
          .withArgs(PATIENT, author, 1);
      }
    });
  });

  describe("recordOf", () => {
    it("is nothing for a record that was never written", async () => {
      const { charts } = await loadFixture(charted);
      for (const [author, sequence] of [
        [CLINICIAN, 0],
        [CLINICIAN, 2],
        [PATIENT, 2],
        [NOBODY, 1],
      ] as const) {
        expect(await charts.recordOf(PATIENT, author, sequence)).to.deep.equal([0n, BigInt(Status.None)]);
      }
    });
  });

  describe("headOf", () => {
    async function busy() {
      const world = await charted();
      const patient = world.charts.connect(world.signers.patient);
      const clinician = world.charts.connect(world.signers.clinician);
      await clinician.addRecord(PATIENT, CLINICIAN, 0n, 2, LABS, 0, pointer("2"));
      await patient.openEpochs(PATIENT, mask(NOTES, SUMMARY), KEYS_1, KEYRING);
      await clinician.amendRecord(PATIENT, CLINICIAN, 0n, 1, 1, NOTES, 1, pointer("1.2"));
      await patient.addRecord(PATIENT, PATIENT, 0n, 2, SUMMARY, 1, pointer("patient 2"));
      await clinician.retractRecord(CLINICIAN, PATIENT, CLINICIAN, 2, 1, Status.EnteredInError, Reason.PatientWish);
      await patient.retractRecord(PATIENT, PATIENT, CLINICIAN, 1, 2, Status.Erased, Reason.PatientWish);
      return world;
    }

    it("[C19] is what a replay of the events gives", async () => {
      const { charts } = await loadFixture(busy);
      const changes = await changesOf(charts, PATIENT);
      expect(changes).to.have.length(7);
      expect(headAfter(changes)).to.equal(await charts.headOf(PATIENT));
      expect((await charts.chartOf(PATIENT)).head).to.equal(await charts.headOf(PATIENT));
    });

    it("[C19] is something else when one change is missing, altered or out of order", async () => {
      const { charts } = await loadFixture(busy);
      const changes = await changesOf(charts, PATIENT);
      const head = await charts.headOf(PATIENT);

      for (const [i, change] of changes.entries()) {
        expect(headAfter(changes.toSpliced(i, 1)), `without ${i}`).not.to.equal(head);
        expect(headAfter(changes.with(i, { ...change, pointer: pointer("forged") })), `forged ${i}`).not.to.equal(head);
        expect(headAfter(changes.with(i, { ...change, epoch: 9n })), `other epoch ${i}`).not.to.equal(head);
      }
      const [first, second, ...rest] = changes;
      if (first === undefined || second === undefined) throw new Error("The chart has fewer than two changes.");
      expect(headAfter([second, first, ...rest])).not.to.equal(head);
    });

    it("is untouched by consents and epochs", async () => {
      const { charts, signers } = await loadFixture(charted);
      const before = await charts.headOf(PATIENT);
      await charts.connect(signers.patient).revokeAndRotate(PATIENT, CLINICIAN, 1, KEYS_1, KEYRING);
      expect(await charts.headOf(PATIENT)).to.equal(before);
    });
  });
});
