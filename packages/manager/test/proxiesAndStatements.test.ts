import { disclosurePageSchema } from "@chartkey/sdk/wire";
import { beforeAll, describe, expect, it } from "vitest";
import { pointer } from "./support/chain.ts";
import { clientOf } from "./support/client.ts";
import { askers } from "./support/parts.ts";
import { ACCOUNTS, grant, LABS, NOTES } from "./support/people.ts";
import { describeWorld } from "./support/world.ts";

const POWERS = [0, 1, 2, 3, 4, 5, 6, 7].map((bits) => ({
  mayGrant: (bits & 1) !== 0,
  mayRevoke: (bits & 2) !== 0,
  mayDispute: (bits & 4) !== 0,
}));

describeWorld("proxies and disputes", (world) => {
  const ask = askers(world);
  const chart = () => world.people.patient;
  const paths: Record<string, string> = {};
  const charts = (part: keyof typeof ACCOUNTS, name: string, args: unknown[]) =>
    world.chain.write(ACCOUNTS[part], "chartRegistry", name, args);
  const appoint = async (powers: (typeof POWERS)[number], minutes = 600) => {
    const until = Math.floor((await world.chain.time()) / 60) + minutes;
    const mandate = { compartments: 1n << BigInt(LABS), until, ...powers };
    await world.chain.write(ACCOUNTS.patient, "actorRegistry", "appointProxy", [
      chart(),
      world.people.otherPatient,
      mandate,
    ]);
  };

  beforeAll(async () => {
    const { chain, people } = world;
    const place = { patient: chart() };
    await grant(chain, people, people.reader, { read: [LABS] });
    await grant(chain, people, people.writer, { write: [LABS, NOTES] });
    await grant(chain, people, people.former, { write: [NOTES] });
    await world.indexed();
    paths.request = (await ask.keep("writer", "request", { kind: "request", ...place })).path;
    for (const kind of ["keyring", "manifest"] as const)
      paths[kind] = (await ask.keep("patient", kind, { kind, ...place, compartment: LABS })).path;
    const envelope = { kind: "envelope", ...place, grantee: people.otherPatient };
    paths.envelope = (await ask.keep("patient", "envelope", envelope)).path;
    await charts("writer", "addRecord", [chart(), people.writer, 0n, 1, LABS, 0, pointer(61)]);
    await charts("former", "addRecord", [chart(), people.former, 0n, 1, NOTES, 0, pointer(62)]);
  });

  /** What the proxy may do, by the gateway. */
  async function powers() {
    const only = ["otherPatient"] as const;
    const taken = async (place: Record<string, unknown>) =>
      (await ask.writersTo({ patient: chart(), ...place }, only)).length > 0;
    const given = async (path: string | undefined) => (await ask.readersOf(path ?? "", only)).length > 0;
    return {
      readsRequests: await given(paths.request),
      givesEnvelopes: await taken({ kind: "envelope", grantee: world.people.reader }),
      states: await taken({ kind: "statement", compartment: LABS }),
      anythingElse: [
        await taken({ kind: "envelope", grantee: world.people.otherPatient }),
        await taken({ kind: "keys" }),
        await taken({ kind: "keyring" }),
        await taken({ kind: "manifest", compartment: LABS }),
        await given(paths.keyring),
        await given(paths.manifest),
        await given(paths.envelope),
      ],
    };
  }
  const NOTHING = [false, false, false, false, false, false, false];

  describe("[M35] a proxy does what its mandate on chain says, and nothing else", () => {
    it.each(POWERS)("$mayGrant $mayRevoke $mayDispute", async (given) => {
      const { people, chain } = world;
      await appoint(given);
      await world.indexed();
      const mandate = (await chain.read("actorRegistry", "mandateOf", [chart(), people.otherPatient])) as typeof given;
      expect(await powers()).toEqual({
        readsRequests: mandate.mayGrant,
        givesEnvelopes: mandate.mayGrant,
        states: mandate.mayDispute,
        anythingElse: NOTHING,
      });
      expect(mandate).toMatchObject(given);
    });

    const none = { readsRequests: false, givesEnvelopes: false, states: false, anythingElse: NOTHING };
    it("nothing once it is dismissed", async () => {
      const { otherPatient } = world.people;
      await world.chain.write(ACCOUNTS.otherPatient, "actorRegistry", "dismissProxy", [
        otherPatient,
        chart(),
        otherPatient,
      ]);
      await world.indexed();
      expect(await powers()).toEqual(none);
    });

    it("nothing once its time is over", async () => {
      await appoint({ mayGrant: true, mayRevoke: true, mayDispute: true }, 2);
      await world.indexed();
      expect((await powers()).readsRequests).toBe(true);
      await world.chain.rpc("evm_increaseTime", 180);
      await world.chain.rpc("evm_mine");
      await world.indexed();
      expect(await powers()).toEqual(none);
    });
  });

  describe("[M36] the words of a dispute", () => {
    let path = "";
    let digest = "";

    it("are taken from who may dispute, and are theirs and the patient's until the chain points to them", async () => {
      await appoint({ mayGrant: false, mayRevoke: false, mayDispute: true });
      await world.indexed();
      const place = { kind: "statement", patient: chart(), compartment: LABS };
      expect(await ask.writersTo(place)).toEqual(["patient", "otherPatient"]);
      ({ path, pointer: digest } = await ask.keep("otherPatient", "This is wrong.", place));
      expect(await ask.readersOf(path)).toEqual(["patient", "otherPatient"]);
    });

    it("then are for the record's author and its readers too, and each read is written down", async () => {
      const { otherPatient, writer, reader } = world.people;
      await charts("otherPatient", "disputeRecord", [otherPatient, chart(), writer, 1, 1, digest]);
      await world.indexed();
      expect(await ask.readersOf(path)).toEqual(["patient", "reader", "writer", "otherPatient"]);
      const { items } = await (
        await ask.clientOf("patient")
      ).get(`/v1/charts/${String(chart())}/disclosures`, disclosurePageSchema);
      const version = { author: writer, sequence: 1, version: 2, compartment: LABS, organization: null };
      expect(items.toSorted((one, other) => Number(one.reader - other.reader))).toMatchObject([
        { ...version, reader, purpose: "TREAT" },
        { ...version, reader: writer, purpose: null, consent: null },
      ]);
    });

    it("an author takes part in a dispute after its consent ended, while it practises; nobody else does", async () => {
      const { writer } = world.people;
      const place = { kind: "statement", patient: chart(), compartment: LABS };
      await charts("patient", "revoke", [chart(), chart(), writer]);
      await world.indexed();
      expect(await ask.readersOf(path)).toEqual(["patient", "reader", "writer", "otherPatient"]);
      expect(await ask.writersTo(place)).toEqual(["patient", "writer", "otherPatient"]);
      expect(await ask.writersTo({ ...place, compartment: NOTES })).toEqual(["patient", "otherPatient"]);
      await world.chain.write(ACCOUNTS.regulator, "actorRegistry", "suspend", [writer]);
      await world.indexed();
      expect(await ask.readersOf(path)).toEqual(["patient", "reader", "otherPatient"]);
      expect(await ask.writersTo(place)).toEqual(["patient", "otherPatient"]);
      await world.chain.write(ACCOUNTS.regulator, "actorRegistry", "reinstate", [writer]);
      await world.indexed();

      const answer = await ask.keep("writer", "It is right.", place);
      await charts("writer", "answerDispute", [chart(), writer, 1, 2, 1, answer.pointer]);
      await world.indexed();
      expect(await ask.readersOf(answer.path)).toEqual(["patient", "reader", "writer"]);
      // Answered: there is nothing to answer any more.
      expect(await ask.writersTo(place)).toEqual(["patient", "otherPatient"]);
    });

    it("are not opened by an author who answers with a pointer to somebody else's words", async () => {
      const { former } = world.people;
      await charts("patient", "disputeRecord", [chart(), chart(), former, 1, 1, pointer(71)]);
      await charts("former", "answerDispute", [chart(), former, 1, 2, 1, digest]);
      await world.indexed();
      expect(await ask.readersOf(path, ["former"])).toEqual([]);
    });

    it("end for the proxy with its mandate, and are erased with the record", async () => {
      const { otherPatient, writer } = world.people;
      await world.chain.write(ACCOUNTS.patient, "actorRegistry", "dismissProxy", [chart(), chart(), otherPatient]);
      await world.indexed();
      expect(await ask.readersOf(path)).toEqual(["patient", "reader", "writer"]);
      await charts("patient", "retractRecord", [chart(), chart(), writer, 1, 3, 3, 4]);
      await world.indexed();
      const patient = await ask.clientOf("patient");
      const response = await patient.fetch(`/v1/charts/${String(chart())}/erasures`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ author: String(writer), sequence: 1, payloads: [] }),
      });
      expect(((await response.json()) as { deleted: string[] }).deleted).toContain(path.split("/").at(-1));
      expect(await ask.readersOf(path)).toEqual([]);
    });
  });
});

