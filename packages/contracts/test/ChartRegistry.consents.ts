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
  Purpose,
  STUDENT,
  SUMMARY,
  Standing,
  WATCH,
  charted,
  enrolled,
  ethers,
  granted,
  mask,
  minuteNow,
  opened,
  pointer,
  terms,
  loadFixture,
  time,
} from "./support/fixtures.ts";

const NONE = ethers.ZeroHash;
const REASON = ethers.id("reason");
const KEYRING = ethers.id("keyring");

type Terms = Awaited<ReturnType<typeof terms>>;

/** Terms as the chain gives them back. */
const asTuple = (t: Terms) => [t.readMask, t.writeMask, BigInt(t.notBefore), BigInt(t.expiresAt), BigInt(t.purpose)];

/** Each row: what is wrong, the change that makes it so, the error and its values. */
async function badTerms() {
  const now = await minuteNow();
  const longest = 5_259_600;
  return [
    ["no compartment", { readMask: 0n, writeMask: 0n }, "ChartRegistryEmptyMask", []],
    [
      "an empty window",
      { notBefore: now + 9, expiresAt: now + 9 },
      "ChartRegistryInvalidWindow",
      [now + 9, now + 9, now],
    ],
    ["a window in the past", { notBefore: now - 9, expiresAt: now }, "ChartRegistryInvalidWindow", [now - 9, now, now]],
    [
      "a window over ten years",
      { notBefore: now, expiresAt: now + longest + 1 },
      "ChartRegistryInvalidWindow",
      [now, now + longest + 1, now],
    ],
    ["no purpose", { purpose: 0 }, "ChartRegistryInvalidPurpose", [0]],
    ["a purpose that is no code", { purpose: 8 }, "ChartRegistryInvalidPurpose", [8]],
  ] as const;
}

/** A minute has just begun, so the next few calls see the same one. */
async function startOfMinute() {
  await time.increaseTo(((await minuteNow()) + 1) * 60);
}

