import { expect } from "chai";
import type { ActorRegistry } from "../types/ethers-contracts/index.js";
import {
  CLINICIAN,
  HOSPITAL,
  Kind,
  NOBODY,
  PATIENT,
  STUDENT,
  Standing,
  WATCH,
  YEAR,
  deployed,
  enrolled,
  ethers,
  loadFixture,
  time,
} from "./support/fixtures.ts";

const KEY = ethers.id("key");
const PROFILE = ethers.id("profile");
const VAULT = ethers.id("vault");
const NONE = ethers.ZeroHash;

describe("ActorRegistry", () => {
  describe("register", () => {
    it("[C1] numbers actors 1, 2, 3 and says all there is to know", async () => {
      const { actors, signers } = await loadFixture(deployed);

      for (const [kind, actor] of [Kind.Patient, Kind.Clinician, Kind.Organization].map(
        (k, i) => [k, i + 1] as const,
      )) {
        await expect(actors.connect(signers.patient).register(kind, KEY, PROFILE, VAULT))
          .to.emit(actors, "ActorRegistered")
          .withArgs(actor, signers.patient, kind, KEY, PROFILE, VAULT);
      }
      expect(await actors.actorCount()).to.equal(3);
      expect(await actors.actorOf(2)).to.deep.equal([
        signers.patient.address,
        BigInt(Kind.Clinician),
        BigInt(Standing.None),
        false,
        0n,
        1n,
        KEY,
        0n,
        ethers.ZeroAddress,
      ]);
    });

    it("answers with the new id", async () => {
      const { actors, signers } = await loadFixture(enrolled);
      const actor = await actors.connect(signers.stranger).register.staticCall(Kind.Patient, KEY, PROFILE, VAULT);
      expect(actor).to.equal((await actors.actorCount()) + 1n);
    });

    it("lets a device keep its root elsewhere", async () => {
      const { actors } = await loadFixture(deployed);
      await expect(actors.register(Kind.Device, KEY, PROFILE, NONE)).to.emit(actors, "ActorRegistered");
    });

    it("refuses no kind", async () => {
      const { actors } = await loadFixture(deployed);
      await expect(actors.register(Kind.None, KEY, PROFILE, VAULT)).to.be.revertedWithCustomError(
        actors,
        "ActorRegistryEmptyKind",
      );
    });

    it("refuses a kind that does not exist", async () => {
      const { actors } = await loadFixture(deployed);
      await expect(actors.register(5, KEY, PROFILE, VAULT)).to.be.revert(ethers);
    });

    for (const [what, digests] of Object.entries({
      key: [NONE, PROFILE, VAULT],
      profile: [KEY, NONE, VAULT],
      vault: [KEY, PROFILE, NONE],
    } as const)) {
      it(`refuses no ${what}`, async () => {
        const { actors } = await loadFixture(deployed);
        await expect(actors.register(Kind.Patient, ...digests)).to.be.revertedWithCustomError(
          actors,
          "ActorRegistryEmptyDigest",
        );
      });
    }
  });

  describe("rotateKey", () => {
    it("[C3] numbers the generations 1, 2, 3", async () => {
      const { actors, signers } = await loadFixture(enrolled);
      const patient = actors.connect(signers.patient);

      for (const generation of [2n, 3n]) {
        const key = ethers.id(`key ${generation}`);
        await expect(patient.rotateKey(PATIENT, key)).to.emit(actors, "KeyRotated").withArgs(PATIENT, generation, key);
        const { keyGeneration, keyDigest } = await actors.actorOf(PATIENT);
        expect({ keyGeneration, keyDigest }).to.deep.equal({ keyGeneration: generation, keyDigest: key });
      }
    });
  });

  for (const [name, event] of [
    ["publishProfile", "ProfilePublished"],
    ["publishVault", "VaultPublished"],
  ] as const) {
    describe(name, () => {
      it("says where", async () => {
        const { actors, signers } = await loadFixture(enrolled);
        await expect(actors.connect(signers.patient)[name](PATIENT, PROFILE))
          .to.emit(actors, event)
          .withArgs(PATIENT, PROFILE);
      });
    });
  }

  describe("what an actor changes about itself", () => {
    for (const name of ["rotateKey", "publishProfile", "publishVault"] as const) {
      it(`[C2] refuses ${name} by anyone but its account`, async () => {
        const { actors, signers } = await loadFixture(enrolled);
        for (const other of [signers.stranger, signers.regulator, signers.deployer]) {
          await expect(actors.connect(other)[name](PATIENT, KEY))
            .to.be.revertedWithCustomError(actors, "ActorRegistryNotAccount")
            .withArgs(PATIENT, other);
        }
      });

      it(`refuses ${name} for an actor that does not exist`, async () => {
        const { actors } = await loadFixture(enrolled);
        await expect(actors[name](NOBODY, KEY))
          .to.be.revertedWithCustomError(actors, "ActorRegistryUnknownActor")
          .withArgs(NOBODY);
      });

      it(`refuses ${name} without a digest`, async () => {
        const { actors, signers } = await loadFixture(enrolled);
        await expect(actors.connect(signers.patient)[name](PATIENT, NONE)).to.be.revertedWithCustomError(
          actors,
          "ActorRegistryEmptyDigest",
        );
      });
    }
  });

  for (const { name, approve, actor, wrongKind, wrong } of [
    {
      name: "license",
      approve: (actors: ActorRegistry, clinician: bigint, until: number) => actors.license(clinician, 0, until),
      actor: STUDENT,
      wrongKind: Kind.Organization,
      wrong: HOSPITAL,
    },
    {
      name: "accredit",
      approve: (actors: ActorRegistry, organization: bigint, until: number) => actors.accredit(organization, until),
      actor: HOSPITAL,
      wrongKind: Kind.Clinician,
      wrong: CLINICIAN,
    },
  ] as const) {
    describe(name, () => {
      it("makes an actor practise until the date, and renews", async () => {
        const { actors, signers } = await loadFixture(enrolled);
        for (const years of [1, 2]) {
          const until = (await time.latest()) + years * YEAR;
          await expect(approve(actors.connect(signers.regulator), actor, until))
            .to.emit(actors, "StandingChanged")
            .withArgs(actor, Standing.Active, until, 0);
          expect((await actors.actorOf(actor)).validUntil).to.equal(until);
        }
        expect(await actors.inGoodStanding(actor)).to.equal(true);
      });

      it("refuses another kind", async () => {
        const { actors, signers } = await loadFixture(enrolled);
        const until = (await time.latest()) + YEAR;
        for (const [id, kind] of [
          [wrong, wrongKind],
          [PATIENT, Kind.Patient],
          [WATCH, Kind.Device],
        ] as const) {
          await expect(approve(actors.connect(signers.regulator), id, until))
            .to.be.revertedWithCustomError(actors, "ActorRegistryWrongKind")
            .withArgs(id, kind);
        }
      });

      it("refuses an actor that does not exist", async () => {
        const { actors, signers } = await loadFixture(enrolled);
        await expect(approve(actors.connect(signers.regulator), NOBODY, (await time.latest()) + YEAR))
          .to.be.revertedWithCustomError(actors, "ActorRegistryUnknownActor")
          .withArgs(NOBODY);
      });

      it("refuses an end that is not in the future", async () => {
        const { actors, signers } = await loadFixture(enrolled);
        const now = (await time.latest()) + 10;
        await time.setNextBlockTimestamp(now);
        await expect(approve(actors.connect(signers.regulator), actor, now))
          .to.be.revertedWithCustomError(actors, "ActorRegistryExpiryPassed")
          .withArgs(now, now);
      });

      it("[C5] does not lift a suspension", async () => {
        const { actors, signers } = await loadFixture(enrolled);
        const regulator = actors.connect(signers.regulator);
        const until = (await time.latest()) + YEAR;
        await approve(regulator, actor, until);
        await regulator.suspend(actor);
        await expect(approve(regulator, actor, until))
          .to.be.revertedWithCustomError(actors, "ActorRegistryWrongStanding")
          .withArgs(actor, Standing.Suspended);
      });
    });
  }

  describe("suspend", () => {
    it("[C5] ends the good standing in the same block and keeps the date", async () => {
      const { actors, signers, licensedUntil } = await loadFixture(enrolled);
      await expect(actors.connect(signers.regulator).suspend(CLINICIAN))
        .to.emit(actors, "StandingChanged")
        .withArgs(CLINICIAN, Standing.Suspended, licensedUntil, 0);
      expect(await actors.inGoodStanding(CLINICIAN)).to.equal(false);
    });

    it("refuses what is not active", async () => {
      const { actors, signers } = await loadFixture(enrolled);
      const regulator = actors.connect(signers.regulator);
      await regulator.suspend(HOSPITAL);
      for (const [actor, standing] of [
        [STUDENT, Standing.None],
        [PATIENT, Standing.None],
        [HOSPITAL, Standing.Suspended],
      ] as const) {
        await expect(regulator.suspend(actor))
          .to.be.revertedWithCustomError(actors, "ActorRegistryWrongStanding")
          .withArgs(actor, standing);
      }
    });

    it("refuses an actor that does not exist", async () => {
      const { actors, signers } = await loadFixture(enrolled);
      await expect(actors.connect(signers.regulator).suspend(NOBODY))
        .to.be.revertedWithCustomError(actors, "ActorRegistryUnknownActor")
        .withArgs(NOBODY);
    });
  });

  describe("reinstate", () => {
    it("lifts a suspension and keeps the date", async () => {
      const { actors, signers, licensedUntil } = await loadFixture(enrolled);
      const regulator = actors.connect(signers.regulator);
      await regulator.suspend(CLINICIAN);
      await expect(regulator.reinstate(CLINICIAN))
        .to.emit(actors, "StandingChanged")
        .withArgs(CLINICIAN, Standing.Active, licensedUntil, 0);
      expect(await actors.inGoodStanding(CLINICIAN)).to.equal(true);
    });

    it("refuses what is not suspended", async () => {
      const { actors, signers } = await loadFixture(enrolled);
      for (const [actor, standing] of [
        [CLINICIAN, Standing.Active],
        [STUDENT, Standing.None],
      ] as const) {
        await expect(actors.connect(signers.regulator).reinstate(actor))
          .to.be.revertedWithCustomError(actors, "ActorRegistryWrongStanding")
          .withArgs(actor, standing);
      }
    });
  });

  describe("what the regulator does", () => {
    it("[C4] refuses everyone else, the administrator too", async () => {
      const { actors, signers } = await loadFixture(enrolled);
      const until = (await time.latest()) + YEAR;
      for (const other of [signers.stranger, signers.clinician, signers.deployer]) {
        const connected = actors.connect(other);
        for (const call of [
          () => connected.license(STUDENT, 0, until),
          () => connected.accredit(HOSPITAL, until),
          () => connected.suspend(CLINICIAN),
          () => connected.reinstate(CLINICIAN),
        ]) {
          await expect(call()).to.be.revertedWithCustomError(actors, "AccessManagedUnauthorized").withArgs(other);
        }
      }
    });
  });

  describe("addMember", () => {
    it("[C6] holds until the date", async () => {
      const { actors, signers } = await loadFixture(enrolled);
      const until = (await time.latest()) + YEAR;
      await expect(actors.connect(signers.hospital).addMember(HOSPITAL, HOSPITAL, CLINICIAN, until))
        .to.emit(actors, "MemberAdded")
        .withArgs(HOSPITAL, CLINICIAN, until);

      await time.increaseTo(until - 1);
      expect(await actors.isMember(HOSPITAL, CLINICIAN)).to.equal(true);
      await time.increaseTo(until);
      expect(await actors.isMember(HOSPITAL, CLINICIAN)).to.equal(false);
    });

    it("[C6] refuses anyone but the organization", async () => {
      const { actors, signers } = await loadFixture(enrolled);
      await expect(
        actors.connect(signers.clinician).addMember(HOSPITAL, HOSPITAL, CLINICIAN, (await time.latest()) + YEAR),
      )
        .to.be.revertedWithCustomError(actors, "ActorRegistryNotAccount")
        .withArgs(HOSPITAL, signers.clinician);
    });

    it("refuses what is no organization, and a member who is no clinician", async () => {
      const { actors, signers } = await loadFixture(enrolled);
      const until = (await time.latest()) + YEAR;
      await expect(actors.connect(signers.patient).addMember(PATIENT, PATIENT, CLINICIAN, until))
        .to.be.revertedWithCustomError(actors, "ActorRegistryWrongKind")
        .withArgs(PATIENT, Kind.Patient);
      await expect(actors.connect(signers.hospital).addMember(HOSPITAL, HOSPITAL, PATIENT, until))
        .to.be.revertedWithCustomError(actors, "ActorRegistryWrongKind")
        .withArgs(PATIENT, Kind.Patient);
      await expect(actors.connect(signers.hospital).addMember(HOSPITAL, HOSPITAL, NOBODY, until))
        .to.be.revertedWithCustomError(actors, "ActorRegistryUnknownActor")
        .withArgs(NOBODY);
    });

    it("refuses an end that is not in the future", async () => {
      const { actors, signers } = await loadFixture(enrolled);
      const now = (await time.latest()) + 10;
      await time.setNextBlockTimestamp(now);
      await expect(actors.connect(signers.hospital).addMember(HOSPITAL, HOSPITAL, CLINICIAN, now))
        .to.be.revertedWithCustomError(actors, "ActorRegistryExpiryPassed")
        .withArgs(now, now);
    });
  });

  describe("removeMember", () => {
    async function employed() {
      const world = await enrolled();
      const until = (await time.latest()) + YEAR;
      await world.actors.connect(world.signers.hospital).addMember(HOSPITAL, HOSPITAL, CLINICIAN, until);
      return { ...world, until };
    }

    for (const side of ["hospital", "clinician"] as const) {
      it(`[C6] is open to the ${side}`, async () => {
        const { actors, signers } = await loadFixture(employed);
        await expect(
          actors.connect(signers[side]).removeMember(side === "hospital" ? HOSPITAL : CLINICIAN, HOSPITAL, CLINICIAN),
        )
          .to.emit(actors, "MemberRemoved")
          .withArgs(HOSPITAL, CLINICIAN);
        expect(await actors.isMember(HOSPITAL, CLINICIAN)).to.equal(false);
      });
    }

    it("[C6] refuses a third party", async () => {
      const { actors, signers } = await loadFixture(employed);
      await expect(actors.connect(signers.stranger).removeMember(CLINICIAN, HOSPITAL, CLINICIAN))
        .to.be.revertedWithCustomError(actors, "ActorRegistryNotAccount")
        .withArgs(CLINICIAN, signers.stranger);
    });

    it("refuses what is no membership, or is over", async () => {
      const { actors, signers, until } = await loadFixture(employed);
      await expect(actors.connect(signers.hospital).removeMember(HOSPITAL, HOSPITAL, STUDENT))
        .to.be.revertedWithCustomError(actors, "ActorRegistryNotMember")
        .withArgs(HOSPITAL, STUDENT);
      await time.increaseTo(until);
      await expect(actors.connect(signers.hospital).removeMember(HOSPITAL, HOSPITAL, CLINICIAN))
        .to.be.revertedWithCustomError(actors, "ActorRegistryNotMember")
        .withArgs(HOSPITAL, CLINICIAN);
    });
  });

  describe("inGoodStanding", () => {
    it("needs nothing of patients and devices", async () => {
      const { actors } = await loadFixture(enrolled);
      expect(await actors.inGoodStanding(PATIENT)).to.equal(true);
      expect(await actors.inGoodStanding(WATCH)).to.equal(true);
    });

    it("[C5] needs a licence of clinicians, until its last second", async () => {
      const { actors, licensedUntil } = await loadFixture(enrolled);
      expect(await actors.inGoodStanding(STUDENT)).to.equal(false);

      await time.increaseTo(licensedUntil - 1);
      expect(await actors.inGoodStanding(CLINICIAN)).to.equal(true);
      expect(await actors.inGoodStanding(HOSPITAL)).to.equal(true);
      await time.increaseTo(licensedUntil);
      expect(await actors.inGoodStanding(CLINICIAN)).to.equal(false);
      expect(await actors.inGoodStanding(HOSPITAL)).to.equal(false);
    });

    it("is false for nobody", async () => {
      const { actors } = await loadFixture(enrolled);
      expect(await actors.inGoodStanding(NOBODY)).to.equal(false);
      expect(await actors.inGoodStanding(0)).to.equal(false);
    });
  });

  describe("requireAccount", () => {
    it("accepts the account", async () => {
      const { actors, signers } = await loadFixture(enrolled);
      await actors.requireAccount(PATIENT, signers.patient);
    });

    it("[C2] refuses another account", async () => {
      const { actors, signers } = await loadFixture(enrolled);
      await expect(actors.requireAccount(PATIENT, signers.stranger))
        .to.be.revertedWithCustomError(actors, "ActorRegistryNotAccount")
        .withArgs(PATIENT, signers.stranger);
    });

    it("refuses nobody, even for the zero address", async () => {
      const { actors } = await loadFixture(enrolled);
      await expect(actors.requireAccount(NOBODY, ethers.ZeroAddress))
        .to.be.revertedWithCustomError(actors, "ActorRegistryUnknownActor")
        .withArgs(NOBODY);
    });
  });

  describe("requirePractising", () => {
    it("accepts the account of an actor in good standing", async () => {
      const { actors, signers } = await loadFixture(enrolled);
      await actors.requirePractising(CLINICIAN, signers.clinician);
      await actors.requirePractising(PATIENT, signers.patient);
    });

    it("[C2] refuses another account", async () => {
      const { actors, signers } = await loadFixture(enrolled);
      await expect(actors.requirePractising(CLINICIAN, signers.stranger))
        .to.be.revertedWithCustomError(actors, "ActorRegistryNotAccount")
        .withArgs(CLINICIAN, signers.stranger);
    });

    it("[C5] refuses without a licence, suspended, and past the date", async () => {
      const { actors, signers, licensedUntil } = await loadFixture(enrolled);
      const refused = (actor: bigint, signer: typeof signers.clinician, standing: number, until: number) =>
        expect(actors.requirePractising(actor, signer))
          .to.be.revertedWithCustomError(actors, "ActorRegistryNotInGoodStanding")
          .withArgs(actor, standing, until);

      await refused(STUDENT, signers.student, Standing.None, 0);
      await actors.connect(signers.regulator).suspend(HOSPITAL);
      await refused(HOSPITAL, signers.hospital, Standing.Suspended, licensedUntil);
      await time.increaseTo(licensedUntil);
      await refused(CLINICIAN, signers.clinician, Standing.Active, licensedUntil);
    });
  });
});
