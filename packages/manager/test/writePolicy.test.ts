import { MAX_OBJECT_BYTES, storedSchema } from "@chartkey/sdk/wire";
import { beforeAll, describe, expect, it } from "vitest";
import { pointer as chainPointer } from "./support/chain.ts";
import { clientOf, problemIn } from "./support/client.ts";
import { ACCOUNTS, grant, LABS, NOTES, type Part } from "./support/people.ts";
import { uploadPayload } from "./support/upload.ts";
import { describeWorld } from "./support/world.ts";

const PARTS = [
  "patient",
  "writer",
  "reader",
  "former",
  "unlicensed",
  "otherPatient",
  "device",
  "stranger",
] as const satisfies Part[];
const PRACTISING = ["patient", "writer", "reader", "former", "otherPatient", "device"] as const;

/** Who may upload what for the patient's chart: writer holds a consent to write notes, former's was revoked. */
const MAY_WRITE: [string, Record<string, unknown>, readonly Part[]][] = [
  ["key", { kind: "key" }, PARTS],
  ["profile", { kind: "profile" }, PARTS],
  ["privateProfile", { kind: "privateProfile" }, PARTS],
  ["vault", { kind: "vault" }, PARTS],
  ["keys", { kind: "keys" }, ["patient"]],
  ["keyring", { kind: "keyring" }, ["patient"]],
  ["envelope", { kind: "envelope", grantee: 1 }, ["patient"]],
  ["request", { kind: "request" }, PRACTISING],
  ["manifest in notes", { kind: "manifest", compartment: NOTES }, ["patient", "writer"]],
  ["manifest in labs", { kind: "manifest", compartment: LABS }, ["patient"]],
  ["payload in notes", { kind: "payload", compartment: NOTES }, ["patient", "writer"]],
  ["payload in labs", { kind: "payload", compartment: LABS }, ["patient"]],
];

