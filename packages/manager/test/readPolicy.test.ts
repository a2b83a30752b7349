import { disclosurePageSchema, recordChangePageSchema as recordsSchema } from "@chartkey/sdk/wire";
import { beforeAll, describe, expect, it } from "vitest";
import { pointer } from "./support/chain.ts";
import { clientOf, problemIn } from "./support/client.ts";
import { ACCOUNTS, DAY, grant, LABS, NOTES, type Part } from "./support/people.ts";
import { uploadPayload } from "./support/upload.ts";
import { describeWorld } from "./support/world.ts";

const text = (words: string) => new TextEncoder().encode(words);

/** Everybody there is, apart from whoever has no session. */
const SIGNED_IN = [
  "patient",
  "reader",
  "writer",
  "former",
  "unlicensed",
  "otherPatient",
  "device",
  "hospital",
  "stranger",
] as const satisfies Part[];

/** Who may read what: reader holds a consent for labs, writer for notes, former's was revoked, unlicensed has one without a licence. */
const MAY_READ: Record<string, readonly Part[]> = {
  key: SIGNED_IN,
  profile: SIGNED_IN,
  keys: SIGNED_IN,
  privateProfile: ["patient"],
  vault: ["patient"],
  keyring: ["patient", "reader", "writer"],
  envelope: ["patient", "reader"],
  request: ["patient", "writer"],
  "manifest in labs": ["patient", "reader"],
  "manifest in notes": ["patient", "writer"],
  "manifest that no record points to": ["patient"],
  "payload in labs": ["patient", "reader"],
};