describe("ChartRegistry: consents", () => {
  describe("requestAccess", () => {
    it("says who asks for what", async () => {
      const { charts, signers } = await loadFixture(opened);
      const asked = await terms();
      await expect(charts.connect(signers.clinician).requestAccess(CLINICIAN, PATIENT, asked, REASON))
        .to.emit(charts, "AccessRequested")
        .withArgs(PATIENT, CLINICIAN, asTuple(asked), REASON);
    });

    it("[C8] gives nothing", async () => {
      const { charts, signers } = await loadFixture(opened);
      await charts.connect(signers.clinician).requestAccess(CLINICIAN, PATIENT, await terms(), REASON);
      expect(await charts.canRead(PATIENT, CLINICIAN, SUMMARY)).to.equal(false);
      expect(await charts.canWrite(PATIENT, CLINICIAN, LABS)).to.equal(false);
    });

    it("refuses who is not in good standing", async () => {
      const { actors, charts, signers } = await loadFixture(opened);
      await expect(charts.connect(signers.student).requestAccess(STUDENT, PATIENT, await terms(), REASON))
        .to.be.revertedWithCustomError(actors, "ActorRegistryNotInGoodStanding")
        .withArgs(STUDENT, Standing.None, 0);
    });

    it("[C2] refuses another's account", async () => {
      const { actors, charts, signers } = await loadFixture(opened);
      await expect(charts.connect(signers.stranger).requestAccess(CLINICIAN, PATIENT, await terms(), REASON))
        .to.be.revertedWithCustomError(actors, "ActorRegistryNotAccount")
        .withArgs(CLINICIAN, signers.stranger);
    });

    it("refuses a chart that is not open, the patient's own, and no reason", async () => {
      const { charts, signers } = await loadFixture(opened);
      const clinician = charts.connect(signers.clinician);
      await expect(clinician.requestAccess(CLINICIAN, NOBODY, await terms(), REASON))
        .to.be.revertedWithCustomError(charts, "ChartRegistryNotOpen")
        .withArgs(NOBODY);
      await expect(charts.connect(signers.patient).requestAccess(PATIENT, PATIENT, await terms(), REASON))
        .to.be.revertedWithCustomError(charts, "ChartRegistryInvalidGrantee")
        .withArgs(PATIENT, PATIENT);
      await expect(clinician.requestAccess(CLINICIAN, PATIENT, await terms(), NONE)).to.be.revertedWithCustomError(
        charts,
        "ChartRegistryEmptyPointer",
      );
    });

    it("refuses terms that could not be granted", async () => {
      const { charts, signers } = await loadFixture(opened);
      await startOfMinute();
      for (const [what, change, error, values] of await badTerms()) {
        await expect(
          charts.connect(signers.clinician).requestAccess(CLINICIAN, PATIENT, await terms(change), REASON),
          what,
        )
          .to.be.revertedWithCustomError(charts, error)
          .withArgs(...values);
      }
    });
  });

  describe("denyAccess", () => {
    it("says so and leaves a consent as it is", async () => {
      const { charts, signers } = await loadFixture(granted);
      await expect(charts.connect(signers.patient).denyAccess(PATIENT, PATIENT, CLINICIAN))
        .to.emit(charts, "AccessDenied")
        .withArgs(PATIENT, CLINICIAN, PATIENT);
      expect(await charts.canRead(PATIENT, CLINICIAN, SUMMARY)).to.equal(true);
    });

    it("refuses without a chart, and for nobody", async () => {
      const { charts, signers } = await loadFixture(opened);
      await expect(charts.connect(signers.clinician).denyAccess(CLINICIAN, CLINICIAN, STUDENT))
        .to.be.revertedWithCustomError(charts, "ChartRegistryNotOpen")
        .withArgs(CLINICIAN);
      await expect(charts.connect(signers.patient).denyAccess(PATIENT, PATIENT, NOBODY))
        .to.be.revertedWithCustomError(charts, "ChartRegistryInvalidGrantee")
        .withArgs(PATIENT, NOBODY);
    });
  });

  describe("grant", () => {
    it("keeps and says the terms", async () => {
      const { charts, signers } = await loadFixture(opened);
      const agreed = await terms({ purpose: Purpose.FAMRQT });
      await expect(charts.connect(signers.patient).grant(PATIENT, PATIENT, CLINICIAN, agreed, ENVELOPE))
        .to.emit(charts, "ConsentGranted")
        .withArgs(PATIENT, CLINICIAN, PATIENT, asTuple(agreed), ENVELOPE);

      const [readMask, writeMask, notBefore, expiresAt, purpose] = asTuple(agreed);
      expect(await charts.consentOf(PATIENT, CLINICIAN)).to.deep.equal([
        readMask,
        writeMask,
        notBefore,
        expiresAt,
        0n,
        purpose,
        false,
      ]);
    });

    it("[C11] opens the named compartments and no other", async () => {
      const { charts } = await loadFixture(granted);
      for (let compartment = 0; compartment < 70; ++compartment) {
        const reads = [SUMMARY, LABS].includes(compartment);
        const writes = [LABS, NOTES].includes(compartment);
        expect(await charts.canRead(PATIENT, CLINICIAN, compartment), `read ${compartment}`).to.equal(reads);
        expect(await charts.canWrite(PATIENT, CLINICIAN, compartment), `write ${compartment}`).to.equal(writes);
      }
      expect(await charts.canRead(PATIENT, STUDENT, SUMMARY)).to.equal(false);
    });

    it("[C11] holds from its first minute to before its last", async () => {
      const { charts, signers } = await loadFixture(opened);
      const start = (await minuteNow()) + 100;
      const agreed = await terms({ notBefore: start, expiresAt: start + 60 });
      await charts.connect(signers.patient).grant(PATIENT, PATIENT, CLINICIAN, agreed, ENVELOPE);

      const readable = () => charts.canRead(PATIENT, CLINICIAN, SUMMARY);
      expect(await readable()).to.equal(false);
      await time.increaseTo(start * 60 - 1);
      expect(await readable()).to.equal(false);
      await time.increaseTo(start * 60);
      expect(await readable()).to.equal(true);
      await time.increaseTo((start + 60) * 60 - 1);
      expect(await readable()).to.equal(true);
      await time.increaseTo((start + 60) * 60);
      expect(await readable()).to.equal(false);
      expect(await charts.canWrite(PATIENT, CLINICIAN, LABS)).to.equal(false);
    });

    it("[C11] rests while the grantee is not in good standing", async () => {
      const { actors, charts, signers } = await loadFixture(granted);
      const both = async () => [
        await charts.canRead(PATIENT, CLINICIAN, LABS),
        await charts.canWrite(PATIENT, CLINICIAN, LABS),
      ];
      await actors.connect(signers.regulator).suspend(CLINICIAN);
      expect(await both()).to.deep.equal([false, false]);
      await actors.connect(signers.regulator).reinstate(CLINICIAN);
      expect(await both()).to.deep.equal([true, true]);
    });

    it("[C8] replaces the terms before, revoked or not", async () => {
      const { charts, signers } = await loadFixture(granted);
      const patient = charts.connect(signers.patient);
      await patient.grant(PATIENT, PATIENT, CLINICIAN, await terms({ readMask: mask(NOTES), writeMask: 0n }), ENVELOPE);
      expect(await charts.canRead(PATIENT, CLINICIAN, SUMMARY)).to.equal(false);
      expect(await charts.canRead(PATIENT, CLINICIAN, NOTES)).to.equal(true);
      expect(await charts.canWrite(PATIENT, CLINICIAN, LABS)).to.equal(false);

      await patient.revoke(PATIENT, PATIENT, CLINICIAN);
      await patient.grant(PATIENT, PATIENT, CLINICIAN, await terms(), ENVELOPE);
      expect(await charts.canRead(PATIENT, CLINICIAN, SUMMARY)).to.equal(true);
    });

    it("[C15] keeps the number of records written", async () => {
      const { charts, signers } = await loadFixture(charted);
      const patient = charts.connect(signers.patient);
      await patient.revoke(PATIENT, PATIENT, CLINICIAN);
      await patient.grant(PATIENT, PATIENT, CLINICIAN, await terms(), ENVELOPE);
      expect((await charts.consentOf(PATIENT, CLINICIAN)).sequence).to.equal(1);
    });

    it("needs an envelope exactly when something may be read", async () => {
      const { charts, signers } = await loadFixture(opened);
      const patient = charts.connect(signers.patient);
      const writeOnly = await terms({ readMask: 0n, writeMask: mask(LABS) });

      await patient.grant(PATIENT, PATIENT, WATCH, writeOnly, NONE);
      await expect(patient.grant(PATIENT, PATIENT, WATCH, writeOnly, ENVELOPE)).to.be.revertedWithCustomError(
        charts,
        "ChartRegistryEmptyPointer",
      );
      await expect(patient.grant(PATIENT, PATIENT, WATCH, await terms(), NONE)).to.be.revertedWithCustomError(
        charts,
        "ChartRegistryEmptyPointer",
      );
    });

    it("accepts ten years and every compartment", async () => {
      const { charts, signers } = await loadFixture(opened);
      await startOfMinute();
      const all = 2n ** 64n - 1n;
      const longest = Number(await charts.MAX_CONSENT());
      const agreed = await terms({ readMask: all, writeMask: all, expiresAt: (await minuteNow()) + longest });
      await charts.connect(signers.patient).grant(PATIENT, PATIENT, CLINICIAN, agreed, ENVELOPE);
      expect(await charts.canRead(PATIENT, CLINICIAN, 63)).to.equal(true);
    });

    it("refuses terms that make no sense", async () => {
      const { charts, signers } = await loadFixture(opened);
      await startOfMinute();
      for (const [what, change, error, values] of await badTerms()) {
        await expect(
          charts.connect(signers.patient).grant(PATIENT, PATIENT, CLINICIAN, await terms(change), ENVELOPE),
          what,
        )
          .to.be.revertedWithCustomError(charts, error)
          .withArgs(...values);
      }
    });

    it("refuses the patient, nobody, and an actor yet to come", async () => {
      const { actors, charts, signers } = await loadFixture(opened);
      const next = (await actors.actorCount()) + 1n;
      for (const grantee of [PATIENT, 0n, next]) {
        await expect(charts.connect(signers.patient).grant(PATIENT, PATIENT, grantee, await terms(), ENVELOPE))
          .to.be.revertedWithCustomError(charts, "ChartRegistryInvalidGrantee")
          .withArgs(PATIENT, grantee);
      }
    });

    it("needs a patient", async () => {
      const { charts, signers } = await loadFixture(opened);
      for (const [signer, actor, kind] of [
        [signers.clinician, CLINICIAN, Kind.Clinician],
        [signers.hospital, HOSPITAL, Kind.Organization],
        [signers.watch, WATCH, Kind.Device],
      ] as const) {
        await expect(charts.connect(signer).grant(actor, actor, STUDENT, await terms(), ENVELOPE))
          .to.be.revertedWithCustomError(charts, "ChartRegistryNotPatient")
          .withArgs(actor, kind);
      }
    });

    it("may come before the chart is open, which nobody can write to until then", async () => {
      const { charts, signers } = await loadFixture(enrolled);
      await charts.connect(signers.patient).grant(PATIENT, PATIENT, CLINICIAN, await terms(), ENVELOPE);
      const add = () => charts.connect(signers.clinician).addRecord(PATIENT, CLINICIAN, 0n, 1, LABS, 0, pointer("1"));

      await expect(add()).to.be.revertedWithCustomError(charts, "ChartRegistryNotOpen").withArgs(PATIENT);
      await charts.connect(signers.patient).openChart(PATIENT, KEYS);
      await add();
    });
  });

  describe("revoke", () => {
    it("[C9] ends reading and writing in the same block", async () => {
      const { charts, signers } = await loadFixture(granted);
      await expect(charts.connect(signers.patient).revoke(PATIENT, PATIENT, CLINICIAN))
        .to.emit(charts, "ConsentRevoked")
        .withArgs(PATIENT, CLINICIAN, PATIENT);

      expect(await charts.canRead(PATIENT, CLINICIAN, SUMMARY)).to.equal(false);
      expect(await charts.canWrite(PATIENT, CLINICIAN, LABS)).to.equal(false);
      expect((await charts.consentOf(PATIENT, CLINICIAN)).revoked).to.equal(true);
      expect(await charts.epochOf(PATIENT, LABS)).to.equal(0);
    });

    it("[C9] is not undone by a licence, a request or a pause", async () => {
      const { actors, charts, signers, licensedUntil } = await loadFixture(granted);
      await charts.connect(signers.patient).revoke(PATIENT, PATIENT, CLINICIAN);

      await actors.connect(signers.regulator).license(CLINICIAN, 0, licensedUntil + 1);
      await charts.connect(signers.clinician).requestAccess(CLINICIAN, PATIENT, await terms(), REASON);
      await charts.connect(signers.regulator).pause();
      await charts.connect(signers.regulator).unpause();
      expect(await charts.canRead(PATIENT, CLINICIAN, SUMMARY)).to.equal(false);
    });

    it("ends a consent that has run out, too", async () => {
      const { charts, signers, agreed } = await loadFixture(granted);
      await time.increaseTo(agreed.expiresAt * 60);
      await expect(charts.connect(signers.patient).revoke(PATIENT, PATIENT, CLINICIAN)).to.emit(
        charts,
        "ConsentRevoked",
      );
    });

    it("refuses what never was, or was revoked", async () => {
      const { charts, signers } = await loadFixture(granted);
      const patient = charts.connect(signers.patient);
      await patient.revoke(PATIENT, PATIENT, CLINICIAN);
      for (const grantee of [CLINICIAN, STUDENT, NOBODY]) {
        await expect(patient.revoke(PATIENT, PATIENT, grantee))
          .to.be.revertedWithCustomError(charts, "ChartRegistryNoConsent")
          .withArgs(PATIENT, grantee);
      }
    });
  });

  describe("revokeAndRotate", () => {
    it("[C13] revokes and opens the epochs in one transaction", async () => {
      const { charts, signers } = await loadFixture(granted);
      const both = mask(SUMMARY, LABS);
      const sent = charts
        .connect(signers.patient)
        .revokeAndRotate(PATIENT, CLINICIAN, both, pointer("keys 1"), KEYRING);

      await expect(sent).to.emit(charts, "ConsentRevoked").withArgs(PATIENT, CLINICIAN, PATIENT);
      await expect(sent).to.emit(charts, "EpochsOpened").withArgs(PATIENT, both, pointer("keys 1"), KEYRING);
      expect(await charts.canRead(PATIENT, CLINICIAN, SUMMARY)).to.equal(false);
      expect(await charts.epochOf(PATIENT, SUMMARY)).to.equal(1);
      expect(await charts.epochOf(PATIENT, LABS)).to.equal(1);
      expect(await charts.epochOf(PATIENT, NOTES)).to.equal(0);
    });

    it("[C13] does neither when it cannot do both", async () => {
      const { charts, signers } = await loadFixture(granted);
      const patient = charts.connect(signers.patient);

      await expect(patient.revokeAndRotate(PATIENT, STUDENT, mask(LABS), pointer("keys 1"), KEYRING))
        .to.be.revertedWithCustomError(charts, "ChartRegistryNoConsent")
        .withArgs(PATIENT, STUDENT);
      await expect(
        patient.revokeAndRotate(PATIENT, CLINICIAN, 0, pointer("keys 1"), KEYRING),
      ).to.be.revertedWithCustomError(charts, "ChartRegistryEmptyMask");
      await expect(patient.revokeAndRotate(PATIENT, CLINICIAN, 1, NONE, KEYRING)).to.be.revertedWithCustomError(
        charts,
        "ChartRegistryEmptyPointer",
      );

      expect(await charts.epochOf(PATIENT, LABS)).to.equal(0);
      expect((await charts.chartOf(PATIENT)).keyList).to.equal(KEYS);
      expect(await charts.canRead(PATIENT, CLINICIAN, SUMMARY)).to.equal(true);
    });
  });

  describe("canRead and canWrite", () => {
    it("are true for the patient once the chart is open", async () => {
      const { charts, signers } = await loadFixture(enrolled);
      const both = async (compartment: number) => [
        await charts.canRead(PATIENT, PATIENT, compartment),
        await charts.canWrite(PATIENT, PATIENT, compartment),
      ];
      expect(await both(0)).to.deep.equal([false, false]);
      await charts.connect(signers.patient).openChart(PATIENT, KEYS);
      expect(await both(0)).to.deep.equal([true, true]);
      expect(await both(63)).to.deep.equal([true, true]);
      expect(await both(64)).to.deep.equal([false, false]);
    });

    it("are false for who holds no consent", async () => {
      const { charts } = await loadFixture(opened);
      for (const grantee of [CLINICIAN, NOBODY, 0n]) {
        expect(await charts.canRead(PATIENT, grantee, 0)).to.equal(false);
        expect(await charts.canWrite(PATIENT, grantee, 0)).to.equal(false);
      }
    });
  });
});
