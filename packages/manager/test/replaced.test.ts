import { deletedSchema } from "@chartkey/sdk/wire";
import { beforeAll, expect, it } from "vitest";
import { type ApiClient, problemIn } from "./support/client.ts";
import { ACCOUNTS, grant, LABS, NOTES } from "./support/people.ts";
import { uploadPayload } from "./support/upload.ts";
import { describeWorld } from "./support/world.ts";

const text = (words: string) => new TextEncoder().encode(words);
const DEPTH = 3;

interface Replaced {
  readonly sequence: number;
  readonly version: number;
  readonly payloads: readonly string[];
}

describeWorld(
  "deleting what was replaced",
  (world) => {
    let patient: ApiClient;
    let writer: ApiClient;
    let next = 1;
    beforeAll(async () => {
      const { chain, people } = world;
      await grant(chain, people, people.writer, { read: [NOTES], write: [NOTES] });
      [patient, writer] = [await world.as("patient"), await world.as("writer")];
    });

    const post = (client: ApiClient, body: Replaced, chart = world.people.patient) =>
      client.fetch(`/v1/charts/${String(chart)}/replaced`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });
    const deletedBy = async (body: Replaced) => deletedSchema.parse(await (await post(patient, body)).json()).deleted;
    const payload = async (client: ApiClient, words: string) => {
      const metadata = { kind: "payload", patient: String(world.people.patient), compartment: String(NOTES) };
      return (await uploadPayload(world.manager, client, text(words), metadata)).cid ?? "";
    };
    const amend = (sequence: number, expected: number, pointer: string) =>
      world.chain.write(ACCOUNTS.patient, "chartRegistry", "amendRecord", [
        world.people.patient,
        world.people.patient,
        0n,
        sequence,
        expected,
        NOTES,
        0,
        pointer,
      ]);
    const add = (client: ApiClient, words: string) =>
      client.put(text(words), { kind: "manifest", patient: world.people.patient, compartment: NOTES });
    const record = async (pointer: string): Promise<number> => {
      const { people, chain } = world;
      const sequence = next++;
      const place = [people.patient, people.patient, 0n, sequence];
      await chain.write(ACCOUNTS.patient, "chartRegistry", "addRecord", [...place, NOTES, 0, pointer]);
      return sequence;
    };
    const deepen = async () => {
      for (let block = 0; block < DEPTH; block++) await world.chain.rpc("evm_mine");
      await world.indexed();
    };
    const statusOf = async (kind: "objects" | "payloads", cid: string) =>
      (await patient.fetch(`/v1/${kind}/${cid}`)).status;

    /** A note of the patient, twice corrected. */
    async function writeNote(words: string) {
      const manifests = [];
      for (const version of [1, 2, 3]) manifests.push(await add(patient, `${words} ${String(version)}`));
      const [first, second, third] = manifests;
      if (!first || !second || !third) throw new Error("There are three.");
      const sequence = await record(first.pointer);
      await amend(sequence, 1, second.pointer);
      await amend(sequence, 2, third.pointer);
      const payloads = [await payload(patient, `${words} old file`), await payload(patient, `${words} new file`)];
      return { sequence, cids: [first.cid, second.cid, third.cid], payloads };
    }

    it("[M39] deletes the manifests before the version that keeps them, and the payloads that are named", async () => {
      const { sequence, cids, payloads } = await writeNote("first");
      const [one, two, three] = cids as [string, string, string];
      const [old, current] = payloads as [string, string];
      await deepen();
      expect(new Set(await deletedBy({ sequence, version: 3, payloads: [old] }))).toEqual(new Set([old, one, two]));
      expect(await Promise.all([one, two, three].map((cid) => statusOf("objects", cid)))).toEqual([404, 404, 200]);
      expect(await Promise.all([old, current].map((cid) => statusOf("payloads", cid)))).toEqual([404, 200]);
      // Asked again, after an answer that was lost.
      expect(await deletedBy({ sequence, version: 3, payloads: [old] })).toEqual([]);
    });

    it("[M39] deletes nothing before a version that the chain does not name, or does not name deeply enough", async () => {
      const { sequence, cids, payloads } = await writeNote("second");
      const refused = { status: 409, code: "NOT_REPLACED_ON_CHAIN" };
      for (const version of [3, 4]) {
        expect(await problemIn(await post(patient, { sequence, version, payloads })), String(version)).toMatchObject(
          refused,
        );
      }
      expect(await problemIn(await post(patient, { sequence: 999, version: 1, payloads }))).toMatchObject(refused);
      expect(await Promise.all(cids.map((cid) => statusOf("objects", cid)))).toEqual([200, 200, 200]);
      expect(await Promise.all(payloads.map((cid) => statusOf("payloads", cid)))).toEqual([200, 200]);
      await deepen();
      expect(await deletedBy({ sequence, version: 2, payloads: [] })).toEqual([cids[0]]);
      expect(await deletedBy({ sequence, version: 1, payloads: [] })).toEqual([]);
    });

    it("[M39] deletes for nobody but the patient, and nothing that others wrote", async () => {
      const { sequence, cids, payloads } = await writeNote("third");
      const { people, chain } = world;
      const theirs = [await add(writer, "theirs 1"), await add(writer, "theirs 2")] as const;
      const place = [people.patient, people.writer, 0n, 1];
      await chain.write(ACCOUNTS.writer, "chartRegistry", "addRecord", [...place, NOTES, 0, theirs[0].pointer]);
      for (const expected of [1, 2, 3])
        await chain.write(ACCOUNTS.writer, "chartRegistry", "amendRecord", [
          ...place,
          expected,
          NOTES,
          0,
          theirs[1].pointer,
        ]);
      const file = await payload(writer, "their file");
      await deepen();
      for (const part of ["writer", "otherPatient", "stranger"] as const)
        expect((await problemIn(await post(await world.as(part), { sequence, version: 3, payloads }))).code, part).toBe(
          "NOT_FOUND",
        );
      const other = await world.as("otherPatient");
      expect((await problemIn(await post(other, { sequence, version: 3, payloads }, people.otherPatient))).code).toBe(
        "NOT_REPLACED_ON_CHAIN",
      );
      expect(await Promise.all(cids.map((cid) => statusOf("objects", cid)))).toEqual([200, 200, 200]);
      // Sequence 1 is the writer's too; the patient's own one is long done with, and has no fourth version.
      expect((await problemIn(await post(patient, { sequence: 1, version: 4, payloads: [] }))).code).toBe(
        "NOT_REPLACED_ON_CHAIN",
      );
      expect(await deletedBy({ sequence: 1, version: 2, payloads: [file, theirs[0].cid, cids[0] ?? ""] })).toEqual([]);
      expect(await statusOf("objects", theirs[0].cid)).toBe(200);
      expect(await statusOf("payloads", file)).toBe(200);
    });

    it("[M39] leaves what another record points to, what is in another chart, and other readers alone", async () => {
      const { people, chain, manager } = world;
      const { sequence, cids } = await writeNote("fourth");
      const shared = await add(patient, "fourth 1");
      await record(shared.pointer);
      const other = await world.as("otherPatient");
      const metadata = { kind: "payload", patient: String(people.otherPatient), compartment: String(LABS) };
      const foreign = (await uploadPayload(manager, other, text("somebody else's"), metadata)).cid ?? "";
      await deepen();
      expect(await deletedBy({ sequence, version: 3, payloads: [foreign, cids[2] ?? ""] })).toEqual([cids[1]]);
      expect((await other.fetch(`/v1/payloads/${foreign}`)).status).toBe(200);
      expect(await Promise.all(cids.map((cid) => statusOf("objects", cid)))).toEqual([200, 404, 200]);
      // A reader of the newest version goes on reading it.
      await grant(chain, people, people.reader, { read: [NOTES], write: [] });
      await deepen();
      expect((await (await world.as("reader")).fetch(`/v1/objects/${cids[2] ?? ""}`)).status).toBe(200);
    });
  },
  { grantDepth: DEPTH },
);
