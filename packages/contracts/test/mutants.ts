import { expect } from "chai";
import {
  CLINICIAN,
  ENVELOPE,
  KEYS,
  LABS,
  NOTES,
  PATIENT,
  SUMMARY,
  charted,
  ethers,
  loadFixture,
  mask,
  opened,
  pointer,
  terms,
} from "./support/fixtures.ts";
import { changesOf, headAfter } from "./support/head.ts";

/** Tests of what broken contracts got away with; see mutation/README.md. */

const MAX_BATCH = 32;
const LAST_EPOCH = 32_767n;

const batch = (size: number) =>
  Array.from({ length: size }, (_, i) => ({ compartment: LABS, epoch: 0, pointer: pointer(`batched ${i}`) }));

/** The slot in which the chart of the patient begins: the key list is one behind it. */
async function slotOfChart(registry: string): Promise<bigint> {
  for (let place = 0n; place < 16n; place++) {
    const slot = BigInt(ethers.solidityPackedKeccak256(["uint256", "uint256"], [PATIENT, place]));
    if ((await ethers.provider.getStorage(registry, slot + 1n)) === KEYS) return slot;
  }
  throw new Error("The chart is in none of the first slots.");
}

describe("what mutants got away with", () => {
  it("[C21] takes 32 records in one batch, not 33 and not none", async () => {
    const { charts, signers } = await loadFixture(charted);
    const clinic = charts.connect(signers.clinician);
    for (const size of [0, MAX_BATCH + 1])
      await expect(clinic.addRecords(PATIENT, CLINICIAN, 0n, 2, batch(size)))
        .to.be.revertedWithCustomError(charts, "ChartRegistryInvalidBatch")
        .withArgs(size, MAX_BATCH);
    await clinic.addRecords(PATIENT, CLINICIAN, 0n, 2, batch(MAX_BATCH));
    expect((await charts.consentOf(PATIENT, CLINICIAN)).sequence).to.equal(1 + MAX_BATCH);
  });

  it("[C19] the head covers every record of a batch, in order", async () => {
    const { charts, signers } = await loadFixture(charted);
    await charts.connect(signers.clinician).addRecords(PATIENT, CLINICIAN, 0n, 2, batch(3));
    await charts.connect(signers.patient).addRecords(PATIENT, PATIENT, 0n, 2, batch(2));
    const changes = await changesOf(charts, PATIENT);
    expect(changes.length).to.equal(7);
    expect(await charts.headOf(PATIENT)).to.equal(headAfter(changes));
  });

  for (const [what, compartment, place] of [
    ["in the chart's slot", LABS, 2n],
    ["in a slot of its own", 50, 5n],
  ] as const) {
    it(`[C12] a compartment ${what} ends at its last epoch and moves no other`, async () => {
      const { charts, signers } = await loadFixture(opened);
      const registry = await charts.getAddress();
      const slot = (await slotOfChart(registry)) + place;
      const shift = place === 2n ? 40n + 16n * BigInt(compartment) : 16n * BigInt((compartment - 13) % 16);
      const word = BigInt(await ethers.provider.getStorage(registry, slot));
      const value = ethers.toBeHex(word | ((LAST_EPOCH - 1n) << shift), 32);
      await ethers.provider.send("hardhat_setStorageAt", [registry, ethers.toQuantity(slot), value]);
      expect(await charts.epochOf(PATIENT, compartment)).to.equal(LAST_EPOCH - 1n);

      const patient = charts.connect(signers.patient);
      await patient.openEpochs(PATIENT, mask(compartment), pointer("keys 1"), pointer("ring 1"));
      expect(await charts.epochOf(PATIENT, compartment)).to.equal(LAST_EPOCH);
      for (const together of [mask(compartment), mask(compartment, NOTES), mask(compartment, 40, 63)])
        await expect(patient.openEpochs(PATIENT, together, pointer("keys 2"), pointer("ring 2")))
          .to.be.revertedWithCustomError(charts, "ChartRegistryEpochsExhausted")
          .withArgs(together);
      for (const other of [compartment - 1, compartment + 1, NOTES, 40, 63])
        expect(await charts.epochOf(PATIENT, other)).to.equal(0);
    });
  }

  it("[C14] every record of a batch must be allowed where it goes, or none is added", async () => {
    const { charts, signers } = await loadFixture(charted);
    const clinic = charts.connect(signers.clinician);
    const head = await charts.headOf(PATIENT);
    const [fine] = batch(1);
    for (const [record, error] of [
      [{ ...fine!, compartment: SUMMARY }, "ChartRegistryWriteRefused"],
      [{ ...fine!, compartment: 64 }, "ChartRegistryInvalidCompartment"],
      [{ ...fine!, epoch: 1 }, "ChartRegistryWrongEpoch"],
      [{ ...fine!, pointer: ethers.ZeroHash }, "ChartRegistryEmptyPointer"],
    ] as const)
      await expect(clinic.addRecords(PATIENT, CLINICIAN, 0n, 2, [fine!, record])).to.be.revertedWithCustomError(
        charts,
        error,
      );
    expect(await charts.headOf(PATIENT)).to.equal(head);
  });

  it("[C12] the first compartment in a slot of its own moves alone", async () => {
    const { charts, signers } = await loadFixture(opened);
    await charts.connect(signers.patient).openEpochs(PATIENT, mask(13), pointer("keys 1"), pointer("ring 1"));
    expect(await charts.epochOf(PATIENT, 13)).to.equal(1);
    for (const other of [12, 14, 29]) expect(await charts.epochOf(PATIENT, other)).to.equal(0);
  });

  it("[C8] the newest actor can be granted to, the one that does not exist yet cannot", async () => {
    const { actors, charts, signers } = await loadFixture(opened);
    const newest = await actors.actorCount();
    const patient = charts.connect(signers.patient);
    await expect(patient.grant(PATIENT, PATIENT, newest + 1n, await terms(), ENVELOPE))
      .to.be.revertedWithCustomError(charts, "ChartRegistryInvalidGrantee")
      .withArgs(PATIENT, newest + 1n);
    await patient.grant(PATIENT, PATIENT, newest, await terms(), ENVELOPE);
    expect((await charts.consentOf(PATIENT, newest)).readMask).to.equal(mask(SUMMARY, LABS));
  });

  it("[C11] the longest consent is ten years of 365.25 days", async () => {
    const { charts } = await loadFixture(opened);
    expect(await charts.MAX_CONSENT()).to.equal(3652.5 * 24 * 60);
  });

  it("[C37] what is written under one's own consent names no organization", async () => {
    const { charts, signers } = await loadFixture(charted);
    const clinic = charts.connect(signers.clinician);
    await clinic.addRecords(PATIENT, CLINICIAN, 0n, 2, batch(2));
    await clinic.amendRecord(PATIENT, CLINICIAN, 0n, 1, 1, NOTES, 0, pointer("amended"));
    expect(await charts.queryFilter(charts.filters.WrittenAsMember)).to.deep.equal([]);
  });
});