describeWorld("reading blobs", (world) => {
  const paths = new Map<string, string>();
  const chart = () => String(world.people.patient);

  beforeAll(async () => {
    const { people, chain } = world;
    await grant(chain, people, people.reader, { read: [LABS] });
    await grant(chain, people, people.writer, { read: [NOTES], write: [NOTES] });
    await grant(chain, people, people.former, { read: [LABS, NOTES], write: [LABS, NOTES] });
    await chain.write(ACCOUNTS.patient, "chartRegistry", "revoke", [people.patient, people.patient, people.former]);
    await grant(chain, people, people.unlicensed, { read: [LABS, NOTES], write: [LABS, NOTES] });

    const patient = await world.as("patient");
    const writer = await world.as("writer");
    const keep = async (name: string, client: typeof patient, query: Record<string, unknown>) => {
      const { cid, pointer: digest, response } = await client.put(text(name), query);
      expect(response.status, await response.text()).toBe(201);
      paths.set(name, `/v1/objects/${cid}`);
      return digest;
    };
    for (const kind of ["key", "profile", "privateProfile", "vault"]) await keep(kind, patient, { kind });
    for (const kind of ["keys", "keyring"]) await keep(kind, patient, { kind, patient: chart() });
    await keep("envelope", patient, { kind: "envelope", patient: chart(), grantee: people.reader });
    await keep("request", writer, { kind: "request", patient: chart() });
    await keep("manifest that no record points to", patient, { kind: "manifest", patient: chart(), compartment: LABS });
    for (const [sequence, [name, compartment]] of [["labs", LABS] as const, ["notes", NOTES] as const].entries()) {
      const digest = await keep(`manifest in ${name}`, patient, { kind: "manifest", patient: chart(), compartment });
      await chain.write(ACCOUNTS.patient, "chartRegistry", "addRecord", [
        people.patient,
        people.patient,
        0n,
        sequence + 1,
        compartment,
        0,
        digest,
      ]);
    }
    const metadata = { kind: "payload", patient: chart(), compartment: String(LABS) };
    const { cid = "" } = await uploadPayload(world.manager, patient, text("payload in labs"), metadata);
    paths.set("payload in labs", `/v1/payloads/${cid}`);
    await world.indexed();
  });

  describe.each(Object.entries(MAY_READ))("[M10] %s", (name, readers) => {
    it(`is given to ${readers.join(", ")} and to nobody else`, async () => {
      for (const part of SIGNED_IN) {
        const response = await (await world.as(part)).fetch(paths.get(name) ?? "");
        if ((readers as readonly string[]).includes(part)) {
          expect(response.status, part).toBe(200);
          expect(await response.text()).toBe(name);
        } else {
          expect(await problemIn(response), part).toEqual(
            await problemIn(await (await world.as(part)).fetch(`/v1/objects/${pointer(77)}`)),
          );
        }
      }
      const nobody = await clientOf(world.manager, undefined);
      expect((await problemIn(await nobody.fetch(paths.get(name) ?? ""))).code).toBe("NOT_SIGNED_IN");
    });
  });

  it("[M10] a session that names no actor reads nothing of a chart, not even as its patient", async () => {
    const nameless = await clientOf(world.manager, world.chain.account(ACCOUNTS.patient));
    expect((await nameless.fetch(paths.get("manifest in labs") ?? "")).status).toBe(404);
    expect((await nameless.fetch(paths.get("vault") ?? "")).status).toBe(200);
  });

  it("[M10] blobs are served as bytes that a browser makes nothing of", async () => {
    for (const name of ["key", "payload in labs"]) {
      const { headers } = await (await world.as("patient")).fetch(paths.get(name) ?? "");
      expect(Object.fromEntries(headers)).toMatchObject({
        "content-type": "application/octet-stream",
        "content-security-policy": "sandbox; default-src 'none'",
        "x-content-type-options": "nosniff",
        "cache-control": "no-store",
      });
    }
  });

  it("[M11] putting somebody's pointer into another chart or compartment opens nothing", async () => {
    const { chain, people } = world;
    const path = paths.get("manifest in labs") ?? "";
    const [digest] = (await (await world.as("patient")).get(`/v1/charts/${chart()}/records`, recordsSchema)).items.map(
      (item) => item.pointer,
    );
    await chain.write(ACCOUNTS.otherPatient, "chartRegistry", "openChart", [people.otherPatient, pointer(4)]);
    await chain.write(ACCOUNTS.otherPatient, "chartRegistry", "addRecord", [
      people.otherPatient,
      people.otherPatient,
      0n,
      1,
      LABS,
      0,
      digest,
    ]);
    await chain.write(ACCOUNTS.writer, "chartRegistry", "addRecord", [
      people.patient,
      people.writer,
      0n,
      1,
      NOTES,
      0,
      digest,
    ]);
    await world.indexed();
    expect((await (await world.as("otherPatient")).fetch(path)).status).toBe(404);
    expect((await (await world.as("writer")).fetch(path)).status).toBe(404);
  });

  it("[M12] every read by somebody else is written down before it is served; the patient sees the list, nobody else", async () => {
    const { people } = world;
    const patient = await world.as("patient");
    const list = () => patient.get(`/v1/charts/${chart()}/disclosures?limit=500`, disclosurePageSchema);
    const before = (await list()).items.length;
    const reader = await world.as("reader");
    await reader.fetch(paths.get("manifest in labs") ?? "");
    await reader.fetch(paths.get("payload in labs") ?? "");
    await reader.fetch(paths.get("envelope") ?? "");
    await patient.fetch(paths.get("manifest in labs") ?? "");
    await (await world.as("former")).fetch(paths.get("manifest in labs") ?? "");
    const who = { patient: people.patient, reader: people.reader, purpose: "TREAT", compartment: LABS };
    expect((await list()).items.slice(before)).toMatchObject([
      { ...who, author: people.patient, sequence: 1, version: 1 },
      { ...who, author: null, sequence: null, version: null },
    ]);
    for (const part of ["reader", "otherPatient", "stranger"] as const) {
      expect((await (await world.as(part)).fetch(`/v1/charts/${chart()}/disclosures`)).status, part).toBe(404);
    }
    const paged = await patient.get(
      `/v1/charts/${chart()}/disclosures?limit=1&cursor=${String(before)}`,
      disclosurePageSchema,
    );
    expect(paged.items).toHaveLength(1);
  });

  it("[M13] a revocation, a suspension and the end of a window end the reading", async () => {
    const { chain, people, manager } = world;
    const path = paths.get("manifest in labs") ?? "";
    const status = async () => {
      await world.indexed();
      return (await (await world.as("reader")).fetch(path)).status;
    };
    expect(await status()).toBe(200);
    await chain.write(ACCOUNTS.regulator, "actorRegistry", "suspend", [people.reader]);
    expect(await status()).toBe(404);
    await chain.write(ACCOUNTS.regulator, "actorRegistry", "reinstate", [people.reader]);
    expect(await status()).toBe(200);
    await chain.write(ACCOUNTS.patient, "chartRegistry", "revoke", [people.patient, people.patient, people.reader]);
    expect(await status()).toBe(404);
    await grant(chain, people, people.reader, { read: [LABS], days: 1 });
    expect(await status()).toBe(200);
    manager.clock.forward(DAY + 60);
    expect(await status()).toBe(404);
  });
});