describeWorld("what belongs to an actor", (world) => {
  const ask = askers(world);

  it.each(["vault", "privateProfile"] as const)(
    "[M37] its %s goes where its account goes, and cannot be claimed back",
    async (kind) => {
      const { chain, people } = world;
      const [publish, part, next] =
        kind === "vault"
          ? (["publishVault", "otherPatient", "stranger"] as const)
          : (["publishProfile", "patient", "unlicensed"] as const);
      const { path, pointer: digest } = await ask.keep(part, kind, { kind });
      const registry = (who: keyof typeof ACCOUNTS, name: string, args: unknown[]) =>
        chain.write(ACCOUNTS[who], "actorRegistry", name, args);
      const statusFor = async (account: keyof typeof ACCOUNTS) => {
        return (await (await clientOf(world.manager, chain.account(ACCOUNTS[account]))).fetch(path)).status;
      };
      // Nobody points to it yet: it is the uploader's.
      expect(await statusFor(part)).toBe(200);
      expect(await statusFor("writer")).toBe(404);
      await registry(part, publish, [people[part], digest]);
      await registry("writer", publish, [people.writer, digest]);
      await registry(part, "proposeAccount", [people[part], chain.account(ACCOUNTS[next]).address]);
      await world.indexed();
      expect([await statusFor(part), await statusFor(next), await statusFor("writer")]).toEqual([200, 404, 404]);
      await registry(next, "acceptAccount", [people[part]]);
      // The account before signs up anew and points to what it once uploaded.
      await registry(part, "register", [1, pointer(1), digest, digest]);
      await world.indexed();
      expect([await statusFor(part), await statusFor(next), await statusFor("writer")]).toEqual([404, 200, 404]);
    },
  );
});
