import { expect } from "chai";
import {
  CLINICIAN,
  ENVELOPE,
  HOSPITAL,
  KEYS,
  LABS,
  MATRON,
  NOBODY,
  NOTES,
  PATIENT,
  RELATIVE,
  STUDENT,
  SUMMARY,
  loadFixture,
  mask,
  minuteNow,
  peopled,
  pointer,
  terms,
  time,
} from "./support/fixtures.ts";

/** `peopled`, and the relative is the patient's proxy for Summary, Labs and Notes for 1,000 minutes, with every power. */
async function represented() {
  const world = await peopled();
  const mandate = {
    compartments: mask(SUMMARY, LABS, NOTES),
    until: (await minuteNow()) + 1000,
    mayGrant: true,
    mayRevoke: true,
    mayDispute: true,
  };
  await world.actors.connect(world.signers.patient).appointProxy(PATIENT, RELATIVE, mandate);
  return { ...world, mandate, proxy: world.charts.connect(world.signers.relative) };
}
type World = Awaited<ReturnType<typeof represented>>;
type Changes = Parameters<typeof terms>[0];

/** Terms that the mandate just reaches; good for a minute once it is over. */
const within = async ({ mandate }: World, changes: Changes = {}) => {
  const expiresAt = Math.max(mandate.until, (await minuteNow()) + 1);
  return terms({ readMask: mask(SUMMARY, LABS), writeMask: mask(NOTES), expiresAt, ...changes });
};

const grant = async (world: World, grantee: bigint, changes: Changes = {}) =>
  world.proxy.grant(RELATIVE, PATIENT, grantee, await within(world, changes), ENVELOPE);

/** What a proxy may do, by the power it takes; each is fine under the mandate of `represented`. */
const powers: Readonly<
  Record<"mayGrant" | "mayRevoke" | "mayDispute", Record<string, (w: World) => Promise<unknown>>>
> = {
  mayGrant: {
    grant: (world) => grant(world, HOSPITAL),
    denyAccess: ({ proxy }) => proxy.denyAccess(RELATIVE, PATIENT, CLINICIAN),
  },
  mayRevoke: { revoke: ({ proxy }) => proxy.revoke(RELATIVE, PATIENT, CLINICIAN) },
  mayDispute: {
    disputeRecord: ({ proxy }) => proxy.disputeRecord(RELATIVE, PATIENT, CLINICIAN, 1, 1, pointer("wrong")),
  },
};

const refused = (world: World, call: Promise<unknown>) =>
  expect(call).to.be.revertedWithCustomError(world.charts, "ChartRegistryProxyRefused").withArgs(PATIENT, RELATIVE);

const exceeded = (world: World, call: Promise<unknown>) =>
  expect(call).to.be.revertedWithCustomError(world.charts, "ChartRegistryProxyExceeded").withArgs(PATIENT, RELATIVE);

