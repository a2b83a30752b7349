// @ts-nocheck
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { logIndex } from "../src/chain/logIndex.ts";
import { createChartkey } from "../src/createChartkey.ts";
import { memoryStore } from "../src/store/memoryStore.ts";
import { createPhrase, phraseLock } from "../src/vault/phrase.ts";
import { walletLock } from "../src/vault/walletLock.ts";
import { serveChain, type ServedChain } from "./support/servedChain.ts";

let chain: ServedChain;
beforeAll(async () => {
  chain = await serveChain();
});
afterAll(() => chain.close());

describe("the whole job, without a manager", () => {
  it("signs up, adds, grants, reads, amends, revokes, erases", async () => {
    const blobs = memoryStore();
    const index = logIndex(chain.deployment, chain.provider);
    const clientOf = (account: number) =>
      createChartkey({
        deployment: chain.deployment,
        provider: chain.provider,
        signer: chain.wallet(account),
        blobs,
        index,
      });
    const locksOf = async (account: number) => [
      await phraseLock(createPhrase()),
      await walletLock({ signer: chain.wallet(account), chainId: 31337, prove: true }),
    ];
    const inAWeek = new Date(Date.now() + 7 * 86_400_000);

    const ana = await clientOf(2).signUp({
      kind: "patient",
      profile: { name: "Ana Test", birthDate: "1980-02-03" },
      locks: await locksOf(2),
    });
    const doctor = await clientOf(3).signUp({
      kind: "clinician",
      profile: { name: "Dr Test", role: "clinician" },
      locks: await locksOf(3),
    });
    await clientOf(1).license({ clinician: doctor.actor.actor, validUntil: inAWeek });
    const patient = ana.actor.actor;

    const file = new File([new Uint8Array(3_000_000).fill(7)], "scan.bin");
    await ana.addFile({ patient, compartment: 3, file });
    await doctor.requestAccess({
      patient,
      read: [3, 4],
      write: [4],
      purpose: "TREAT",
      expiresAt: inAWeek,
      reason: "Check-up",
    });
    const [request] = await ana.requests();
    expect(request).toMatchObject({
      grantee: doctor.actor.actor,
      reason: "Check-up",
      state: "open",
      inGoodStanding: true,
    });
    await ana.grant({
      grantee: doctor.actor.actor,
      read: [3, 4],
      write: [4],
      purpose: "TREAT",
      expiresAt: inAWeek,
      history: "all",
    });

    const [seen] = await doctor.records(patient);
    expect(seen).toMatchObject({ title: "scan.bin", locked: false });
    const opened = await doctor.open({ patient, author: patient, sequence: 1 });
    const [payload] = opened.manifest.payloads;
    if (!payload) throw new Error("no payload");
    const bytes = new Uint8Array(await new Response(await doctor.openPayload({ patient, payload })).arrayBuffer());
    expect(bytes.length).toBe(3_000_000);

    const note = await doctor.addNote({ patient, compartment: 4, title: "Visit", text: "First words" });
    await doctor.amendNote({
      patient,
      sequence: note.sequence,
      expectedVersion: 1,
      title: "Visit",
      text: "Better words",
    });
    const first = await ana.open({ patient, author: doctor.actor.actor, sequence: 1, version: 1 });
    const second = await ana.open({ patient, author: doctor.actor.actor, sequence: 1 });
    expect([first.manifest.note, second.manifest.note]).toEqual(["First words", "Better words"]);

    expect((await ana.consents())[0]).toMatchObject({ state: "live", history: "all" });
    expect((await ana.revoke({ grantee: doctor.actor.actor })).rotated).toEqual([3, 4]);
    await ana.addNote({ patient, compartment: 4, title: "Private", text: "After" });
    const after = await doctor.records(patient);
    expect(after.find((record) => record.author === patient && record.sequence === 2)).toMatchObject({
      locked: "noKey",
    });
    await expect(doctor.addNote({ patient, compartment: 4, title: "x", text: "y" })).rejects.toMatchObject({
      code: "NOT_AUTHORIZED",
    });

    await ana.erase({ author: patient, sequence: 1 });
    expect(
      (await ana.records(patient)).find((record) => record.sequence === 1 && record.author === patient),
    ).toMatchObject({ locked: "erased" });
  });
});
