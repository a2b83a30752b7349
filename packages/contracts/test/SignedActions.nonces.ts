import { expect } from "chai";
import { ethers, loadFixture, time } from "./support/fixtures.ts";
import { signText } from "./support/sign.ts";
import { send, sign } from "./support/signedCall.ts";
import { TERMS, TERMS_TEXT, type Twin, ready, twins } from "./support/twins.ts";

const twinOf = (name: string): Twin => twins.find((twin) => twin.name === name)!;
const LAST = 2n ** 256n - 1n;

describe("SignedActions: nonces", () => {
  it("[C29] are used in any order, at the edges of their words too, each once", async () => {
    const world = await loadFixture(ready);
    const { patient } = world.signers;
    for (const nonce of [256n, 255n, LAST, 0n, 511n, 512n, LAST - 255n]) {
      const call = await sign(world, twinOf("rotateKey"), { nonce });
      await send(world, twinOf("rotateKey"), call);
      await expect(send(world, twinOf("rotateKey"), call))
        .to.be.revertedWithCustomError(world.actors, "SignedActionsNonceUsed")
        .withArgs(patient, nonce);
    }
    for (const [word, bits] of [
      [0n, 1n | (1n << 255n)],
      [1n, 1n | (1n << 255n)],
      [2n, 1n],
      [3n, 0n],
      [LAST >> 8n, 1n | (1n << 255n)],
    ] as const) {
      expect(await world.actors.nonceWordOf(patient, word), `word ${word}`).to.equal(bits);
    }
  });

  it("[C29] count for one account and one registry", async () => {
    const world = await loadFixture(ready);
    await world.actors.connect(world.signers.stranger).cancelNonce(7);
    await world.charts.connect(world.signers.patient).cancelNonce(7);
    await send(world, twinOf("rotateKey"), await sign(world, twinOf("rotateKey"), { nonce: 7n }));
  });

  it("[C29] stay as they are when the action is refused", async () => {
    const world = await loadFixture(ready);
    const call = await sign(world, twinOf("openEpochs"), { nonce: 7n });
    const { charts, signers } = world;
    const deadline = call.deadline;
    const text = { account: call.account, patient: 1n, keys: ethers.id("again"), nonce: 7n, deadline };
    const signature = await signText(signers.patient, charts, "OpenChart", text);
    await expect(
      charts.connect(signers.relayer).openChartFor(1n, ethers.id("again"), call.account, 7n, deadline, signature),
    )
      .to.be.revertedWithCustomError(charts, "ChartRegistryAlreadyOpen")
      .withArgs(1n);
    expect(await charts.nonceWordOf(call.account, 0n)).to.equal(0n);
    await send(world, twinOf("openEpochs"), call);
  });

  it("let what was dropped be sent by the account itself, and the rest in another order", async () => {
    const world = await loadFixture(ready);
    const [first, second] = [
      await sign(world, twinOf("revoke"), { nonce: 1n }),
      await sign(world, twinOf("openEpochs"), { nonce: 2n }),
    ];
    await send(world, twinOf("openEpochs"), second);
    await world.charts.connect(world.signers.patient).revoke(1n, 1n, 2n);
    // The relayer that held it back can no longer do harm with it: there is nothing left to revoke.
    await expect(send(world, twinOf("revoke"), first))
      .to.be.revertedWithCustomError(world.charts, "ChartRegistryNoConsent")
      .withArgs(1n, 2n);
  });

  describe("deadline", () => {
    it("is the last second", async () => {
      const world = await loadFixture(ready);
      const call = await sign(world, twinOf("grant"));
      await time.setNextBlockTimestamp(call.deadline);
      await expect(send(world, twinOf("grant"), call)).to.emit(world.charts, "ConsentGranted");
    });

    it("may be for ever", async () => {
      const world = await loadFixture(ready);
      await send(world, twinOf("revoke"), await sign(world, twinOf("revoke"), { deadline: LAST }));
    });
  });

  describe("cancelNonce", () => {
    it("refuses a nonce that was used or cancelled", async () => {
      const world = await loadFixture(ready);
      const { actors, signers } = world;
      const call = await sign(world, twinOf("rotateKey"), { nonce: 5n });
      await send(world, twinOf("rotateKey"), call);
      const patient = actors.connect(signers.patient);
      await patient.cancelNonce(6);
      for (const nonce of [5, 6]) {
        await expect(patient.cancelNonce(nonce))
          .to.be.revertedWithCustomError(actors, "SignedActionsNonceUsed")
          .withArgs(signers.patient, nonce);
      }
    });

    it("says so", async () => {
      const { charts, signers } = await loadFixture(ready);
      await expect(charts.connect(signers.patient).cancelNonce(LAST))
        .to.emit(charts, "NonceCancelled")
        .withArgs(signers.patient, LAST);
    });
  });

  describe("records", () => {
    it("[C26] cannot come back at a later version or sequence", async () => {
      const world = await loadFixture(ready);
      const { charts, signers } = world;
      const [add, dispute] = [await sign(world, twinOf("addRecord")), await sign(world, twinOf("disputeRecord"))];
      await send(world, twinOf("addRecord"), add);
      await send(world, twinOf("disputeRecord"), dispute);
      await charts.connect(signers.clinician).answerDispute(1n, 2n, 1, 2, 1, ethers.id("stands"));
      await charts.connect(signers.clinician).addRecord(1n, 2n, 0, 4, 2, 0, ethers.id("4"));

      await expect(send(world, twinOf("addRecord"), add))
        .to.be.revertedWithCustomError(charts, "ChartRegistryWrongSequence")
        .withArgs(2n, 3, 5);
      await expect(send(world, twinOf("disputeRecord"), dispute))
        .to.be.revertedWithCustomError(charts, "ChartRegistryWrongVersion")
        .withArgs(1, 3);
    });
  });

  describe("codes without a word", () => {
    it("[C27] all read the same, and none of them is accepted", async () => {
      const world = await loadFixture(ready);
      const { actors, charts, signers } = world;
      const deadline = LAST;
      const account = signers.patient.address;
      const relayed = charts.connect(signers.relayer);
      const digest = ethers.id("x");

      const kinds = { account, kind: "?", keyDigest: digest, profile: digest, vault: digest, nonce: 1n, deadline };
      await expect(
        actors
          .connect(signers.relayer)
          .registerFor(
            0,
            digest,
            digest,
            digest,
            account,
            1n,
            deadline,
            await signText(signers.patient, actors, "Register", kinds),
          ),
      ).to.be.revertedWithCustomError(actors, "ActorRegistryEmptyKind");

      const retraction = { account, actor: 1n, patient: 1n, author: 2n, sequence: 1, expectedVersion: 1, deadline };
      for (const [status, word, reason, why, error, ...values] of [
        [0, "?", 1, "wrong patient", "ChartRegistryRetractRefused", 1n, 0],
        [1, "?", 1, "wrong patient", "ChartRegistryRetractRefused", 1n, 1],
        [4, "?", 1, "wrong patient", "ChartRegistryRetractRefused", 1n, 4],
        [3, "erased", 0, "?", "ChartRegistryEmptyCode"],
      ] as const) {
        const text = { ...retraction, status: word, reason: why };
        const signature = await signText(signers.patient, charts, "RetractRecord", text);
        await expect(relayed.retractRecordFor(1n, 1n, 2n, 1, 1, status, reason, account, deadline, signature))
          .to.be.revertedWithCustomError(charts, error)
          .withArgs(...values);
      }

      const own = { account, actor: 1n, patient: 1n, grantee: 3n, envelope: digest, nonce: 2n, deadline };
      const grants = { ...own, terms: { ...TERMS_TEXT, purpose: "?" } };
      const signature = await signText(signers.patient, charts, "Grant", grants);
      for (const purpose of [0, 8, 255]) {
        await expect(relayed.grantFor(1n, 1n, 3n, { ...TERMS, purpose }, digest, account, 2n, deadline, signature))
          .to.be.revertedWithCustomError(charts, "ChartRegistryInvalidPurpose")
          .withArgs(purpose);
      }

      const clinician = signers.clinician.address;
      const answer = {
        account: clinician,
        patient: 1n,
        author: 2n,
        sequence: 2,
        expectedVersion: 2,
        answer: "?",
        statement: digest,
        deadline,
      };
      await expect(
        relayed.answerDisputeFor(
          1n,
          2n,
          2,
          2,
          0,
          digest,
          clinician,
          deadline,
          await signText(signers.clinician, charts, "AnswerDispute", answer),
        ),
      ).to.be.revertedWithCustomError(charts, "ChartRegistryEmptyCode");
    });
  });
});