describe("ChartRegistry: proxies", () => {
  for (const [power, calls] of Object.entries(powers)) {
    for (const [name, call] of Object.entries(calls)) {
      it(`[C36] ${name} takes ${power}, and no other power will do`, async () => {
        const world = await loadFixture(represented);
        const patient = world.actors.connect(world.signers.patient);
        const none = { ...world.mandate, mayGrant: true, mayRevoke: true, mayDispute: true, [power]: false };
        await patient.appointProxy(PATIENT, RELATIVE, none);
        await refused(world, call(world));

        const only = { ...world.mandate, mayGrant: false, mayRevoke: false, mayDispute: false, [power]: true };
        await patient.appointProxy(PATIENT, RELATIVE, only);
        await call(world);
      });

      for (const [how, end] of Object.entries({
        "dismissed by the patient": ({ actors, signers }: World) =>
          actors.connect(signers.patient).dismissProxy(PATIENT, PATIENT, RELATIVE),
        "stepped down": ({ actors, signers }: World) =>
          actors.connect(signers.relative).dismissProxy(RELATIVE, PATIENT, RELATIVE),
        "at the end of the mandate": ({ mandate }: World) => time.increaseTo(mandate.until * 60),
      })) {
        it(`[C36] ${name} is refused to who was ${how}`, async () => {
          const world = await loadFixture(represented);
          await end(world);
          await refused(world, call(world));
        });
      }

      it(`[C36] ${name} is refused to a proxy of somebody else`, async () => {
        const world = await loadFixture(represented);
        await world.actors.connect(world.signers.relative).appointProxy(RELATIVE, MATRON, world.mandate);
        await world.actors.connect(world.signers.patient).dismissProxy(PATIENT, PATIENT, RELATIVE);
        await refused(world, call(world));
      });

      it(`[C2] ${name} is refused to another account in the proxy's name`, async () => {
        const world = await loadFixture(represented);
        const other = { ...world, proxy: world.charts.connect(world.signers.matron) };
        await expect(call(other))
          .to.be.revertedWithCustomError(world.actors, "ActorRegistryNotAccount")
          .withArgs(RELATIVE, world.signers.matron);
      });
    }
  }

  describe("grant", () => {
    it("[C36] names the proxy in the event and counts as the patient's", async () => {
      const world = await loadFixture(represented);
      const agreed = await within(world);
      await expect(world.proxy.grant(RELATIVE, PATIENT, HOSPITAL, agreed, ENVELOPE))
        .to.emit(world.charts, "ConsentGranted")
        .withArgs(PATIENT, HOSPITAL, RELATIVE, Object.values(agreed), ENVELOPE);
      expect(await world.charts.canRead(PATIENT, HOSPITAL, LABS)).to.equal(true);
    });

    it("[C36] reaches the mandate's compartments, to read and to write, and no further", async () => {
      const world = await loadFixture(represented);
      for (const beyond of [3, 5, 63]) {
        await exceeded(world, grant(world, HOSPITAL, { readMask: mask(SUMMARY, beyond) }));
        await exceeded(world, grant(world, HOSPITAL, { writeMask: mask(beyond) }));
      }
      await grant(world, HOSPITAL, { readMask: mask(SUMMARY, LABS, NOTES), writeMask: mask(SUMMARY, LABS, NOTES) });
    });

    it("[C36] lasts no longer than the mandate", async () => {
      const world = await loadFixture(represented);
      await exceeded(world, grant(world, HOSPITAL, { expiresAt: world.mandate.until + 1 }));
      await grant(world, HOSPITAL, { expiresAt: world.mandate.until });
    });

    it("[C36] gives nothing to the proxy itself, nor to the patient", async () => {
      const world = await loadFixture(represented);
      await exceeded(world, grant(world, RELATIVE));
      await expect(grant(world, PATIENT))
        .to.be.revertedWithCustomError(world.charts, "ChartRegistryInvalidGrantee")
        .withArgs(PATIENT, PATIENT);
      expect(await world.charts.canRead(PATIENT, RELATIVE, SUMMARY)).to.equal(false);
    });

    for (const [what, far] of Object.entries({
      reads: { readMask: mask(SUMMARY, 5), writeMask: 0n },
      writes: { readMask: mask(SUMMARY), writeMask: mask(5) },
    })) {
      it(`[C36] does not replace a consent that ${what} further, until that was revoked`, async () => {
        const world = await loadFixture(represented);
        const patient = world.charts.connect(world.signers.patient);
        await patient.grant(PATIENT, PATIENT, HOSPITAL, await terms(far), ENVELOPE);
        await exceeded(world, grant(world, HOSPITAL));

        await patient.revoke(PATIENT, PATIENT, HOSPITAL);
        await grant(world, HOSPITAL);
        expect(await world.charts.canRead(PATIENT, HOSPITAL, 5)).to.equal(false);
        expect(await world.charts.canWrite(PATIENT, HOSPITAL, 5)).to.equal(false);
      });
    }

    it("replaces a consent within reach, and stays when the mandate ends", async () => {
      const world = await loadFixture(represented);
      await grant(world, CLINICIAN, { readMask: mask(NOTES), writeMask: 0n });
      expect(await world.charts.canRead(PATIENT, CLINICIAN, SUMMARY)).to.equal(false);

      await world.actors.connect(world.signers.relative).dismissProxy(RELATIVE, PATIENT, RELATIVE);
      expect(await world.charts.canRead(PATIENT, CLINICIAN, NOTES)).to.equal(true);
    });

    it("refuses what the patient could not grant either", async () => {
      const world = await loadFixture(represented);
      await expect(grant(world, NOBODY))
        .to.be.revertedWithCustomError(world.charts, "ChartRegistryInvalidGrantee")
        .withArgs(PATIENT, NOBODY);
      await expect(grant(world, HOSPITAL, { readMask: 0n, writeMask: 0n })).to.be.revertedWithCustomError(
        world.charts,
        "ChartRegistryEmptyMask",
      );
      await world.charts.connect(world.signers.regulator).pause();
      await expect(grant(world, HOSPITAL)).to.be.revertedWithCustomError(world.charts, "EnforcedPause");
    });
  });

  describe("revoke", () => {
    it("[C36] ends a consent within reach, and names the proxy", async () => {
      const world = await loadFixture(represented);
      await expect(world.proxy.revoke(RELATIVE, PATIENT, CLINICIAN))
        .to.emit(world.charts, "ConsentRevoked")
        .withArgs(PATIENT, CLINICIAN, RELATIVE);
      expect(await world.charts.canRead(PATIENT, CLINICIAN, SUMMARY)).to.equal(false);
    });

    for (const [what, far] of Object.entries({
      reads: { readMask: mask(SUMMARY, 5), writeMask: mask(NOTES) },
      writes: { readMask: mask(SUMMARY), writeMask: mask(NOTES, 63) },
    })) {
      it(`[C36] is refused for a consent that ${what} further`, async () => {
        const world = await loadFixture(represented);
        const patient = world.charts.connect(world.signers.patient);
        await patient.grant(PATIENT, PATIENT, CLINICIAN, await terms(far), ENVELOPE);
        await exceeded(world, world.proxy.revoke(RELATIVE, PATIENT, CLINICIAN));
        expect(await world.charts.canRead(PATIENT, CLINICIAN, SUMMARY)).to.equal(true);
      });
    }

    it("refuses what never was", async () => {
      const world = await loadFixture(represented);
      await expect(world.proxy.revoke(RELATIVE, PATIENT, STUDENT))
        .to.be.revertedWithCustomError(world.charts, "ChartRegistryNoConsent")
        .withArgs(PATIENT, STUDENT);
    });

    it("[C20] goes on through a pause", async () => {
      const world = await loadFixture(represented);
      await world.charts.connect(world.signers.regulator).pause();
      await world.proxy.revoke(RELATIVE, PATIENT, CLINICIAN);
    });
  });

  describe("denyAccess and disputeRecord", () => {
    it("[C36] name the proxy", async () => {
      const { charts, proxy } = await loadFixture(represented);
      await expect(proxy.denyAccess(RELATIVE, PATIENT, CLINICIAN))
        .to.emit(charts, "AccessDenied")
        .withArgs(PATIENT, CLINICIAN, RELATIVE);
      await expect(proxy.disputeRecord(RELATIVE, PATIENT, CLINICIAN, 1, 1, pointer("wrong")))
        .to.emit(charts, "RecordDisputed")
        .withArgs(PATIENT, CLINICIAN, 1, 2, pointer("wrong"), RELATIVE);
    });
  });

  describe("a proxy with every power", () => {
    it("[C36] opens no epoch, writes and retracts no record, and reads nothing", async () => {
      const { actors, charts, proxy, signers, mandate } = await loadFixture(represented);
      await actors
        .connect(signers.patient)
        .appointProxy(PATIENT, RELATIVE, { ...mandate, compartments: 2n ** 64n - 1n });
      for (const call of [
        () => proxy.openEpochs(PATIENT, 1, KEYS, KEYS),
        () => proxy.revokeAndRotate(PATIENT, CLINICIAN, 1, KEYS, KEYS),
        () => proxy.addRecord(PATIENT, PATIENT, 0, 2, 0, 0, pointer("x")),
      ]) {
        await expect(call())
          .to.be.revertedWithCustomError(actors, "ActorRegistryNotAccount")
          .withArgs(PATIENT, signers.relative);
      }
      await expect(proxy.addRecord(PATIENT, RELATIVE, 0, 1, LABS, 0, pointer("x")))
        .to.be.revertedWithCustomError(charts, "ChartRegistryWriteRefused")
        .withArgs(PATIENT, RELATIVE, 0, LABS);
      await expect(proxy.retractRecord(RELATIVE, PATIENT, CLINICIAN, 1, 1, 2, 1))
        .to.be.revertedWithCustomError(charts, "ChartRegistryRetractRefused")
        .withArgs(RELATIVE, 2);
      for (const compartment of [SUMMARY, LABS, NOTES, 63]) {
        expect(await charts.canRead(PATIENT, RELATIVE, compartment)).to.equal(false);
        expect(await charts.canWrite(PATIENT, RELATIVE, compartment)).to.equal(false);
      }
    });
  });
});
