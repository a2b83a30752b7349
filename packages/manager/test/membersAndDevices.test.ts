import { consentChangePageSchema, disclosurePageSchema, teamKeyPageSchema } from "@chartkey/sdk/wire";
import { beforeAll, describe, expect, it } from "vitest";
import { type Actor, askers, EVERYBODY } from "./support/parts.ts";
import { ACCOUNTS, DAY, grant, LABS, NOTES } from "./support/people.ts";
import { uploadPayload } from "./support/upload.ts";
import { describeWorld } from "./support/world.ts";

const UNTIL = 4_000_000_000;

describeWorld("members, organizations and devices", (world) => {
  const ask = askers(world);
  const chart = () => world.people.patient;
  const paths: Record<string, string> = {};
  const registry = (part: keyof typeof ACCOUNTS, name: string, args: unknown[]) =>
    world.chain.write(ACCOUNTS[part], "actorRegistry", name, args);
  const join = (member: Actor, until = UNTIL) =>
    registry("hospital", "addMember", [world.people.hospital, world.people.hospital, world.people[member], until]);
  const leave = (member: Actor) =>
    registry(member, "removeMember", [world.people[member], world.people.hospital, world.people[member]]);
  const consent = (grantee: Actor, terms: Parameters<typeof grant>[3]) =>
    grant(world.chain, world.people, world.people[grantee], terms);
  const revoke = (grantee: Actor) =>
    world.chain.write(ACCOUNTS.patient, "chartRegistry", "revoke", [chart(), chart(), world.people[grantee]]);

  beforeAll(async () => {
    for (const [place, compartment] of [LABS, NOTES].entries()) {
      const where = { kind: "manifest", patient: chart(), compartment };
      const { path, pointer } = await ask.keep("patient", `manifest ${String(compartment)}`, where);
      paths[compartment] = path;
      const args = [chart(), chart(), 0n, place + 1, compartment, 0, pointer];
      await world.chain.write(ACCOUNTS.patient, "chartRegistry", "addRecord", args);
    }
    const envelope = { kind: "envelope", patient: chart(), grantee: world.people.hospital };
    paths.envelope = (await ask.keep("patient", "envelope", envelope)).path;
    paths.keyring = (await ask.keep("patient", "keyring", { kind: "keyring", patient: chart() })).path;
    for (const member of ["writer", "unlicensed", "former"] as const) await join(member);
  });

  /** Whom the contract lets, under the own consent or the hospital's. */
  async function onChain(what: "Read" | "Write", compartment: number): Promise<Actor[]> {
    const { people, chain } = world;
    const may = await Promise.all(
      EVERYBODY.map(async (part) => {
        const own = await chain.read("chartRegistry", `can${what}`, [chart(), people[part], compartment]);
        const asMember = [chart(), people.hospital, people[part], compartment];
        return own === true || (await chain.read("chartRegistry", `can${what}AsMember`, asMember)) === true;
      }),
    );
    return EVERYBODY.filter((_, place) => may[place]);
  }

  type Step = [what: string, act: () => Promise<unknown>, readLabs: Actor[], writeNotes: Actor[]];
  const STEPS: Step[] = [
    ["nobody was given anything", () => Promise.resolve(), [], []],
    [
      "the hospital may read labs and write notes",
      () => consent("hospital", { read: [LABS], write: [NOTES], days: 60 }),
      ["writer", "former", "hospital"],
      ["writer", "former", "hospital"],
    ],
    ["a member leaves", () => leave("former"), ["writer", "hospital"], ["writer", "hospital"]],
    [
      "a member is suspended",
      () => registry("regulator", "suspend", [world.people.writer]),
      ["hospital"],
      ["hospital"],
    ],
    [
      "and reinstated",
      () => registry("regulator", "reinstate", [world.people.writer]),
      ["writer", "hospital"],
      ["writer", "hospital"],
    ],
    ["the hospital is suspended", () => registry("regulator", "suspend", [world.people.hospital]), [], []],
    [
      "and reinstated",
      () => registry("regulator", "reinstate", [world.people.hospital]),
      ["writer", "hospital"],
      ["writer", "hospital"],
    ],
    [
      "a device and a reader are given consents of their own",
      async () => {
        await consent("device", { read: [LABS, NOTES], write: [NOTES], days: 60 });
        await consent("reader", { read: [LABS], days: 60 });
      },
      ["reader", "writer", "hospital"],
      ["writer", "hospital", "device"],
    ],
    [
      "the membership is shortened and passes",
      async () => {
        await join("writer", (await world.chain.time()) + DAY);
        await world.chain.rpc("evm_increaseTime", DAY + 60);
        await world.chain.rpc("evm_mine");
      },
      ["reader", "hospital"],
      ["hospital", "device"],
    ],
    [
      "the member comes back, and the hospital may only write",
      async () => {
        await join("writer");
        await consent("hospital", { write: [NOTES], days: 60 });
      },
      ["reader"],
      ["writer", "hospital", "device"],
    ],
    ["the hospital's consent ends", () => revoke("hospital"), ["reader"], ["device"]],
  ];

  it.each(STEPS)(
    "[M33] [M34] the gateway lets whom the contract lets: %s",
    async (_what, act, readLabs, writeNotes) => {
      await act();
      await world.indexed();
      expect(await ask.readersOf(paths[LABS] ?? "")).toEqual(["patient", ...readLabs]);
      expect(await ask.writersTo({ kind: "manifest", patient: chart(), compartment: NOTES })).toEqual([
        "patient",
        ...writeNotes,
      ]);
      for (const compartment of [LABS, NOTES]) {
        const place = { kind: "manifest", patient: chart(), compartment };
        expect(await ask.readersOf(paths[compartment] ?? "")).toEqual(await onChain("Read", compartment));
        expect(await ask.writersTo(place)).toEqual(await onChain("Write", compartment));
      }
      // Keys are for whoever uses the chart under that consent now, and for no device.
      const ofHospital = [...new Set([...readLabs, ...writeNotes])].filter(
        (part) => !["reader", "device"].includes(part),
      );
      expect((await ask.readersOf(paths.envelope ?? "")).toSorted()).toEqual(["patient", ...ofHospital].toSorted());
      expect(await ask.readersOf(paths.keyring ?? "")).not.toContain("device");
    },
  );

  it("[M33] the disclosure names the reader, the organization and the consent that it read under", async () => {
    const { people } = world;
    await consent("hospital", { read: [LABS] });
    await world.indexed();
    const patient = await ask.clientOf("patient");
    const before = await patient.get(`/v1/charts/${String(chart())}/disclosures?limit=500`, disclosurePageSchema);
    for (const part of ["writer", "reader"] as const) await (await ask.clientOf(part)).fetch(paths[LABS] ?? "");
    const { items } = await patient.get(`/v1/charts/${String(chart())}/disclosures?limit=500`, disclosurePageSchema);
    const { items: consents } = await patient.get(
      `/v1/charts/${String(chart())}/consents?limit=500`,
      consentChangePageSchema,
    );
    const grantOf = (grantee: bigint) =>
      consents.findLast((change) => change.grantee === grantee && change.change === "granted")?.transactionHash;
    expect(items.slice(before.items.length)).toMatchObject([
      { reader: people.writer, organization: people.hospital, consent: grantOf(people.hospital), purpose: "TREAT" },
      { reader: people.reader, organization: null, consent: grantOf(people.reader), purpose: "TREAT" },
    ]);
  });

  it("[M34] a device uploads payloads where it may write, and never reads one", async () => {
    const device = await ask.clientOf("device");
    const upload = (compartment: number) =>
      uploadPayload(world.manager, device, new TextEncoder().encode(`reading ${String(compartment)}`), {
        kind: "payload",
        patient: String(chart()),
        compartment: String(compartment),
      });
    const { cid = "", status } = await upload(NOTES);
    expect(status).toBe(204);
    expect((await upload(LABS)).code).toBe("NOT_FOUND");
    expect(await ask.readersOf(`/v1/payloads/${cid}`)).toEqual(["patient"]);
    const envelope = { kind: "envelope", patient: chart(), grantee: world.people.device };
    const { path } = await ask.keep("patient", "for a device", envelope);
    expect(await ask.readersOf(path)).toEqual(["patient"]);
  });

  describe("[M36] an organization's keys", () => {
    const place = (member: Actor) => ({
      kind: "teamKey",
      organization: world.people.hospital,
      member: world.people[member],
      generation: 2,
    });
    const listedFor = async (part: Actor, query = "") => {
      const client = await ask.clientOf(part);
      const path = `/v1/organizations/${String(world.people.hospital)}/team-keys${query}`;
      return (await client.get(path, teamKeyPageSchema)).items.map(({ member }) => member);
    };

    it("are taken from the organization for members it has now, and listed and given to that member only", async () => {
      const { people } = world;
      expect(await ask.writersTo(place("writer"))).toEqual(["hospital"]);
      expect(await ask.writersTo(place("reader"))).toEqual([]);
      const { path } = await ask.keep("hospital", "team key", place("writer"));
      const other = await ask.keep("hospital", "team key of another", place("unlicensed"));
      expect(await ask.readersOf(path)).toEqual(["writer", "hospital"]);
      expect(await ask.readersOf(other.path)).toEqual(["unlicensed", "hospital"]);

      const { writer, unlicensed } = people;
      expect((await listedFor("hospital")).toSorted()).toEqual([writer, writer, unlicensed].toSorted());
      expect(await listedFor("hospital", `?member=${String(unlicensed)}`)).toEqual([unlicensed]);
      expect(await listedFor("writer")).toEqual([writer, writer]);
      expect(await listedFor("writer", `?member=${String(unlicensed)}`)).toEqual([]);
      for (const part of ["reader", "former", "patient"] as const) expect(await listedFor(part)).toEqual([]);
      const client = await ask.clientOf("hospital");
      const [first] = (
        await client.get(
          `/v1/organizations/${String(people.hospital)}/team-keys?member=${String(unlicensed)}`,
          teamKeyPageSchema,
        )
      ).items;
      expect(first).toEqual({
        organization: people.hospital,
        member: unlicensed,
        generation: 2,
        pointer: other.pointer,
      });

      await registry("hospital", "addAdministrator", [people.hospital, people.reader, UNTIL]);
      await leave("writer");
      await world.indexed();
      expect(await ask.readersOf(path)).toEqual(["hospital"]);
      expect(await listedFor("writer")).toEqual([]);
      expect(await listedFor("reader")).toHaveLength(3);
    });
  });
});
