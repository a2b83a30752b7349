import { writeFile, rm } from "node:fs/promises";
import path from "node:path";
import { MAX_KEPT_LIST_BYTES } from "@chartkey/sdk/wire";
import { beforeAll, expect, it } from "vitest";
import { type ApiClient, clientOf, problemIn } from "./support/client.ts";
import { ACCOUNTS, grant, LABS } from "./support/people.ts";
import { describeWorld } from "./support/world.ts";

describeWorld("the list that a patient's devices share", (world) => {
  let patient: ApiClient;
  let reader: ApiClient;
  beforeAll(async () => {
    await grant(world.chain, world.people, world.people.reader, { read: [LABS] });
    [patient, reader] = [await world.as("patient"), await world.as("reader")];
  });

  const pathOf = (chart: bigint) => `/v1/charts/${String(chart)}/kept-list`;
  const put = (client: ApiClient, bytes: Uint8Array<ArrayBuffer>, chart = world.people.patient) =>
    client.fetch(pathOf(chart), { method: "PUT", body: bytes });
  const get = (client: ApiClient, chart = world.people.patient) => client.fetch(pathOf(chart));
  const bytesIn = async (response: Response) => new Uint8Array(await response.arrayBuffer());

  it("[M65] comes back as it was given last, and after a restart", async () => {
    expect((await get(patient)).status).toBe(404);
    const first = crypto.getRandomValues(new Uint8Array(40_000));
    expect((await put(patient, first)).status).toBe(204);
    expect(await bytesIn(await get(patient))).toEqual(first);
    const second = new Uint8Array(MAX_KEPT_LIST_BYTES).fill(7);
    expect((await put(patient, second)).status).toBe(204);
    await world.manager.restart();
    patient = await world.as("patient");
    const kept = await bytesIn(await get(patient));
    expect(Buffer.compare(kept, second)).toBe(0);
  });

  it("[M65] is the patient's own: nobody else sees, replaces or hears of it", async () => {
    reader = await world.as("reader");
    await put(patient, new Uint8Array([1, 2, 3]));
    const stranger = await world.as("stranger");
    for (const client of [reader, stranger]) {
      expect(await problemIn(await get(client))).toMatchObject({ status: 404, code: "NOT_FOUND" });
      expect(await problemIn(await put(client, new Uint8Array([9])))).toMatchObject({ status: 404, code: "NOT_FOUND" });
    }
    expect((await problemIn(await fetch(world.manager.url() + pathOf(world.people.patient)))).code).toBe(
      "NOT_SIGNED_IN",
    );
    expect(await bytesIn(await get(patient))).toEqual(new Uint8Array([1, 2, 3]));
  });

  it("[M65] is kept of a patient's chart only", async () => {
    expect(await problemIn(await put(reader, new Uint8Array([1]), world.people.reader))).toMatchObject({ status: 404 });
    expect(await problemIn(await put(patient, new Uint8Array([1]), 999_999n))).toMatchObject({ status: 404 });
  });

  it("[M65] stays as it was when what comes is empty or too long", async () => {
    await put(patient, new Uint8Array([1, 2, 3]));
    expect(await problemIn(await put(patient, new Uint8Array()))).toMatchObject({ code: "INVALID_INPUT" });
    const tooLong = await put(patient, new Uint8Array(MAX_KEPT_LIST_BYTES + 1));
    expect(await problemIn(tooLong)).toMatchObject({ status: 413, code: "TOO_LARGE" });
    expect(await bytesIn(await get(patient))).toEqual(new Uint8Array([1, 2, 3]));
  });

  it("[M60] is not given out while the operator's switch is set", async () => {
    const file = path.join(world.manager.config.dataDir, "stop-reading");
    await writeFile(file, "");
    expect(await problemIn(await get(patient))).toMatchObject({ status: 503, code: "READS_STOPPED" });
    await rm(file);
    expect((await get(patient)).status).toBe(200);
  });

  it("[M65] goes where the patient's account goes", async () => {
    await put(patient, new Uint8Array([4, 5, 6]));
    const { chain, people } = world;
    const next = chain.account(ACCOUNTS.stranger);
    await chain.write(ACCOUNTS.patient, "actorRegistry", "proposeAccount", [people.patient, next.address]);
    await chain.write(ACCOUNTS.stranger, "actorRegistry", "acceptAccount", [people.patient]);
    await world.indexed();
    const before = await clientOf(world.manager, chain.account(ACCOUNTS.patient), people.patient);
    expect((await get(before)).status).toBe(404);
    const moved = await clientOf(world.manager, next, people.patient);
    expect(await bytesIn(await get(moved))).toEqual(new Uint8Array([4, 5, 6]));
  });
});
