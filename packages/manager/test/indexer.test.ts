import {
  actorPageSchema,
  actorSchema,
  consentChangePageSchema,
  epochChangePageSchema,
  membershipPageSchema,
  recordChangePageSchema,
  requestChangePageSchema,
  standingChangePageSchema,
  type RecordChange,
} from "@chartkey/sdk/wire";
import { beforeAll, expect, it } from "vitest";
import { pointer, type TestChain } from "./support/chain.ts";
import { clientOf, problemIn, type ApiClient } from "./support/client.ts";
import { ACCOUNTS, grant, LABS, NOTES, termsOf, type People } from "./support/people.ts";
import { describeWorld } from "./support/world.ts";

describeWorld("index", (world) => {
  let chain: TestChain;
  let people: People;
  let client: ApiClient;
  beforeAll(async () => {
    ({ chain, people } = world);
    client = await clientOf(world.manager, chain.account(ACCOUNTS.stranger));
  });
  const indexed = () => world.indexed();
  const records = () => client.get(`/v1/charts/${String(people.patient)}/records`, recordChangePageSchema);
  const addRecord = async (fill: number) => {
    const { patient } = people;
    const chart = (await chain.read("chartRegistry", "chartOf", [patient])) as { sequence: number };
    await chain.write(ACCOUNTS.patient, "chartRegistry", "addRecord", [
      patient,
      patient,
      0n,
      chart.sequence + 1,
      LABS,
      0,
      pointer(fill),
    ]);
  };

  it("[M1] every event of the actor registry becomes rows, the newest change on top", async () => {
    const { hospital, reader, writer } = people;
    const until_ = (await chain.time()) + 1000;
    await chain.write(ACCOUNTS.reader, "actorRegistry", "rotateKey", [reader, pointer(11)]);
    await chain.write(ACCOUNTS.reader, "actorRegistry", "publishProfile", [reader, pointer(12)]);
    await chain.write(ACCOUNTS.reader, "actorRegistry", "publishVault", [reader, pointer(13)]);
    await chain.write(ACCOUNTS.regulator, "actorRegistry", "suspend", [reader]);
    await chain.write(ACCOUNTS.hospital, "actorRegistry", "addMember", [hospital, hospital, reader, until_]);
    await chain.write(ACCOUNTS.hospital, "actorRegistry", "addMember", [hospital, hospital, writer, until_]);
    await chain.write(ACCOUNTS.hospital, "actorRegistry", "removeMember", [hospital, hospital, writer]);
    await indexed();

    const actor = await client.get(`/v1/actors/${String(reader)}`, actorSchema);
    expect(actor).toMatchObject({
      actor: reader,
      account: chain.account(ACCOUNTS.reader).address.toLowerCase(),
      kind: "clinician",
      keyDigest: pointer(11),
      keyGeneration: 2,
      profile: pointer(12),
      vault: pointer(13),
      standing: "suspended",
    });
    expect(actor.validUntil).toBeGreaterThan(await chain.time());
    expect((await client.get(`/v1/actors/${String(people.device)}`, actorSchema)).vault).toBeNull();

    const { items } = await client.get(`/v1/memberships?organization=${String(hospital)}`, membershipPageSchema);
    expect(items).toEqual([{ organization: hospital, member: reader, until: until_ }]);
    expect((await client.get(`/v1/memberships?member=${String(writer)}`, membershipPageSchema)).items).toEqual([]);

    const standings = await client.get("/v1/standings", standingChangePageSchema);
    expect(standings.items.map((item) => [item.actor, item.standing])).toEqual([
      [reader, "active"],
      [writer, "active"],
      [people.former, "active"],
      [hospital, "active"],
      [reader, "suspended"],
    ]);
    await chain.write(ACCOUNTS.regulator, "actorRegistry", "reinstate", [reader]);
  });

  it("[M1] actors are found by account and by kind", async () => {
    const open = await clientOf(world.manager, undefined);
    const account = chain.account(ACCOUNTS.patient).address;
    const mine = await open.get(`/v1/actors?account=${account}`, actorPageSchema);
    expect(mine.items.map(({ actor }) => actor)).toEqual([people.patient]);
    const clinicians = await client.get("/v1/actors?kind=clinician", actorPageSchema);
    expect(clinicians.items.map(({ actor }) => actor)).toEqual([
      people.reader,
      people.writer,
      people.unlicensed,
      people.former,
    ]);
    expect((await open.fetch("/v1/actors?kind=clinician")).status).toBe(401);
    expect((await open.fetch("/v1/actors/999")).status).toBe(404);
    expect((await open.fetch("/v1/actors/18446744073709551615")).status).toBe(404);
    expect((await problemIn(await open.fetch("/v1/actors/18446744073709551616"))).code).toBe("INVALID_INPUT");
  });

  it("[M1] every event of the chart registry becomes a row", async () => {
    const { patient, writer, unlicensed } = people;
    const terms = await termsOf(chain, { read: [LABS, 63], write: [NOTES] });
    await chain.write(ACCOUNTS.writer, "chartRegistry", "requestAccess", [writer, patient, terms, pointer(21)]);
    await chain.write(ACCOUNTS.patient, "chartRegistry", "denyAccess", [patient, patient, writer]);
    await chain.write(ACCOUNTS.patient, "chartRegistry", "grant", [patient, patient, writer, terms, pointer(22)]);
    await chain.write(ACCOUNTS.writer, "chartRegistry", "addRecord", [patient, writer, 0n, 1, NOTES, 0, pointer(23)]);
    await chain.write(ACCOUNTS.writer, "chartRegistry", "amendRecord", [
      patient,
      writer,
      0n,
      1,
      1,
      NOTES,
      0,
      pointer(24),
    ]);
    await chain.write(ACCOUNTS.writer, "chartRegistry", "retractRecord", [writer, patient, writer, 1, 2, 2, 4]);
    await chain.write(ACCOUNTS.patient, "chartRegistry", "revokeAndRotate", [
      patient,
      writer,
      1n << 63n,
      pointer(25),
      pointer(0),
    ]);
    await grant(chain, people, unlicensed, { read: [LABS] });
    await chain.write(ACCOUNTS.patient, "chartRegistry", "revoke", [patient, patient, unlicensed]);
    await indexed();

    const wireTerms = { ...terms, purpose: "TREAT" };
    const requests = await client.get(`/v1/charts/${String(patient)}/requests`, requestChangePageSchema);
    expect(requests.items).toMatchObject([
      { patient, grantee: writer, change: "requested", terms: wireTerms, reason: pointer(21) },
      { patient, grantee: writer, change: "denied", terms: null, reason: null },
    ]);
    expect(await client.get(`/v1/grantees/${String(writer)}/requests`, requestChangePageSchema)).toEqual(requests);

    const consents = await client.get(`/v1/grantees/${String(writer)}/consents`, consentChangePageSchema);
    expect(consents.items).toMatchObject([
      { patient, grantee: writer, change: "granted", terms: wireTerms, envelope: pointer(22) },
      { patient, grantee: writer, change: "revoked", terms: null, envelope: null },
    ]);
    const all = await client.get(`/v1/charts/${String(patient)}/consents`, consentChangePageSchema);
    expect(all.items.map(({ grantee, change }) => [grantee, change])).toEqual([
      [writer, "granted"],
      [writer, "revoked"],
      [unlicensed, "granted"],
      [unlicensed, "revoked"],
    ]);

    expect((await records()).items).toMatchObject([
      {
        author: writer,
        sequence: 1,
        version: 1,
        compartment: NOTES,
        epoch: 0,
        pointer: pointer(23),
        status: "active",
        actor: writer,
        reason: null,
      },
      {
        author: writer,
        sequence: 1,
        version: 2,
        compartment: NOTES,
        epoch: 0,
        pointer: pointer(24),
        status: "active",
        actor: writer,
        reason: null,
      },
      {
        author: writer,
        sequence: 1,
        version: 3,
        compartment: null,
        epoch: null,
        pointer: null,
        status: "enteredInError",
        actor: writer,
        reason: "patientWish",
      },
    ] satisfies Partial<RecordChange>[]);

    const epochs = await client.get(`/v1/charts/${String(patient)}/epochs`, epochChangePageSchema);
    expect(epochs.items).toMatchObject([
      { patient, mask: null, keys: pointer(4), keyring: null },
      { patient, mask: 1n << 63n, keys: pointer(25), keyring: null },
    ]);
  });

  it("[M2] pages cut a list anywhere without a gap or a repeat", async () => {
    const whole = (await client.get("/v1/standings", standingChangePageSchema)).items;
    const seen = [];
    for (let next: string | null = ""; next !== null;) {
      const page: { items: unknown[]; next: string | null } = await client.get(
        `/v1/standings?limit=2&cursor=${next}`,
        standingChangePageSchema,
      );
      seen.push(...page.items);
      next = page.next;
    }
    expect(seen).toEqual(whole);
    for (const query of ["cursor=x", "limit=0", "limit=501", "cursor=1.2.3"]) {
      expect((await problemIn(await client.fetch(`/v1/standings?${query}`))).code).toBe("INVALID_INPUT");
    }
  });

  it("[M3] a replaced piece of the chain is taken back, also when the new head is no higher", async () => {
    const before = (await records()).items;
    const snapshot = await chain.rpc("evm_snapshot");
    await addRecord(31);
    await addRecord(32);
    await indexed();
    expect((await records()).items.slice(before.length).map((item) => item.pointer)).toEqual([
      pointer(31),
      pointer(32),
    ]);

    await chain.rpc("evm_revert", snapshot);
    await addRecord(33);
    await chain.rpc("hardhat_mine", "0x1");
    await indexed();
    const after = await records();
    expect(after.items.slice(before.length).map((item) => item.pointer)).toEqual([pointer(33)]);
    expect(after.items.slice(0, before.length)).toEqual(before);
  });

  it("[M3] a head that only fell back is a node that lags: what was seen stays until the chain contradicts it", async () => {
    const before = (await records()).items.length;
    const snapshot = await chain.rpc("evm_snapshot");
    await addRecord(34);
    await indexed();
    await chain.rpc("evm_revert", snapshot);
    await fetch(`${world.manager.url()}/ready`);
    expect((await records()).items).toHaveLength(before + 1);
    await chain.rpc("hardhat_mine", "0x1");
    await indexed();
    expect((await records()).items).toHaveLength(before);
  });

  it("[M4] a restart goes on where it stopped, and many blocks at once come in ranges", async () => {
    await addRecord(41);
    await indexed();
    const before = await records();
    await chain.rpc("hardhat_mine", "0x1f4");
    await world.manager.restart();
    client = await clientOf(world.manager, chain.account(ACCOUNTS.stranger));
    await addRecord(42);
    await indexed();
    const after = await records();
    expect(after.items.slice(0, -1)).toEqual(before.items);
    expect(after.items.at(-1)?.pointer).toBe(pointer(42));
  });
});
