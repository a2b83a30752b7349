import { type Notice, noticePageSchema } from "@chartkey/sdk/wire";
import { beforeAll, expect, it } from "vitest";
import { pointer } from "./support/chain.ts";
import { problemIn } from "./support/client.ts";
import { ACCOUNTS, DAY, grant, LABS, NOTES, type Part, type People, termsOf } from "./support/people.ts";
import { describeWorld } from "./support/world.ts";

describeWorld("notices", (world) => {
  const noticesOf = async (part: Part, query = "") =>
    (await world.as(part)).get(
      `/v1/actors/${String(world.people[part as keyof People])}/notices${query}`,
      noticePageSchema,
    );
  const brief = (items: Notice[]) =>
    items.map(({ what, by, record }) => [
      what,
      nameOf(by),
      ...(record ? [`${nameOf(record.author)}/${String(record.sequence)}`] : []),
    ]);
  const nameOf = (actor: bigint) => Object.entries(world.people).find(([, id]) => id === actor)?.[0] ?? "nobody";

  beforeAll(async () => {
    const { chain, people } = world;
    const { patient, reader, writer } = people;
    const charts = (part: Part, action: string, args: unknown[]) =>
      chain.write(ACCOUNTS[part], "chartRegistry", action, args);
    await charts("reader", "requestAccess", [reader, patient, await termsOf(chain, { read: [LABS] }), pointer(6)]);
    await grant(chain, people, reader, { read: [LABS] });
    await charts("writer", "requestAccess", [writer, patient, await termsOf(chain, { read: [NOTES] }), pointer(6)]);
    await charts("patient", "denyAccess", [patient, patient, writer]);
    await grant(chain, people, writer, { write: [NOTES] });
    await charts("patient", "addRecord", [patient, patient, 0n, 1, LABS, 0, pointer(7)]);
    await charts("writer", "addRecord", [patient, writer, 0n, 1, NOTES, 0, pointer(8)]);
    await charts("patient", "revoke", [patient, patient, reader]);
    const until = Math.floor((await chain.time()) / 60) + DAY;
    const mandate = { compartments: 1n << BigInt(LABS), until, mayGrant: true, mayRevoke: true, mayDispute: true };
    await chain.write(ACCOUNTS.patient, "actorRegistry", "appointProxy", [patient, people.otherPatient, mandate]);
    await charts("otherPatient", "grant", [
      people.otherPatient,
      patient,
      reader,
      await termsOf(chain, { read: [LABS] }),
      pointer(5),
    ]);
    await world.indexed();
  });

  it("[M70] tell a patient what others did in their chart, newest first, and nothing of their own", async () => {
    expect(brief((await noticesOf("patient")).items)).toEqual([
      ["accessGranted", "otherPatient"],
      ["recordAdded", "writer", "writer/1"],
      ["accessRequested", "writer"],
      ["accessRequested", "reader"],
    ]);
  });

  it("[M70] tell whoever asked, was given or lost access, or acts for a patient", async () => {
    expect(brief((await noticesOf("reader")).items)).toEqual([
      ["accessGranted", "otherPatient"],
      ["accessEnded", "patient"],
      ["accessGranted", "patient"],
    ]);
    expect(brief((await noticesOf("writer")).items)).toEqual([
      ["accessGranted", "patient"],
      ["requestDenied", "patient"],
    ]);
    expect(brief((await noticesOf("otherPatient")).items)).toEqual([["proxyAppointed", "patient"]]);
    expect((await noticesOf("hospital")).items).toEqual([]);
  });

  it("[M70] come in pages without a gap or a repeat", async () => {
    const all = (await noticesOf("patient")).items;
    const found: Notice[] = [];
    let next: string | null = "";
    while (next !== null) {
      const page = await noticesOf("patient", `?limit=1&cursor=${next}`);
      expect(page.items.length).toBe(1);
      found.push(...page.items);
      next = page.next;
    }
    expect(found).toEqual(all);
  });

  it("[M70] are told to their actor's account and to nobody else", async () => {
    const path = `/v1/actors/${String(world.people.patient)}/notices`;
    const stranger = await world.as("stranger");
    expect(await problemIn(await stranger.fetch(path))).toMatchObject({ status: 404, code: "NOT_FOUND" });
    expect((await problemIn(await fetch(world.manager.url() + path))).code).toBe("NOT_SIGNED_IN");
  });
});
