import { expect } from "chai";
import {
  CLINICIAN,
  LABS,
  NOTES,
  PATIENT,
  SUMMARY,
  Standing,
  chain,
  charted,
  enrolled,
  ethers,
  loadFixture,
  pointer,
} from "./support/fixtures.ts";
import { changesOf, headAfter } from "./support/head.ts";

const MAX = 32;

/** `count` records of the clinician, in both of its compartments. */
const batch = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    compartment: i % 2 === 0 ? LABS : NOTES,
    epoch: 0,
    pointer: pointer(`batch ${i}`),
  }));

describe("ChartRegistry: batches", () => {
  for (const count of [1, 2, MAX]) {
    it(`[C40] add ${count} as one by one would: same events, same head, same sequence`, async () => {
      const { charts, signers } = await loadFixture(charted);
      const clinician = charts.connect(signers.clinician);
      const told = async () => [
        await changesOf(charts, PATIENT),
        await charts.headOf(PATIENT),
        await charts.consentOf(PATIENT, CLINICIAN),
      ];
      const before = await chain.takeSnapshot();
      for (const [i, { compartment, epoch, pointer }] of batch(count).entries()) {
        await clinician.addRecord(PATIENT, CLINICIAN, 0, i + 2, compartment, epoch, pointer);
      }
      const oneByOne = await told();
      await before.restore();

      await clinician.addRecords(PATIENT, CLINICIAN, 0, 2, batch(count));
      expect(await told()).to.deep.equal(oneByOne);
      expect((await charts.consentOf(PATIENT, CLINICIAN)).sequence).to.equal(count + 1);
      expect(headAfter(await changesOf(charts, PATIENT))).to.equal(await charts.headOf(PATIENT));
    });
  }

  it("[C40] take the patient's own, which count in the chart", async () => {
    const { charts, signers } = await loadFixture(charted);
    const patient = charts.connect(signers.patient);
    await patient.addRecords(PATIENT, PATIENT, 0, 2, batch(3));
    expect((await charts.chartOf(PATIENT)).sequence).to.equal(4);
    await patient.addRecord(PATIENT, PATIENT, 0, 5, SUMMARY, 0, pointer("5"));
  });

  it("refuse none and more than 32", async () => {
    const { charts, signers } = await loadFixture(charted);
    expect(await charts.MAX_BATCH()).to.equal(MAX);
    for (const count of [0, MAX + 1]) {
      await expect(charts.connect(signers.clinician).addRecords(PATIENT, CLINICIAN, 0, 2, batch(count)))
        .to.be.revertedWithCustomError(charts, "ChartRegistryInvalidBatch")
        .withArgs(count, MAX);
    }
  });

  const bad = {
    "a compartment that may not be written": [
      { compartment: SUMMARY },
      "ChartRegistryWriteRefused",
      [PATIENT, CLINICIAN, 0, SUMMARY],
    ],
    "a compartment that does not exist": [{ compartment: 64 }, "ChartRegistryInvalidCompartment", [64]],
    "another epoch": [{ epoch: 1 }, "ChartRegistryWrongEpoch", [LABS, 1, 0]],
    "no pointer": [{ pointer: ethers.ZeroHash }, "ChartRegistryEmptyPointer", []],
  } as const;
  for (const [what, [change, error, values]] of Object.entries(bad)) {
    for (const place of [0, 16, MAX - 2]) {
      it(`[C40] change nothing when record ${place} has ${what}`, async () => {
        const { charts, signers } = await loadFixture(charted);
        const before = await charts.headOf(PATIENT);
        const records = batch(MAX);
        await expect(
          charts
            .connect(signers.clinician)
            .addRecords(PATIENT, CLINICIAN, 0, 2, records.with(place, { ...records[place]!, ...change })),
        )
          .to.be.revertedWithCustomError(charts, error)
          .withArgs(...values);
        expect(await charts.headOf(PATIENT)).to.equal(before);
        expect((await charts.consentOf(PATIENT, CLINICIAN)).sequence).to.equal(1);
      });
    }
  }

  it("[C15] begin with the next sequence", async () => {
    const { charts, signers } = await loadFixture(charted);
    for (const given of [0, 1, 3]) {
      await expect(charts.connect(signers.clinician).addRecords(PATIENT, CLINICIAN, 0, given, batch(2)))
        .to.be.revertedWithCustomError(charts, "ChartRegistryWrongSequence")
        .withArgs(CLINICIAN, given, 2);
    }
  });

  it("[C14] are refused to another's account, without good standing, without consent and without a chart", async () => {
    const { actors, charts, signers, licensedUntil } = await loadFixture(charted);
    await expect(charts.connect(signers.stranger).addRecords(PATIENT, CLINICIAN, 0, 2, batch(1)))
      .to.be.revertedWithCustomError(actors, "ActorRegistryNotAccount")
      .withArgs(CLINICIAN, signers.stranger);
    await charts.connect(signers.patient).revoke(PATIENT, PATIENT, CLINICIAN);
    await expect(charts.connect(signers.clinician).addRecords(PATIENT, CLINICIAN, 0, 2, batch(1)))
      .to.be.revertedWithCustomError(charts, "ChartRegistryWriteRefused")
      .withArgs(PATIENT, CLINICIAN, 0, LABS);
    await actors.connect(signers.regulator).suspend(CLINICIAN);
    await expect(charts.connect(signers.clinician).addRecords(PATIENT, CLINICIAN, 0, 2, batch(1)))
      .to.be.revertedWithCustomError(actors, "ActorRegistryNotInGoodStanding")
      .withArgs(CLINICIAN, Standing.Suspended, licensedUntil);

    const closed = await loadFixture(enrolled);
    await expect(closed.charts.connect(closed.signers.patient).addRecords(PATIENT, PATIENT, 0, 1, batch(1)))
      .to.be.revertedWithCustomError(closed.charts, "ChartRegistryNotOpen")
      .withArgs(PATIENT);
  });

  it("[C40] of the largest size fit into half a block", async () => {
    const { charts, signers } = await loadFixture(charted);
    const sent = await charts.connect(signers.clinician).addRecords(PATIENT, CLINICIAN, 0, 2, batch(MAX));
    // 30 million is a small block; a consortium's may be no larger.
    expect((await sent.wait())!.gasUsed).to.be.lessThan(30_000_000n / 2n);
  });
});
