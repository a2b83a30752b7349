import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { erasedSchema } from "@chartkey/sdk/wire";
import { beforeAll, expect, it } from "vitest";
import { problemIn, type ApiClient } from "./support/client.ts";
import { ACCOUNTS, grant, LABS, NOTES } from "./support/people.ts";
import { uploadPayload } from "./support/upload.ts";
import { describeWorld } from "./support/world.ts";

const ERASED = 3;
const ENTERED_IN_ERROR = 2;
const text = (words: string) => new TextEncoder().encode(words);

describeWorld("erasing", (world) => {
  let patient: ApiClient;
  let writer: ApiClient;
  beforeAll(async () => {
    const { chain, people } = world;
    await grant(chain, people, people.writer, { read: [NOTES], write: [NOTES] });
    [patient, writer] = [await world.as("patient"), await world.as("writer")];
  });

  /** A note of two versions and one payload by the writer. */
  async function writeNote(sequence: number, words: string) {
    const { chain, people, manager } = world;
    const query = { kind: "manifest", patient: people.patient, compartment: NOTES };
    const metadata = { kind: "payload", patient: String(people.patient), compartment: String(NOTES) };
    const [first, second] = [await writer.put(text(`${words} 1`), query), await writer.put(text(`${words} 2`), query)];
    const payload = (await uploadPayload(manager, writer, text(`${words} payload`), metadata)).cid ?? "";
    const id = [people.patient, people.writer, 0n, sequence];
    await chain.write(ACCOUNTS.writer, "chartRegistry", "addRecord", [...id, NOTES, 0, first.pointer]);
    await chain.write(ACCOUNTS.writer, "chartRegistry", "amendRecord", [...id, 1, NOTES, 0, second.pointer]);
    return { sequence, manifests: [first.cid, second.cid], payload };
  }
  const retract = (account: number, actor: bigint, sequence: number, status: number) =>
    world.chain.write(account, "chartRegistry", "retractRecord", [
      actor,
      world.people.patient,
      world.people.writer,
      sequence,
      2,
      status,
      4,
    ]);
  const erase = (client: ApiClient, sequence: number, payloads: string[], chart = world.people.patient) =>
    client.fetch(`/v1/charts/${String(chart)}/erasures`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ author: String(world.people.writer), sequence, payloads }),
    });
  const statuses = async (note: { manifests: string[]; payload: string }) =>
    Promise.all(
      [...note.manifests.map((cid) => `/v1/objects/${cid}`), `/v1/payloads/${note.payload}`].map(
        async (url) => (await patient.fetch(url)).status,
      ),
    );

  it("[M20] the patient's erasure deletes every version's manifest and the payloads, from the store too", async () => {
    const { people } = world;
    const note = await writeNote(1, "first note");
    expect(await problemIn(await erase(patient, 1, [note.payload]))).toMatchObject({
      status: 409,
      code: "NOT_ERASED_ON_CHAIN",
    });
    expect(await statuses(note)).toEqual([200, 200, 200]);

    await retract(ACCOUNTS.patient, people.patient, 1, ERASED);
    // At once: the index is asked to catch up.
    const { deleted } = erasedSchema.parse(await (await erase(patient, 1, [note.payload])).json());
    expect(new Set(deleted)).toEqual(new Set([...note.manifests, note.payload]));
    expect(await statuses(note)).toEqual([404, 404, 404]);
    if (world.manager.config.kuboRpcUrl === undefined) {
      const folder = path.join(world.manager.config.dataDir, "blobs");
      for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
        if (entry.isFile())
          expect(String(await readFile(path.join(entry.parentPath, entry.name)))).not.toContain("first note");
      }
    }
    expect(erasedSchema.parse(await (await erase(patient, 1, [note.payload])).json())).toEqual({ deleted: [] });
  });

  it("[M21] nobody but the patient erases, and only what is erased on chain", async () => {
    const { people } = world;
    const note = await writeNote(2, "second note");
    await retract(ACCOUNTS.patient, people.patient, 2, ERASED);
    await world.indexed();
    for (const part of ["writer", "otherPatient", "stranger"] as const) {
      expect((await problemIn(await erase(await world.as(part), 2, [note.payload]))).code, part).toBe("NOT_FOUND");
    }
    expect(await statuses(note)).toEqual([200, 200, 200]);

    const wrong = await writeNote(3, "third note");
    await retract(ACCOUNTS.writer, people.writer, 3, ENTERED_IN_ERROR);
    expect((await problemIn(await erase(patient, 3, [wrong.payload]))).code).toBe("NOT_ERASED_ON_CHAIN");
    expect((await problemIn(await erase(patient, 99, []))).code).toBe("NOT_ERASED_ON_CHAIN");
    expect(await statuses(wrong)).toEqual([200, 200, 200]);
  });

  it("[M21] an erasure takes nothing of another chart or of another kind", async () => {
    const { people, manager } = world;
    const note = await writeNote(4, "fourth note");
    const other = await world.as("otherPatient");
    const metadata = { kind: "payload", patient: String(people.otherPatient), compartment: String(LABS) };
    const foreign = (await uploadPayload(manager, other, text("somebody else's"), metadata)).cid ?? "";
    const profile = await patient.put(text("a profile"), { kind: "profile" });
    await retract(ACCOUNTS.patient, people.patient, 4, ERASED);
    const { deleted } = erasedSchema.parse(await (await erase(patient, 4, [foreign, profile.cid])).json());
    expect(new Set(deleted)).toEqual(new Set(note.manifests));
    expect((await other.fetch(`/v1/payloads/${foreign}`)).status).toBe(200);
    expect((await patient.fetch(`/v1/objects/${profile.cid}`)).status).toBe(200);
  });
});
