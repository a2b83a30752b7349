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
  WATCH,
  YEAR_IN_MINUTES,
  loadFixture,
  mask,
  minuteNow,
  peopled,
  time,
} from "./support/fixtures.ts";

const EMPTY = [0n, 0n, false, false, false];

async function mandated() {
  const world = await peopled();
  const mandate = {
    compartments: mask(0, 63),
    until: (await minuteNow()) + YEAR_IN_MINUTES,
    mayGrant: true,
    mayRevoke: false,
    mayDispute: true,
  };
  await world.actors.connect(world.signers.patient).appointProxy(PATIENT, RELATIVE, mandate);
  return { ...world, mandate };
}

type Mandate = Awaited<ReturnType<typeof mandated>>["mandate"];
const asTuple = (m: Mandate) => [m.compartments, BigInt(m.until), m.mayGrant, m.mayRevoke, m.mayDispute];

describe("ActorRegistry: proxies", () => {
  describe("appointProxy", () => {
    it("[C35] keeps and says the mandate, and replaces the one before", async () => {
      const { actors, signers, mandate } = await loadFixture(mandated);
      expect(await actors.mandateOf(PATIENT, RELATIVE)).to.deep.equal(asTuple(mandate));
      const next = { ...mandate, compartments: mask(5), mayGrant: false, mayRevoke: true, mayDispute: false };
      await expect(actors.connect(signers.patient).appointProxy(PATIENT, RELATIVE, next))
        .to.emit(actors, "ProxyAppointed")
        .withArgs(PATIENT, RELATIVE, asTuple(next));
      expect(await actors.mandateOf(PATIENT, RELATIVE)).to.deep.equal(asTuple(next));
    });

    it("takes a clinician as well: people are people", async () => {
      const { actors, signers, mandate } = await loadFixture(mandated);
      await actors.connect(signers.patient).appointProxy(PATIENT, CLINICIAN, mandate);
    });

    it("[C35] refuses anyone but the patient's account, the proxy too", async () => {
      const { actors, signers, mandate } = await loadFixture(mandated);
      for (const other of [signers.relative, signers.regulator, signers.deployer]) {
        await expect(actors.connect(other).appointProxy(PATIENT, MATRON, mandate))
          .to.be.revertedWithCustomError(actors, "ActorRegistryNotAccount")
          .withArgs(PATIENT, other);
      }
    });

    it("refuses who is no patient", async () => {
      const { actors, signers, mandate } = await loadFixture(mandated);
      await expect(actors.connect(signers.clinician).appointProxy(CLINICIAN, RELATIVE, mandate))
        .to.be.revertedWithCustomError(actors, "ActorRegistryWrongKind")
        .withArgs(CLINICIAN, Kind.Clinician);
    });

    it("[C35] refuses the patient itself, nobody, and who is no person", async () => {
      const { actors, signers, mandate } = await loadFixture(mandated);
      for (const proxy of [PATIENT, NOBODY, 0n, HOSPITAL, CLINIC, WATCH]) {
        await expect(actors.connect(signers.patient).appointProxy(PATIENT, proxy, mandate))
          .to.be.revertedWithCustomError(actors, "ActorRegistryInvalidProxy")
          .withArgs(PATIENT, proxy);
      }
    });

    it("refuses no compartment, and an end that is not in a later minute", async () => {
      const { actors, signers, mandate } = await loadFixture(mandated);
      const patient = actors.connect(signers.patient);
      const minute = (await minuteNow()) + 1;
      await time.increaseTo(minute * 60);
      for (const change of [{ compartments: 0n }, { until: minute }, { until: minute - 1 }, { until: 0 }]) {
        const wrong = { ...mandate, ...change };
        await expect(patient.appointProxy(PATIENT, MATRON, wrong))
          .to.be.revertedWithCustomError(actors, "ActorRegistryInvalidMandate")
          .withArgs(wrong.compartments, wrong.until, minute);
      }
    });
  });

  describe("dismissProxy", () => {
    for (const [who, actor] of [
      ["patient", PATIENT],
      ["relative", RELATIVE],
    ] as const) {
      it(`[C35] is open to the ${who}, in the same block`, async () => {
        const { actors, signers } = await loadFixture(mandated);
        await expect(actors.connect(signers[who]).dismissProxy(actor, PATIENT, RELATIVE))
          .to.emit(actors, "ProxyDismissed")
          .withArgs(PATIENT, RELATIVE, actor);
        expect(await actors.mandateOf(PATIENT, RELATIVE)).to.deep.equal(EMPTY);
      });
    }

    it("dismisses one whose time is over, too", async () => {
      const { actors, signers, mandate } = await loadFixture(mandated);
      await time.increaseTo(mandate.until * 60);
      await actors.connect(signers.patient).dismissProxy(PATIENT, PATIENT, RELATIVE);
    });

    it("[C35] refuses a third party, and another's account", async () => {
      const { actors, signers } = await loadFixture(mandated);
      await expect(actors.connect(signers.matron).dismissProxy(MATRON, PATIENT, RELATIVE))
        .to.be.revertedWithCustomError(actors, "ActorRegistryDismissRefused")
        .withArgs(RELATIVE, MATRON);
      await expect(actors.connect(signers.matron).dismissProxy(PATIENT, PATIENT, RELATIVE))
        .to.be.revertedWithCustomError(actors, "ActorRegistryNotAccount")
        .withArgs(PATIENT, signers.matron);
    });

    it("refuses who is no proxy, or was dismissed", async () => {
      const { actors, signers } = await loadFixture(mandated);
      const patient = actors.connect(signers.patient);
      await patient.dismissProxy(PATIENT, PATIENT, RELATIVE);
      for (const proxy of [RELATIVE, MATRON, NOBODY]) {
        await expect(patient.dismissProxy(PATIENT, PATIENT, proxy))
          .to.be.revertedWithCustomError(actors, "ActorRegistryNoProxy")
          .withArgs(PATIENT, proxy);
      }
    });
  });

  describe("mandateOf", () => {
    it("[C35] is the mandate until its last minute is over, and then nothing", async () => {
      const { actors, mandate } = await loadFixture(mandated);
      await time.increaseTo(mandate.until * 60 - 1);
      expect(await actors.mandateOf(PATIENT, RELATIVE)).to.deep.equal(asTuple(mandate));
      await time.increaseTo(mandate.until * 60);
      expect(await actors.mandateOf(PATIENT, RELATIVE)).to.deep.equal(EMPTY);
    });

    it("is nothing for who is no proxy", async () => {
      const { actors } = await loadFixture(mandated);
      for (const [patient, proxy] of [
        [PATIENT, MATRON],
        [RELATIVE, PATIENT],
        [NOBODY, NOBODY],
      ] as const) {
        expect(await actors.mandateOf(patient, proxy)).to.deep.equal(EMPTY);
      }
    });
  });
});
