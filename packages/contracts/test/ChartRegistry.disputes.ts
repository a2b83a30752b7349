import { expect } from "chai";
import {
  Answer,
  CLINICIAN,
  ENVELOPE,
  LABS,
  NOBODY,
  NOTES,
  PATIENT,
  Reason,
  STUDENT,
  Standing,
  Status,
  charted,
  ethers,
  loadFixture,
  pointer,
  terms,
} from "./support/fixtures.ts";
import { changesOf, headAfter } from "./support/head.ts";

const WRONG = pointer("it was the left knee");
const STANDS = pointer("the image shows the right one");
const NONE = ethers.ZeroHash;

async function disputed() {
  const world = await charted();
  await world.charts.connect(world.signers.patient).disputeRecord(PATIENT, PATIENT, CLINICIAN, 1, 1, WRONG);
  return world;
}

/** The events that tell of the chart lead to the head that it has. */
async function headIsReplayed({ charts }: Awaited<ReturnType<typeof charted>>, changes: number) {
  const found = await changesOf(charts, PATIENT);
  expect(found).to.have.length(changes);
  expect(headAfter(found)).to.equal(await charts.headOf(PATIENT));
}

describe("ChartRegistry: disputes", () => {
  describe("disputeRecord", () => {
    it("[C39] marks the record and takes a version; who may read and write is as before", async () => {
      const world = await loadFixture(charted);
      const { charts, signers } = world;
      await expect(charts.connect(signers.patient).disputeRecord(PATIENT, PATIENT, CLINICIAN, 1, 1, WRONG))
        .to.emit(charts, "RecordDisputed")
        .withArgs(PATIENT, CLINICIAN, 1, 2, WRONG, PATIENT);
      expect(await charts.recordOf(PATIENT, CLINICIAN, 1)).to.deep.equal([2n, BigInt(Status.Disputed)]);
      expect(await charts.canRead(PATIENT, CLINICIAN, LABS)).to.equal(true);
      await headIsReplayed(world, 3);
    });

    it("[C39] is open to the patient: the author and strangers have no say", async () => {
      const { actors, charts, signers } = await loadFixture(charted);
      await expect(charts.connect(signers.clinician).disputeRecord(CLINICIAN, PATIENT, CLINICIAN, 1, 1, WRONG))
        .to.be.revertedWithCustomError(charts, "ChartRegistryProxyRefused")
        .withArgs(PATIENT, CLINICIAN);
      await expect(charts.connect(signers.stranger).disputeRecord(PATIENT, PATIENT, CLINICIAN, 1, 1, WRONG))
        .to.be.revertedWithCustomError(actors, "ActorRegistryNotAccount")
        .withArgs(PATIENT, signers.stranger);
    });

    it("refuses the patient's own record, and no statement", async () => {
      const { charts, signers } = await loadFixture(charted);
      const patient = charts.connect(signers.patient);
      await expect(patient.disputeRecord(PATIENT, PATIENT, PATIENT, 1, 1, WRONG))
        .to.be.revertedWithCustomError(charts, "ChartRegistryOwnRecord")
        .withArgs(PATIENT, 1);
      await expect(patient.disputeRecord(PATIENT, PATIENT, CLINICIAN, 1, 1, NONE)).to.be.revertedWithCustomError(
        charts,
        "ChartRegistryEmptyPointer",
      );
    });

    it("refuses a stale version, and a record that was never written", async () => {
      const { charts, signers } = await loadFixture(charted);
      const patient = charts.connect(signers.patient);
      for (const expected of [0, 2]) {
        await expect(patient.disputeRecord(PATIENT, PATIENT, CLINICIAN, 1, expected, WRONG))
          .to.be.revertedWithCustomError(charts, "ChartRegistryWrongVersion")
          .withArgs(expected, 1);
      }
      for (const [author, sequence] of [
        [CLINICIAN, 0],
        [CLINICIAN, 2],
        [STUDENT, 1],
        [NOBODY, 1],
      ] as const) {
        await expect(patient.disputeRecord(PATIENT, PATIENT, author, sequence, 1, WRONG))
          .to.be.revertedWithCustomError(charts, "ChartRegistryUnknownRecord")
          .withArgs(PATIENT, author, sequence);
      }
    });

    it("[C39] refuses a second dispute before the answer, and a retracted record", async () => {
      const { charts, signers } = await loadFixture(disputed);
      const patient = charts.connect(signers.patient);
      await expect(patient.disputeRecord(PATIENT, PATIENT, CLINICIAN, 1, 2, WRONG))
        .to.be.revertedWithCustomError(charts, "ChartRegistryWrongStatus")
        .withArgs(PATIENT, CLINICIAN, 1, Status.Disputed);
      await patient.retractRecord(PATIENT, PATIENT, CLINICIAN, 1, 2, Status.Erased, Reason.PatientWish);
      await expect(patient.disputeRecord(PATIENT, PATIENT, CLINICIAN, 1, 3, WRONG))
        .to.be.revertedWithCustomError(charts, "ChartRegistryRetracted")
        .withArgs(PATIENT, CLINICIAN, 1, Status.Erased);
    });

    it("[C20] goes on through a pause, as does the answer", async () => {
      const { charts, signers } = await loadFixture(charted);
      await charts.connect(signers.regulator).pause();
      await charts.connect(signers.patient).disputeRecord(PATIENT, PATIENT, CLINICIAN, 1, 1, WRONG);
      await charts.connect(signers.clinician).answerDispute(PATIENT, CLINICIAN, 1, 2, Answer.Refused, STANDS);
    });
  });

  describe("answerDispute", () => {
    for (const answer of [Answer.Confirmed, Answer.Refused]) {
      it(`[C39] puts the record back in use with answer ${answer}, and may be disputed again`, async () => {
        const world = await loadFixture(disputed);
        const { charts, signers } = world;
        await expect(charts.connect(signers.clinician).answerDispute(PATIENT, CLINICIAN, 1, 2, answer, STANDS))
          .to.emit(charts, "DisputeAnswered")
          .withArgs(PATIENT, CLINICIAN, 1, 3, answer, STANDS);
        expect(await charts.recordOf(PATIENT, CLINICIAN, 1)).to.deep.equal([3n, BigInt(Status.Active)]);
        await headIsReplayed(world, 4);
        await charts.connect(signers.patient).disputeRecord(PATIENT, PATIENT, CLINICIAN, 1, 3, WRONG);
      });
    }

    it("[C39] is open to the author after its consent ended", async () => {
      const { charts, signers } = await loadFixture(disputed);
      await charts.connect(signers.patient).revoke(PATIENT, PATIENT, CLINICIAN);
      await expect(
        charts.connect(signers.clinician).answerDispute(PATIENT, CLINICIAN, 1, 2, Answer.Confirmed, STANDS),
      ).to.emit(charts, "DisputeAnswered");
    });

    it("[C39] refuses everyone else, and an author not in good standing", async () => {
      const { actors, charts, signers, licensedUntil } = await loadFixture(disputed);
      for (const other of [signers.patient, signers.hospital, signers.regulator]) {
        await expect(charts.connect(other).answerDispute(PATIENT, CLINICIAN, 1, 2, Answer.Confirmed, STANDS))
          .to.be.revertedWithCustomError(actors, "ActorRegistryNotAccount")
          .withArgs(CLINICIAN, other);
      }
      await actors.connect(signers.regulator).suspend(CLINICIAN);
      await expect(charts.connect(signers.clinician).answerDispute(PATIENT, CLINICIAN, 1, 2, Answer.Confirmed, STANDS))
        .to.be.revertedWithCustomError(actors, "ActorRegistryNotInGoodStanding")
        .withArgs(CLINICIAN, Standing.Suspended, licensedUntil);
    });

    it("refuses no answer, and no statement", async () => {
      const { charts, signers } = await loadFixture(disputed);
      const clinician = charts.connect(signers.clinician);
      await expect(
        clinician.answerDispute(PATIENT, CLINICIAN, 1, 2, Answer.None, STANDS),
      ).to.be.revertedWithCustomError(charts, "ChartRegistryEmptyCode");
      await expect(
        clinician.answerDispute(PATIENT, CLINICIAN, 1, 2, Answer.Confirmed, NONE),
      ).to.be.revertedWithCustomError(charts, "ChartRegistryEmptyPointer");
    });

    it("refuses a stale version, what is not disputed, and a record that was never written", async () => {
      const { charts, signers } = await loadFixture(disputed);
      const clinician = charts.connect(signers.clinician);
      await expect(clinician.answerDispute(PATIENT, CLINICIAN, 1, 1, Answer.Confirmed, STANDS))
        .to.be.revertedWithCustomError(charts, "ChartRegistryWrongVersion")
        .withArgs(1, 2);
      await clinician.addRecord(PATIENT, CLINICIAN, 0, 2, LABS, 0, pointer("2"));
      await expect(clinician.answerDispute(PATIENT, CLINICIAN, 2, 1, Answer.Confirmed, STANDS))
        .to.be.revertedWithCustomError(charts, "ChartRegistryWrongStatus")
        .withArgs(PATIENT, CLINICIAN, 2, Status.Active);
      await expect(clinician.answerDispute(PATIENT, CLINICIAN, 3, 1, Answer.Confirmed, STANDS))
        .to.be.revertedWithCustomError(charts, "ChartRegistryUnknownRecord")
        .withArgs(PATIENT, CLINICIAN, 3);
    });
  });

  describe("a disputed record", () => {
    it("[C39] is settled by its author amending it", async () => {
      const world = await loadFixture(disputed);
      const { charts, signers } = world;
      const clinician = charts.connect(signers.clinician);
      await expect(clinician.amendRecord(PATIENT, CLINICIAN, 0, 1, 2, NOTES, 0, pointer("1.3")))
        .to.emit(charts, "RecordAmended")
        .withArgs(PATIENT, CLINICIAN, 1, 3, NOTES, 0, pointer("1.3"));
      expect(await charts.recordOf(PATIENT, CLINICIAN, 1)).to.deep.equal([3n, BigInt(Status.Active)]);
      await expect(clinician.answerDispute(PATIENT, CLINICIAN, 1, 3, Answer.Confirmed, STANDS))
        .to.be.revertedWithCustomError(charts, "ChartRegistryWrongStatus")
        .withArgs(PATIENT, CLINICIAN, 1, Status.Active);
      await headIsReplayed(world, 4);
    });

    for (const [who, actor, status] of [
      ["patient", PATIENT, Status.Erased],
      ["clinician", CLINICIAN, Status.EnteredInError],
    ] as const) {
      it(`can be retracted by the ${who}`, async () => {
        const world = await loadFixture(disputed);
        const { charts, signers } = world;
        await expect(
          charts.connect(signers[who]).retractRecord(actor, PATIENT, CLINICIAN, 1, 2, status, Reason.WrongContent),
        )
          .to.emit(charts, "RecordRetracted")
          .withArgs(PATIENT, CLINICIAN, 1, 3, status, Reason.WrongContent, actor);
        await expect(
          charts.connect(signers.clinician).answerDispute(PATIENT, CLINICIAN, 1, 3, Answer.Confirmed, STANDS),
        )
          .to.be.revertedWithCustomError(charts, "ChartRegistryRetracted")
          .withArgs(PATIENT, CLINICIAN, 1, status);
        await headIsReplayed(world, 4);
      });
    }

    it("[C39] stays disputed whatever else happens to the author", async () => {
      const { actors, charts, signers } = await loadFixture(disputed);
      await actors.connect(signers.regulator).suspend(CLINICIAN);
      await charts.connect(signers.patient).revoke(PATIENT, PATIENT, CLINICIAN);
      await charts.connect(signers.patient).grant(PATIENT, PATIENT, CLINICIAN, await terms(), ENVELOPE);
      expect(await charts.recordOf(PATIENT, CLINICIAN, 1)).to.deep.equal([2n, BigInt(Status.Disputed)]);
    });
  });

  describe("retractRecord: the reason", () => {
    for (const [name, reason] of Object.entries(Reason).filter(([, code]) => code !== Reason.None)) {
      it(`says ${name}, in the event and in the head`, async () => {
        const world = await loadFixture(charted);
        const { charts, signers } = world;
        await expect(
          charts
            .connect(signers.patient)
            .retractRecord(PATIENT, PATIENT, CLINICIAN, 1, 1, Status.EnteredInError, reason),
        )
          .to.emit(charts, "RecordRetracted")
          .withArgs(PATIENT, CLINICIAN, 1, 2, Status.EnteredInError, reason, PATIENT);
        await headIsReplayed(world, 3);
      });
    }

    it("is never missing, and never one that does not exist", async () => {
      const { charts, signers } = await loadFixture(charted);
      const patient = charts.connect(signers.patient);
      await expect(
        patient.retractRecord(PATIENT, PATIENT, CLINICIAN, 1, 1, Status.Erased, Reason.None),
      ).to.be.revertedWithCustomError(charts, "ChartRegistryEmptyCode");
      await expect(
        patient.retractRecord(PATIENT, PATIENT, CLINICIAN, 1, 1, Status.Erased, 6),
      ).to.be.revertedWithoutReason(ethers);
    });
  });
});
