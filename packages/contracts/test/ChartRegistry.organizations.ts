import { expect } from "chai";
import {
  CLINIC,
  CLINICIAN,
  ENVELOPE,
  HOSPITAL,
  LABS,
  MATRON,
  NOBODY,
  NOTES,
  PATIENT,
  STUDENT,
  SUMMARY,
  YEAR,
  loadFixture,
  mask,
  peopled,
  pointer,
  terms,
  time,
} from "./support/fixtures.ts";

/** `peopled`; the hospital may read Summary and write Labs, and the clinician, a member, has no consent of its own. */
async function employed() {
  const world = await peopled();
  const { actors, charts, signers } = world;
  const until = (await time.latest()) + YEAR / 2;
  await actors.connect(signers.hospital).addMember(HOSPITAL, HOSPITAL, CLINICIAN, until);
  const agreed = await terms({ readMask: mask(SUMMARY), writeMask: mask(LABS) });
  await charts.connect(signers.patient).grant(PATIENT, PATIENT, HOSPITAL, agreed, ENVELOPE);
  await charts.connect(signers.patient).revoke(PATIENT, PATIENT, CLINICIAN);
  return { ...world, until, agreed, member: charts.connect(signers.clinician) };
}
type World = Awaited<ReturnType<typeof employed>>;

const both = async ({ charts }: World) => [
  await charts.canReadAsMember(PATIENT, HOSPITAL, CLINICIAN, SUMMARY),
  await charts.canWriteAsMember(PATIENT, HOSPITAL, CLINICIAN, LABS),
];

/** The clinician has one record from before, so its next one is number 2. */
const add = ({ member }: World, organization = HOSPITAL, compartment = LABS) =>
  member.addRecord(PATIENT, CLINICIAN, organization, 2, compartment, 0, pointer("2"));
const amend = ({ member }: World, organization = HOSPITAL, compartment = LABS) =>
  member.amendRecord(PATIENT, CLINICIAN, organization, 1, 1, compartment, 0, pointer("1.2"));

const refused = (world: World, call: Promise<unknown>, organization = HOSPITAL, compartment = LABS) =>
  expect(call)
    .to.be.revertedWithCustomError(world.charts, "ChartRegistryWriteRefused")
    .withArgs(PATIENT, CLINICIAN, organization, compartment);

/** What ends a member's access, and what brings it back, if anything does. */
const ends: Readonly<Record<string, { end: (w: World) => Promise<unknown>; undo?: (w: World) => Promise<unknown> }>> = {
  "the organization's consent is revoked": {
    end: ({ charts, signers }) => charts.connect(signers.patient).revoke(PATIENT, PATIENT, HOSPITAL),
    undo: async ({ charts, signers, agreed }) =>
      charts.connect(signers.patient).grant(PATIENT, PATIENT, HOSPITAL, agreed, ENVELOPE),
  },
  "the membership ends": {
    end: ({ actors, signers }) => actors.connect(signers.hospital).removeMember(HOSPITAL, HOSPITAL, CLINICIAN),
    undo: ({ actors, signers, until }) =>
      actors.connect(signers.hospital).addMember(HOSPITAL, HOSPITAL, CLINICIAN, until),
  },
  "the membership runs out": { end: ({ until }) => time.increaseTo(until) },
  "the consent runs out": {
    end: async ({ actors, signers, agreed }) => {
      await actors.connect(signers.hospital).addMember(HOSPITAL, HOSPITAL, CLINICIAN, agreed.expiresAt * 60 + YEAR);
      await time.increaseTo(agreed.expiresAt * 60);
    },
  },
  "the organization is suspended": {
    end: ({ actors, signers }) => actors.connect(signers.regulator).suspend(HOSPITAL),
    undo: ({ actors, signers }) => actors.connect(signers.regulator).reinstate(HOSPITAL),
  },
};

