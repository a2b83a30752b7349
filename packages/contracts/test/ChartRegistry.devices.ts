import { expect } from "chai";
import {
  Answer,
  ENVELOPE,
  HOSPITAL,
  LABS,
  PATIENT,
  Reason,
  SUMMARY,
  Status,
  WATCH,
  YEAR,
  charted,
  loadFixture,
  mask,
  pointer,
  terms,
  time,
} from "./support/fixtures.ts";
import { changesOf, headAfter } from "./support/head.ts";

/** `charted`, and the watch may, say its terms, read and write Labs. */
async function worn() {
  const world = await charted();
  const agreed = await terms({ readMask: mask(LABS), writeMask: mask(LABS) });
  await world.charts.connect(world.signers.patient).grant(PATIENT, PATIENT, WATCH, agreed, ENVELOPE);
  return { ...world, watch: world.charts.connect(world.signers.watch) };
}
type World = Awaited<ReturnType<typeof worn>>;

const add = ({ watch }: World, sequence: number) =>
  watch.addRecord(PATIENT, WATCH, 0, sequence, LABS, 0, pointer(`pulse ${sequence}`));

describe("ChartRegistry: devices", () => {
  it("[C38] never read, whatever the terms say", async () => {
    const { charts } = await loadFixture(worn);
    expect((await charts.consentOf(PATIENT, WATCH)).readMask).to.equal(mask(LABS));
    expect(await charts.canRead(PATIENT, WATCH, LABS)).to.equal(false);
    expect(await charts.canWrite(PATIENT, WATCH, LABS)).to.equal(true);
  });

  it("[C38] count themselves: sequences grow, and a gap stays one", async () => {
    const world = await loadFixture(worn);
    const { charts } = world;
    for (const sequence of [1, 2, 7, 4_000_000_000]) {
      await expect(add(world, sequence))
        .to.emit(charts, "RecordAdded")
        .withArgs(PATIENT, WATCH, sequence, LABS, 0, pointer(`pulse ${sequence}`));
      expect((await charts.consentOf(PATIENT, WATCH)).sequence).to.equal(sequence);
    }
    expect(headAfter(await changesOf(charts, PATIENT))).to.equal(await charts.headOf(PATIENT));
  });

  it("[C38] never go back or repeat", async () => {
    const world = await loadFixture(worn);
    await add(world, 7);
    for (const sequence of [0, 1, 6, 7]) {
      await expect(add(world, sequence))
        .to.be.revertedWithCustomError(world.charts, "ChartRegistryWrongSequence")
        .withArgs(WATCH, sequence, 8);
    }
  });

  it("reach the last sequence there is, and stop there", async () => {
    const world = await loadFixture(worn);
    const last = 2 ** 32 - 1;
    await expect(add(world, 0))
      .to.be.revertedWithCustomError(world.charts, "ChartRegistryWrongSequence")
      .withArgs(WATCH, 0, 1);
    const batch = [LABS, LABS].map((compartment) => ({ compartment, epoch: 0, pointer: pointer("x") }));
    await expect(world.watch.addRecords(PATIENT, WATCH, 0, last, batch)).to.be.revertedWithPanic(0x11);
    await world.watch.addRecords(PATIENT, WATCH, 0, last - 1, batch);
    expect((await world.charts.consentOf(PATIENT, WATCH)).sequence).to.equal(last);
    expect(await world.charts.recordOf(PATIENT, WATCH, last)).to.deep.equal([1n, BigInt(Status.Active)]);
    await expect(add(world, last)).to.be.revertedWithPanic(0x11);
  });

  it("[C38] send batches with a gap before, none inside", async () => {
    const { charts, watch } = await loadFixture(worn);
    const records = [1, 2].map((n) => ({ compartment: LABS, epoch: 0, pointer: pointer(`pulse ${n}`) }));
    const sent = watch.addRecords(PATIENT, WATCH, 0, 5, records);
    for (const [i, sequence] of [5, 6].entries()) {
      await expect(sent)
        .to.emit(charts, "RecordAdded")
        .withArgs(PATIENT, WATCH, sequence, LABS, 0, records[i]!.pointer);
    }
  });

  it("[C38] may not amend, retract or answer, their own or another's", async () => {
    const world = await loadFixture(worn);
    const { charts, signers, watch } = world;
    await add(world, 1);
    await charts.connect(signers.patient).disputeRecord(PATIENT, PATIENT, WATCH, 1, 1, pointer("wrong"));
    for (const call of [
      () => watch.amendRecord(PATIENT, WATCH, 0, 1, 2, LABS, 0, pointer("1.2")),
      () => watch.retractRecord(WATCH, PATIENT, WATCH, 1, 2, Status.EnteredInError, Reason.Duplicate),
      () => watch.retractRecord(WATCH, PATIENT, PATIENT, 1, 1, Status.EnteredInError, Reason.Duplicate),
      () => watch.answerDispute(PATIENT, WATCH, 1, 2, Answer.Confirmed, pointer("stands")),
    ]) {
      await expect(call()).to.be.revertedWithCustomError(charts, "ChartRegistryDeviceOnlyAdds").withArgs(WATCH);
    }
  });

  it("leave the patient to retract what they sent", async () => {
    const world = await loadFixture(worn);
    await add(world, 1);
    await expect(
      world.charts
        .connect(world.signers.patient)
        .retractRecord(PATIENT, PATIENT, WATCH, 1, 1, Status.Erased, Reason.WrongContent),
    ).to.emit(world.charts, "RecordRetracted");
  });

  it("[C38] are in no organization: they write under none and are no member, administrator or proxy", async () => {
    const { actors, charts, signers, watch } = await loadFixture(worn);
    const until = (await time.latest()) + YEAR;
    const hospital = actors.connect(signers.hospital);
    for (const call of [
      () => hospital.addMember(HOSPITAL, HOSPITAL, WATCH, until),
      () => hospital.addAdministrator(HOSPITAL, WATCH, until),
    ]) {
      await expect(call()).to.be.revertedWithCustomError(actors, "ActorRegistryWrongKind").withArgs(WATCH, 4);
    }
    await charts.connect(signers.patient).grant(PATIENT, PATIENT, HOSPITAL, await terms(), ENVELOPE);
    await expect(watch.addRecord(PATIENT, WATCH, HOSPITAL, 1, LABS, 0, pointer("pulse")))
      .to.be.revertedWithCustomError(charts, "ChartRegistryWriteRefused")
      .withArgs(PATIENT, WATCH, HOSPITAL, LABS);
  });

  it("are refused once revoked, and where they may not write", async () => {
    const world = await loadFixture(worn);
    const { charts, signers, watch } = world;
    await expect(watch.addRecord(PATIENT, WATCH, 0, 1, SUMMARY, 0, pointer("x")))
      .to.be.revertedWithCustomError(charts, "ChartRegistryWriteRefused")
      .withArgs(PATIENT, WATCH, 0, SUMMARY);
    await charts.connect(signers.patient).revoke(PATIENT, PATIENT, WATCH);
    await expect(add(world, 1))
      .to.be.revertedWithCustomError(charts, "ChartRegistryWriteRefused")
      .withArgs(PATIENT, WATCH, 0, LABS);
  });
});
