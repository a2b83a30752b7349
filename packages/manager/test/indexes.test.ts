import { type ChainIndex, logIndex, ManagerClient, managerIndex } from "@chartkey/sdk";
import { JsonRpcProvider, Wallet } from "ethers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pointer } from "./support/chain.ts";
import { ACCOUNTS, DAY, grant, LABS, NOTES, termsOf } from "./support/people.ts";
import { describeWorld } from "./support/world.ts";

const UNTIL = 4_000_000_000;
const MAY_ALL = { mayGrant: true, mayRevoke: true, mayDispute: true };

describeWorld("the two indexes", (world) => {
  let provider: JsonRpcProvider;
  let fromManager: ChainIndex;
  let fromLogs: ChainIndex;
  let proxyEnd: number;

  const write = (
    part: keyof typeof ACCOUNTS,
    contract: "actorRegistry" | "chartRegistry",
    name: string,
    args: unknown[],
  ) => world.chain.write(ACCOUNTS[part], contract, name, args);

  /** Everything that has a row, and what ends it. */
  beforeAll(async () => {
    const { chain, people, manager } = world;
    const { patient, otherPatient, reader, writer, former, hospital, device, unlicensed } = people;
    provider = new JsonRpcProvider(chain.rpcUrl, undefined, { cacheTimeout: -1 });
    const client = new ManagerClient({
      url: manager.url(),
      chainId: chain.deployment.chainId,
      signer: Wallet.createRandom(),
    });
    fromManager = managerIndex(client);
    fromLogs = logIndex(chain.deployment, provider);

    // Actors: keys, profiles, vaults, accounts proposed and taken over, a licence with an issuer, a suspension.
    await write("reader", "actorRegistry", "rotateKey", [reader, pointer(11)]);
    await write("reader", "actorRegistry", "publishProfile", [reader, pointer(12)]);
    await write("reader", "actorRegistry", "publishVault", [reader, pointer(13)]);
    await write("regulator", "actorRegistry", "license", [unlicensed, hospital, (await chain.time()) + 9 * DAY]);
    await write("regulator", "actorRegistry", "suspend", [former]);
    await write("device", "actorRegistry", "proposeAccount", [device, chain.account(ACCOUNTS.stranger).address]);
    await write("stranger", "actorRegistry", "acceptAccount", [device]);
    await write("former", "actorRegistry", "proposeAccount", [former, chain.account(ACCOUNTS.patient).address]);
    await write("patient", "actorRegistry", "acceptAccount", [former]);
    await write("writer", "actorRegistry", "proposeAccount", [writer, chain.account(ACCOUNTS.stranger).address]);
    await write("reader", "actorRegistry", "proposeAccount", [reader, chain.account(ACCOUNTS.stranger).address]);
    await write("reader", "actorRegistry", "proposeAccount", [reader, `0x${"0".repeat(40)}`]);

    // Teams.
    for (const administrator of [reader, otherPatient])
      await write("hospital", "actorRegistry", "addAdministrator", [hospital, administrator, UNTIL]);
    await write("hospital", "actorRegistry", "removeAdministrator", [hospital, hospital, otherPatient]);
    await write("reader", "actorRegistry", "addMember", [reader, hospital, writer, UNTIL]);
    await write("hospital", "actorRegistry", "addMember", [hospital, hospital, reader, UNTIL]);
    await write("hospital", "actorRegistry", "addMember", [hospital, hospital, unlicensed, UNTIL]);
    await write("hospital", "actorRegistry", "removeMember", [hospital, hospital, unlicensed]);
    await write("hospital", "actorRegistry", "addMember", [hospital, hospital, writer, UNTIL + 1]);

    // Mandates: one replaced, one dismissed by the proxy, one that stands.
    const minute = Math.floor((await chain.time()) / 60);
    proxyEnd = minute + 3 * 1440;
    const mandate = { compartments: 1n << BigInt(LABS), until: proxyEnd, ...MAY_ALL };
    await write("patient", "actorRegistry", "appointProxy", [patient, otherPatient, { ...mandate, mayDispute: false }]);
    await write("patient", "actorRegistry", "appointProxy", [patient, otherPatient, mandate]);
    await write("patient", "actorRegistry", "appointProxy", [patient, reader, { ...mandate, mayGrant: false }]);
    await write("reader", "actorRegistry", "dismissProxy", [reader, patient, reader]);

    // Consents and requests, by the patient and by the proxy.
    await grant(chain, people, hospital, { read: [LABS], write: [LABS, NOTES] });
    const terms = { ...(await termsOf(chain, { read: [LABS] })), expiresAt: proxyEnd };
    await write("writer", "chartRegistry", "requestAccess", [writer, patient, terms, pointer(21)]);
    await write("otherPatient", "chartRegistry", "denyAccess", [otherPatient, patient, writer]);
    await write("otherPatient", "chartRegistry", "grant", [otherPatient, patient, device, terms, pointer(22)]);
    await write("otherPatient", "chartRegistry", "revoke", [otherPatient, patient, device]);
    await write("patient", "chartRegistry", "openEpochs", [patient, 1n << 40n, pointer(30), pointer(31)]);

    // Records: the patient's own, members' in a batch and alone, a dispute by the proxy, its answer, a retraction.
    await write("patient", "chartRegistry", "addRecord", [patient, patient, 0n, 1, LABS, 0, pointer(41)]);
    const batch = [42, 43].map((fill) => ({ compartment: NOTES, epoch: 0, pointer: pointer(fill) }));
    await write("writer", "chartRegistry", "addRecords", [patient, writer, hospital, 1, batch]);
    await write("writer", "chartRegistry", "addRecord", [patient, writer, hospital, 3, LABS, 0, pointer(44)]);
    await write("writer", "chartRegistry", "amendRecord", [patient, writer, hospital, 1, 1, NOTES, 0, pointer(45)]);
    await write("otherPatient", "chartRegistry", "disputeRecord", [otherPatient, patient, writer, 2, 1, pointer(46)]);
    await write("writer", "chartRegistry", "answerDispute", [patient, writer, 2, 2, 1, pointer(47)]);
    await write("patient", "chartRegistry", "retractRecord", [patient, patient, writer, 3, 1, 3, 4]);
    await world.indexed();
  });
  afterAll(() => {
    provider.destroy();
  });

  /** Asks both; they must agree, and there must be something to agree about. */
  async function both<Answer>(ask: (index: ChainIndex) => Promise<Answer>): Promise<Answer> {
    const [one, other] = await Promise.all([ask(fromManager), ask(fromLogs)]);
    expect(one).toEqual(other);
    return one;
  }

  describe("[M32] say the same, event by event", () => {
    it("of actors: issuer, proposed account, the account that acts now", async () => {
      const { people, chain } = world;
      const address = (part: keyof typeof ACCOUNTS) => chain.account(ACCOUNTS[part]).address.toLowerCase();
      for (const actor of Object.values(people)) expect(await both((index) => index.actor(actor))).toBeDefined();
      expect(await both((index) => index.actor(people.unlicensed))).toMatchObject({ issuer: people.hospital });
      expect(await both((index) => index.actor(people.reader))).toMatchObject({ issuer: null, proposedAccount: null });
      expect((await both((index) => index.actor(people.writer)))?.proposedAccount).toBe(address("stranger"));
      expect(await both((index) => index.actor(people.device))).toMatchObject({
        account: address("stranger"),
        proposedAccount: null,
      });
      const ids = async (account: string) =>
        (await both((index) => index.actors({ account }))).map(({ actor }) => actor);
      expect(await ids(address("patient"))).toEqual([people.patient, people.former]);
      expect(await ids(address("stranger"))).toEqual([people.device]);
      expect(await ids(address("former"))).toEqual([]);
      expect(await both((index) => index.actors({ kind: "clinician" }))).toHaveLength(4);
      const standings = await both((index) => index.standings());
      expect(standings.map(({ issuer }) => issuer)).toContain(people.hospital);
    });

    it("of organizations: members and administrators, from either side", async () => {
      const { hospital, reader, writer, otherPatient, unlicensed } = world.people;
      expect(await both((index) => index.administrators({ organization: hospital }))).toEqual([
        { organization: hospital, administrator: reader, until: UNTIL },
      ]);
      expect(await both((index) => index.administrators({ administrator: reader }))).toHaveLength(1);
      expect(await both((index) => index.administrators({ administrator: otherPatient }))).toEqual([]);
      expect(await both((index) => index.memberships({ organization: hospital }))).toEqual([
        { organization: hospital, member: reader, until: UNTIL },
        { organization: hospital, member: writer, until: UNTIL + 1 },
      ]);
      expect(await both((index) => index.memberships({ member: writer }))).toHaveLength(1);
      expect(await both((index) => index.memberships({ member: unlicensed }))).toEqual([]);
    });

    it("of mandates: every appointment, and who ended it", async () => {
      const { patient, otherPatient, reader } = world.people;
      const mandates = await both((index) => index.mandates({ patient }));
      const labs = { patient, compartments: 1n << BigInt(LABS), until: proxyEnd, mayRevoke: true };
      expect(mandates).toMatchObject([
        { ...labs, proxy: otherPatient, mayGrant: true, mayDispute: false, endedBy: patient },
        { ...labs, proxy: otherPatient, ...MAY_ALL, endedAt: null, endedBy: null },
        { ...labs, proxy: reader, mayGrant: false, mayDispute: true, endedBy: reader },
      ]);
      expect(mandates[0]?.endedAt).toBe(mandates[1]?.at);
      expect(mandates[2]?.endedAt).toBeGreaterThan(mandates[2]?.at ?? Infinity);
      expect(await both((index) => index.mandates({ proxy: otherPatient }))).toEqual(mandates.slice(0, 2));
      expect(await both((index) => index.mandates({ proxy: patient }))).toEqual([]);
    });

    it("of consents and requests: who acted", async () => {
      const { patient, otherPatient, writer, device } = world.people;
      const actors = (list: { actor: bigint }[]) => list.map(({ actor }) => actor);
      expect(actors(await both((index) => index.consents({ patient })))).toEqual([patient, otherPatient, otherPatient]);
      expect(actors(await both((index) => index.consents({ grantee: device })))).toEqual([otherPatient, otherPatient]);
      expect(actors(await both((index) => index.requests({ patient })))).toEqual([writer, otherPatient]);
      expect(await both((index) => index.requests({ grantee: writer }))).toHaveLength(2);
      expect(await both((index) => index.epochs(patient))).toHaveLength(2);
    });

    it("of records: whose consent a member wrote under, in a batch too", async () => {
      const { patient, hospital } = world.people;
      const records = await both((index) => index.records(patient));
      expect(records.map(({ change, organization }) => [change, organization])).toEqual([
        ["added", null],
        ["added", hospital],
        ["added", hospital],
        ["added", hospital],
        ["amended", hospital],
        ["disputed", null],
        ["answered", null],
        ["retracted", null],
      ]);
      for (const [place, change] of records.entries())
        expect(await both((index) => index.records(patient, change))).toEqual(records.slice(place + 1));
    });
  });
});