describe("ChartRegistry: organizations", () => {
  describe("canReadAsMember and canWriteAsMember", () => {
    it("[C37] hold where the organization's consent does, and give the member nothing of its own", async () => {
      const { charts } = await loadFixture(employed);
      for (let compartment = 0; compartment < 70; ++compartment) {
        const [reads, writes] = [compartment === SUMMARY, compartment === LABS];
        expect(await charts.canReadAsMember(PATIENT, HOSPITAL, CLINICIAN, compartment)).to.equal(reads);
        expect(await charts.canWriteAsMember(PATIENT, HOSPITAL, CLINICIAN, compartment)).to.equal(writes);
        expect(await charts.canRead(PATIENT, HOSPITAL, compartment)).to.equal(reads);
        expect(await charts.canWrite(PATIENT, HOSPITAL, compartment)).to.equal(writes);
        expect(await charts.canRead(PATIENT, CLINICIAN, compartment)).to.equal(false);
        expect(await charts.canWrite(PATIENT, CLINICIAN, compartment)).to.equal(false);
      }
    });

    it("[C37] are false for who is no member, and for an organization without consent", async () => {
      const { actors, charts, signers, until } = await loadFixture(employed);
      await actors.connect(signers.regulator).accredit(CLINIC, until);
      await actors.connect(signers.clinic).addMember(CLINIC, CLINIC, CLINICIAN, until);
      for (const [organization, member] of [
        [HOSPITAL, MATRON],
        [HOSPITAL, HOSPITAL],
        [HOSPITAL, PATIENT],
        [HOSPITAL, NOBODY],
        [CLINIC, CLINICIAN],
        [CLINICIAN, HOSPITAL],
      ] as const) {
        expect(await charts.canReadAsMember(PATIENT, organization, member, SUMMARY)).to.equal(false);
        expect(await charts.canWriteAsMember(PATIENT, organization, member, LABS)).to.equal(false);
      }
    });

    it("[C37] are false for a member without a licence", async () => {
      const { actors, charts, signers, until } = await loadFixture(employed);
      await actors.connect(signers.hospital).addMember(HOSPITAL, HOSPITAL, STUDENT, until);
      const read = () => charts.canReadAsMember(PATIENT, HOSPITAL, STUDENT, SUMMARY);
      const write = () => charts.canWriteAsMember(PATIENT, HOSPITAL, STUDENT, LABS);
      expect([await read(), await write()]).to.deep.equal([false, false]);
      await actors.connect(signers.regulator).license(STUDENT, HOSPITAL, until);
      expect([await read(), await write()]).to.deep.equal([true, true]);
      await actors.connect(signers.regulator).suspend(STUDENT);
      expect([await read(), await write()]).to.deep.equal([false, false]);
    });
  });

  for (const [when, { end, undo }] of Object.entries(ends)) {
    it(`[C37] a member reads and writes nothing more when ${when}`, async () => {
      const world = await loadFixture(employed);
      expect(await both(world)).to.deep.equal([true, true]);
      await end(world);
      expect(await both(world)).to.deep.equal([false, false]);
      await refused(world, add(world));
      await refused(world, amend(world));

      if (undo === undefined) return;
      await undo(world);
      expect(await both(world)).to.deep.equal([true, true]);
      await add(world);
      await amend(world);
    });
  }

  it("[C37] a suspended member reads and writes nothing more", async () => {
    const world = await loadFixture(employed);
    await world.actors.connect(world.signers.regulator).suspend(CLINICIAN);
    expect(await both(world)).to.deep.equal([false, false]);
    for (const call of [add, amend]) {
      await expect(call(world))
        .to.be.revertedWithCustomError(world.actors, "ActorRegistryNotInGoodStanding")
        .withArgs(CLINICIAN, 2, world.licensedUntil);
    }
  });

  describe("addRecord", () => {
    it("[C37] under an organization's consent names the author and the organization", async () => {
      const world = await loadFixture(employed);
      const { charts } = world;
      const sent = add(world);
      await expect(sent).to.emit(charts, "RecordAdded").withArgs(PATIENT, CLINICIAN, 2, LABS, 0, pointer("2"));
      await expect(sent).to.emit(charts, "WrittenAsMember").withArgs(PATIENT, CLINICIAN, 2, 1, HOSPITAL);
      expect((await charts.consentOf(PATIENT, CLINICIAN)).sequence).to.equal(2);
      expect((await charts.consentOf(PATIENT, HOSPITAL)).sequence).to.equal(0);
    });

    it("[C15] goes on counting from a consent of one's own, and back", async () => {
      const world = await loadFixture(employed);
      const { charts, signers, member } = world;
      await add(world);
      await charts.connect(signers.patient).grant(PATIENT, PATIENT, CLINICIAN, await terms(), ENVELOPE);
      await member.addRecord(PATIENT, CLINICIAN, 0, 3, NOTES, 0, pointer("3"));
      await member.addRecord(PATIENT, CLINICIAN, HOSPITAL, 4, LABS, 0, pointer("4"));
      expect((await charts.consentOf(PATIENT, CLINICIAN)).sequence).to.equal(4);
    });

    it("says nothing of an organization under a consent of one's own", async () => {
      const { charts, signers, member } = await loadFixture(employed);
      await charts.connect(signers.patient).grant(PATIENT, PATIENT, CLINICIAN, await terms(), ENVELOPE);
      await expect(member.addRecord(PATIENT, CLINICIAN, 0, 2, LABS, 0, pointer("2"))).not.to.emit(
        charts,
        "WrittenAsMember",
      );
    });

    it("[C37] is refused where the organization may not write, and under nobody's consent", async () => {
      const world = await loadFixture(employed);
      for (const call of [add, amend]) {
        for (const [organization, compartment] of [
          [HOSPITAL, SUMMARY],
          [HOSPITAL, NOTES],
          [CLINIC, LABS],
          [NOBODY, LABS],
          [PATIENT, LABS],
          [CLINICIAN, LABS],
          [0n, LABS],
        ] as const) {
          await refused(world, call(world, organization, compartment), organization, compartment);
        }
      }
    });

    it("[C37] is refused to the organization in the member's name, and to one who is no member", async () => {
      const { actors, charts, signers, until } = await loadFixture(employed);
      await expect(charts.connect(signers.hospital).addRecord(PATIENT, CLINICIAN, HOSPITAL, 2, LABS, 0, pointer("2")))
        .to.be.revertedWithCustomError(actors, "ActorRegistryNotAccount")
        .withArgs(CLINICIAN, signers.hospital);
      await actors.connect(signers.regulator).license(MATRON, 0, until);
      await expect(charts.connect(signers.matron).addRecord(PATIENT, MATRON, HOSPITAL, 1, LABS, 0, pointer("1")))
        .to.be.revertedWithCustomError(charts, "ChartRegistryWriteRefused")
        .withArgs(PATIENT, MATRON, HOSPITAL, LABS);
    });

    it("lets the organization write for itself", async () => {
      const { charts, signers } = await loadFixture(employed);
      await charts.connect(signers.hospital).addRecord(PATIENT, HOSPITAL, 0, 1, LABS, 0, pointer("1"));
      expect((await charts.consentOf(PATIENT, HOSPITAL)).sequence).to.equal(1);
    });
  });

  describe("amendRecord", () => {
    it("[C37] under an organization's consent names the organization and the version", async () => {
      const world = await loadFixture(employed);
      const sent = amend(world);
      await expect(sent)
        .to.emit(world.charts, "RecordAmended")
        .withArgs(PATIENT, CLINICIAN, 1, 2, LABS, 0, pointer("1.2"));
      await expect(sent).to.emit(world.charts, "WrittenAsMember").withArgs(PATIENT, CLINICIAN, 1, 2, HOSPITAL);
    });
  });

  describe("addRecords", () => {
    it("[C37] under an organization's consent names it for each record", async () => {
      const { charts, member } = await loadFixture(employed);
      const records = [
        { compartment: LABS, epoch: 0, pointer: pointer("2") },
        { compartment: LABS, epoch: 0, pointer: pointer("3") },
      ];
      const sent = member.addRecords(PATIENT, CLINICIAN, HOSPITAL, 2, records);
      for (const sequence of [2, 3]) {
        await expect(sent).to.emit(charts, "WrittenAsMember").withArgs(PATIENT, CLINICIAN, sequence, 1, HOSPITAL);
      }
    });
  });
});
