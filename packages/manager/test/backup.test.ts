import { appendFile, cp, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { disclosurePageSchema } from "@chartkey/sdk/wire";
import { eq, is } from "drizzle-orm";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { backUp } from "../src/backup/backUp.ts";
import { openOffline } from "../src/backup/openOffline.ts";
import { restore } from "../src/backup/restore.ts";
import { FROM_CHAIN, KEPT, PASSING } from "../src/backup/tables.ts";
import type { Config } from "../src/config.ts";
import * as schema from "../src/db/schema.ts";
import { startChain, type TestChain } from "./support/chain.ts";
import { type ApiClient, clientOf } from "./support/client.ts";
import { BACKENDS, runManager, type TestManager } from "./support/manager.ts";
import { ACCOUNTS, grant, LABS, type People, signEverybodyUp } from "./support/people.ts";
import { uploadPayload } from "./support/upload.ts";
import { indexed } from "./support/world.ts";

describe("what a backup has in it", () => {
  it("[M69] is said of every table there is, once", () => {
    const names = (tables: object) => Object.values(tables).map((table) => getTableConfig(table as PgTable).name);
    const all = Object.values(schema).filter((one) => is(one, PgTable));
    expect([KEPT, FROM_CHAIN, PASSING].flatMap(names).sort()).toEqual(names(all).sort());
  });
});

describe.each(BACKENDS.filter(({ here }) => here))("a backup, $title", (backend) => {
  let chain: TestChain;
  let people: People;
  let manager: TestManager;
  let folder: string;
  let patient: ApiClient;
  const payload = new Uint8Array(3 * 1024 * 1024 + 5).map((_, at) => at * 7);
  const paths = { manifest: "", payload: "", spare: "" };
  const keptList = () => `/v1/charts/${String(people.patient)}/kept-list`;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "chartkey-backup-"));
    chain = await startChain();
    people = await signEverybodyUp(chain);
    await grant(chain, people, people.reader, { read: [LABS] });
    manager = await runManager({ ...chain, backend });
    patient = await clientOf(manager, chain.account(ACCOUNTS.patient), people.patient);
    const place = { kind: "manifest", patient: people.patient, compartment: LABS };
    // Blobs of their own: a Kubo node of these tests has those of the others.
    const mark = crypto.randomUUID();
    const manifest = await patient.put(new TextEncoder().encode(`manifest ${mark}`), place);
    const spare = await patient.put(new TextEncoder().encode(`spare ${mark}`), place);
    payload.set(new TextEncoder().encode(mark));
    const metadata = { kind: "payload", patient: String(people.patient), compartment: String(LABS) };
    const { cid = "" } = await uploadPayload(manager, patient, payload, metadata);
    const record = [people.patient, people.patient, 0n, 1, LABS, 0, manifest.pointer];
    await chain.write(ACCOUNTS.patient, "chartRegistry", "addRecord", record);
    await patient.fetch(keptList(), { method: "PUT", body: new Uint8Array([1, 2, 3]) });
    await indexed({ chain, manager });
    const reader = await clientOf(manager, chain.account(ACCOUNTS.reader), people.reader);
    Object.assign(paths, {
      manifest: `/v1/objects/${manifest.cid}`,
      payload: `/v1/payloads/${cid}`,
      spare: `/v1/objects/${spare.cid}`,
    });
    for (const read of [paths.manifest, paths.payload]) expect((await reader.fetch(read)).status).toBe(200);
  });
  afterAll(async () => {
    await manager.close();
    await chain.close();
    await rm(folder, { recursive: true, force: true });
  });

  const save = async (to = folder) =>
    manager.whileClosed(async (config) => {
      await using parts = await openOffline(config);
      return await backUp(parts, to);
    });
  /** Everything is lost, and comes back from `from`. */
  const loseAndRestore = (from = folder) =>
    manager.afterLoss(async (config: Config) => {
      await using parts = await openOffline(config);
      // Of what a Kubo node holds, only this manager's own goes.
      for (const read of Object.values(paths)) await parts.blobs.delete(read.split("/").at(-1) ?? "");
      return await restore(parts, from);
    });
  const bytesOf = async (client: ApiClient, read: string) =>
    new Uint8Array(await (await client.fetch(read)).arrayBuffer());
  const disclosuresOf = (client: ApiClient) =>
    client.get(`/v1/charts/${String(people.patient)}/disclosures`, disclosurePageSchema);

  it("[M69] brings everything back that was acknowledged, and who read what, into an empty database and store", async () => {
    const before = { manifest: await bytesOf(patient, paths.manifest), read: (await disclosuresOf(patient)).items };
    expect(before.read.length).toBe(2);
    expect(await save()).toMatchObject({ missing: [], forgotten: 0 });
    expect(await loseAndRestore()).toMatchObject({ missing: [], blobs: 3 });
    patient = await clientOf(manager, chain.account(ACCOUNTS.patient), people.patient);
    await indexed({ chain, manager });
    expect(await bytesOf(patient, paths.manifest)).toEqual(before.manifest);
    expect(Buffer.compare(await bytesOf(patient, paths.payload), payload)).toBe(0);
    expect(await bytesOf(patient, keptList())).toEqual(new Uint8Array([1, 2, 3]));
    expect((await disclosuresOf(patient)).items).toEqual(before.read);
    // And it goes on: the next read is written down after the others.
    const reader = await clientOf(manager, chain.account(ACCOUNTS.reader), people.reader);
    expect((await reader.fetch(paths.manifest)).status).toBe(200);
    expect((await disclosuresOf(patient)).items.length).toBe(3);
  });

  it("[M69] copies no blob twice into the same folder, and forgets those that were deleted", async () => {
    expect(await save()).toMatchObject({ copied: 0, forgotten: 0 });
    const cid = paths.spare.split("/").at(-1) ?? "";
    await manager.whileStopped((db) => db.delete(schema.blobs).where(eq(schema.blobs.cid, cid)));
    expect(await readdir(path.join(folder, "blobs"))).toContain(cid);
    expect(await save()).toMatchObject({ copied: 0, forgotten: 1 });
    expect(await readdir(path.join(folder, "blobs"))).not.toContain(cid);
    expect((await readdir(folder)).filter((name) => name.startsWith("tables-")).length).toBe(1);
  });

  it("[M69] that is cut off before its end leaves the one before it", async () => {
    const read = (await disclosuresOf(patient)).items.length;
    const reader = await clientOf(manager, chain.account(ACCOUNTS.reader), people.reader);
    await reader.fetch(paths.manifest);
    await manager.whileClosed(async (config) => {
      await using parts = await openOffline(config);
      // Where the index would be written.
      const cut = {
        ...parts,
        config: new Proxy(config, { get: (_, name) => cutAt(config, name) }),
        clock: { now: () => 7 },
      };
      await expect(backUp(cut, folder)).rejects.toThrow("the power went out");
    });
    await loseAndRestore();
    patient = await clientOf(manager, chain.account(ACCOUNTS.patient), people.patient);
    await indexed({ chain, manager });
    expect((await disclosuresOf(patient)).items.length).toBe(read);
  });

  it("[M69] says which blob is missing from it, and brings back the others", async () => {
    const damaged = await mkdtemp(path.join(tmpdir(), "chartkey-backup-"));
    await cp(folder, damaged, { recursive: true });
    const cid = paths.payload.split("/").at(-1) ?? "";
    await writeFile(path.join(damaged, "blobs", cid), payload.with(9, 1));
    expect(await loseAndRestore(damaged)).toMatchObject({ missing: [cid], blobs: 1 });
    await rm(damaged, { recursive: true });
  });

  it("[M69] that is damaged, of another deployment, or none changes nothing; neither does one into a full database", async () => {
    const other = await mkdtemp(path.join(tmpdir(), "chartkey-backup-"));
    await manager.whileClosed(async (config) => {
      await using parts = await openOffline(config);
      await expect(restore(parts, other)).rejects.toThrow("There is no backup in");
      await expect(restore(parts, folder)).rejects.toThrow("The database is not empty");
      const elsewhere = { ...config, deployment: { ...config.deployment, chainId: 5 } };
      await expect(restore({ ...parts, config: elsewhere }, folder)).rejects.toThrow("another deployment");
      await cp(folder, other, { recursive: true });
      const tables = (await readdir(other)).find((name) => name.startsWith("tables-")) ?? "";
      await appendFile(path.join(other, tables, "blobs.jsonl"), "{}\n");
      await expect(restore(parts, other)).rejects.toThrow("blobs.jsonl in the backup is damaged");
    });
    await rm(other, { recursive: true });
  });
});

function cutAt(config: Config, name: string | symbol): unknown {
  if (name === "deployment") throw new Error("the power went out");
  return config[name as keyof Config];
}
