import { beforeAll, expect, it } from "vitest";
import { ACCOUNTS, LABS } from "./support/people.ts";
import { describeWorld } from "./support/world.ts";

const bytes = (words: string) => new TextEncoder().encode(words);

describeWorld("blobs of people who act for a patient", (world) => {
  let path = "";
  const chart = () => String(world.people.patient);
  const reads = async () => (await (await world.as("otherPatient")).fetch(path)).status;
  const puts = async (words: string, query: Record<string, unknown>) => {
    const { response } = await (await world.as("otherPatient")).put(bytes(words), { patient: chart(), ...query });
    return response.status;
  };
  const appoint = async (mandate: { mayGrant?: boolean; minutes?: number }) => {
    const now = Math.floor((await world.chain.time()) / 60);
    const { mayGrant = true, minutes = 60 } = mandate;
    const limits = { compartments: 1n << BigInt(LABS), until: now + minutes, mayRevoke: true, mayDispute: true };
    const { patient, otherPatient } = world.people;
    await world.chain.write(ACCOUNTS.patient, "actorRegistry", "appointProxy", [
      patient,
      otherPatient,
      { ...limits, mayGrant },
    ]);
    await world.indexed();
  };

  beforeAll(async () => {
    const { cid } = await (await world.as("writer")).put(bytes("why"), { kind: "request", patient: chart() });
    path = `/v1/objects/${cid}`;
  });

  it("[M10] the reason of a request is given to whoever may answer it for the patient, while they may", async () => {
    const { people, chain } = world;
    expect(await reads()).toBe(404);
    await appoint({});
    expect(await reads()).toBe(200);
    await appoint({ mayGrant: false });
    expect(await reads()).toBe(404);
    await appoint({});
    const parties = [people.patient, people.patient, people.otherPatient];
    await chain.write(ACCOUNTS.patient, "actorRegistry", "dismissProxy", parties);
    await world.indexed();
    expect(await reads()).toBe(404);
  });

  it("[M14] envelopes are taken from whoever may share for the patient, and nothing else of the chart is", async () => {
    const envelope = { kind: "envelope", grantee: world.people.reader };
    expect(await puts("one", envelope)).toBe(404);
    await appoint({});
    expect(await puts("two", envelope)).toBe(201);
    for (const kind of ["keys", "keyring"]) expect(await puts(kind, { kind })).toBe(404);
    expect(await puts("manifest", { kind: "manifest", compartment: LABS })).toBe(404);
    await appoint({ mayGrant: false });
    expect(await puts("three", envelope)).toBe(404);
  });

  it("[M10] a mandate ends at its last minute here too", async () => {
    await appoint({ minutes: 5 });
    expect(await reads()).toBe(200);
    await world.chain.rpc("evm_increaseTime", 600);
    await world.chain.rpc("evm_mine");
    await world.indexed();
    expect(await reads()).toBe(404);
  });
});

describeWorld("a vault whose actor moves to another wallet", (world) => {
  const statusFor = async (part: "patient" | "stranger" | "reader", path: string) =>
    (await (await world.as(part)).fetch(path)).status;

  it("[M10] is given to the wallet that holds the actor now, and no longer to the one before", async () => {
    const { people, chain } = world;
    const { cid, pointer } = await (await world.as("patient")).put(bytes("vault"), { kind: "vault" });
    const path = `/v1/objects/${cid}`;
    await chain.write(ACCOUNTS.patient, "actorRegistry", "publishVault", [people.patient, pointer]);
    // Somebody points an actor of their own at it.
    await chain.write(ACCOUNTS.reader, "actorRegistry", "publishVault", [people.reader, pointer]);
    await world.indexed();
    expect(await statusFor("patient", path)).toBe(200);
    expect(await statusFor("reader", path)).toBe(404);
    const account = chain.account(ACCOUNTS.stranger).address;
    await chain.write(ACCOUNTS.patient, "actorRegistry", "proposeAccount", [people.patient, account]);
    await world.indexed();
    expect(await statusFor("stranger", path)).toBe(404);
    await chain.write(ACCOUNTS.stranger, "actorRegistry", "acceptAccount", [people.patient]);
    await world.indexed();
    expect(await statusFor("stranger", path)).toBe(200);
    expect(await statusFor("reader", path)).toBe(404);
    // The client of the wallet before still says that it acts for the patient.
    expect(await statusFor("patient", path)).not.toBe(200);
  });
});