describeWorld("uploading blobs", (world) => {
  let counter = 0;
  const fresh = (size = 40) => {
    const bytes = new Uint8Array(size).fill(7);
    new DataView(bytes.buffer).setUint32(0, ++counter);
    return bytes;
  };
  const text = (query: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)]));

  beforeAll(async () => {
    const { people, chain } = world;
    await grant(chain, people, people.reader, { read: [LABS] });
    await grant(chain, people, people.writer, { write: [NOTES] });
    await grant(chain, people, people.former, { read: [LABS, NOTES], write: [LABS, NOTES] });
    await chain.write(ACCOUNTS.patient, "chartRegistry", "revoke", [people.patient, people.patient, people.former]);
    await grant(chain, people, people.unlicensed, { read: [LABS, NOTES], write: [LABS, NOTES] });
    await world.indexed();
  });

  describe.each(MAY_WRITE)("[M14] %s", (_name, place, writers) => {
    it(`is taken from ${writers.join(", ")} and from nobody else`, async () => {
      const query = { ...place, patient: world.people.patient };
      for (const part of PARTS) {
        const client = await world.as(part);
        const allowed = writers.includes(part);
        if (place.kind === "payload") {
          const { cid, status, code } = await uploadPayload(world.manager, client, fresh(), text(query));
          expect({ taken: cid !== undefined, status, code }, part).toEqual(
            allowed ? { taken: true, status: 204, code: undefined } : { taken: false, status: 404, code: "NOT_FOUND" },
          );
        } else {
          const { response, cid } = await client.put(fresh(), query);
          if (allowed) expect(storedSchema.parse(await response.json()), part).toEqual({ cid, size: 40 });
          else expect((await problemIn(response)).code, part).toBe("NOT_FOUND");
        }
      }
      const nobody = await clientOf(world.manager, undefined);
      expect((await problemIn((await nobody.put(fresh(), query)).response)).code).toBe(
        place.kind === "payload" ? "INVALID_INPUT" : "NOT_SIGNED_IN",
      );
    });
  });

  it("[M15] a content that is not what it is called is refused and leaves nothing", async () => {
    const patient = await world.as("patient");
    const { cid } = await (await world.as("stranger")).put(fresh(), { kind: "keys", patient: world.people.patient });
    const response = await patient.fetch(`/v1/objects/${cid}?kind=profile`, { method: "PUT", body: fresh() });
    expect(await problemIn(response)).toMatchObject({ status: 422, code: "CONTENT_MISMATCH" });
    expect((await patient.fetch(`/v1/objects/${cid}`)).status).toBe(404);
  });

  it("[M15] an object of 1 MiB is taken, one byte more is not, nor is nothing", async () => {
    const patient = await world.as("patient");
    expect((await patient.put(fresh(MAX_OBJECT_BYTES), { kind: "profile" })).response.status).toBe(201);
    expect((await problemIn((await patient.put(fresh(MAX_OBJECT_BYTES + 1), { kind: "profile" })).response)).code).toBe(
      "TOO_LARGE",
    );
    expect((await problemIn((await patient.put(new Uint8Array(), { kind: "profile" })).response)).code).toBe(
      "INVALID_INPUT",
    );
    const endless = new ReadableStream<Uint8Array>({ pull: (controller) => controller.enqueue(fresh(65_536)) });
    const { cid } = await (await world.as("stranger")).put(fresh(), { kind: "keys" });
    const streamed = patient.fetch(`/v1/objects/${cid}?kind=profile`, {
      method: "PUT",
      body: endless,
      duplex: "half",
    } as RequestInit);
    // The answer may be overtaken by the connection's end, since the client never stops sending.
    const outcome = await streamed.then(
      (response) => response.status,
      () => "cut",
    );
    expect([413, "cut"]).toContain(outcome);
  });

  it.each([
    ["an unknown kind", "kind=diary"],
    ["no kind", ""],
    ["a chart's blob without its chart", "kind=keyring"],
    ["a manifest without its compartment", "kind=manifest&patient=1"],
    ["a compartment that does not exist", "kind=manifest&patient=1&compartment=64"],
    ["an actor that cannot exist", "kind=keys&patient=0"],
    ["a payload", "kind=payload&patient=1&compartment=2"],
  ])("[M15] refuses %s with what is wrong", async (_what, query) => {
    const patient = await world.as("patient");
    const response = await patient.fetch(`/v1/objects/${"bafkrei".padEnd(59, "a")}?${query}`, {
      method: "PUT",
      body: fresh(),
    });
    const problem = await problemIn(response);
    expect(problem).toMatchObject({ status: 400, code: "INVALID_INPUT" });
    expect(problem.detail).toBeTruthy();
  });

  it.each(["bafy", "..%2f..%2fsecret", `BAFKREI${"A".repeat(52)}`, `bafybei${"a".repeat(52)}`])(
    "[M15] refuses the name %s",
    async (name) => {
      const response = await (
        await world.as("patient")
      ).fetch(`/v1/objects/${name}?kind=profile`, { method: "PUT", body: fresh() });
      expect((await problemIn(response)).code).toBe("INVALID_INPUT");
    },
  );

  it("[M16] the first uploader decides where a blob belongs; doing it again changes nothing", async () => {
    const bytes = fresh();
    const query = { kind: "manifest", patient: world.people.patient, compartment: NOTES };
    const { cid } = await (await world.as("patient")).put(bytes, query);
    const again = await (await world.as("stranger")).put(bytes, { kind: "profile" });
    expect(storedSchema.parse(await again.response.json()).cid).toBe(cid);
    expect((await (await world.as("stranger")).fetch(`/v1/objects/${cid}`)).status).toBe(404);
    expect((await (await world.as("patient")).fetch(`/v1/objects/${cid}`)).status).toBe(200);
  });

  it("[M16] an actor that was registered a moment ago is known", async () => {
    const { chain, people } = world;
    await chain.write(ACCOUNTS.stranger, "actorRegistry", "register", [
      1,
      chainPointer(1),
      chainPointer(2),
      chainPointer(3),
    ]);
    const actor = (await chain.read("actorRegistry", "actorCount", [])) as bigint;
    const client = await clientOf(world.manager, chain.account(ACCOUNTS.stranger), actor);
    expect((await client.put(fresh(), { kind: "keys", patient: actor })).response.status).toBe(201);
    expect((await client.put(fresh(), { kind: "keys", patient: people.patient })).response.status).toBe(404);
  });
});
