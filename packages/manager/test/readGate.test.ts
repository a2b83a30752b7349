import { rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { massAccesses } from "../src/db/schema.ts";
import { pointer, startChain, type TestChain } from "./support/chain.ts";
import { clientOf, problemIn, type ApiClient } from "./support/client.ts";
import { BACKENDS, runManager, type TestManager } from "./support/manager.ts";
import { ACCOUNTS, grant, LABS, signEverybodyUp, type People } from "./support/people.ts";
import { rpcProxy, type RpcProxy } from "./support/rpcProxy.ts";
import { uploadPayload } from "./support/upload.ts";
import { until } from "./support/wait.ts";
import { indexed } from "./support/world.ts";

const MIB = 1024 * 1024;
const text = (words: string) => new TextEncoder().encode(words);

describe.each(BACKENDS.filter(({ here }) => here))("what is not given out, $title", (backend) => {
  let chain: TestChain;
  let node: RpcProxy;
  let manager: TestManager;
  let people: People;
  let patient: ApiClient;
  let reader: ApiClient;
  const paths: Record<string, string> = {};

  beforeAll(async () => {
    chain = await startChain();
    people = await signEverybodyUp(chain);
    await grant(chain, people, people.reader, { read: [LABS] });
    node = await rpcProxy(chain.rpcUrl);
    manager = await runManager({ ...chain, rpcUrl: node.url, backend, config: { staleAfter: 1, maxLag: 3 } });
    patient = await clientOf(manager, chain.account(ACCOUNTS.patient), people.patient);
    reader = await clientOf(manager, chain.account(ACCOUNTS.reader), people.reader);
    const place = { patient: people.patient, compartment: LABS };
    const manifest = await patient.put(text("manifest"), { kind: "manifest", ...place });
    const record = [people.patient, people.patient, 0n, 1, LABS, 0, manifest.pointer];
    await chain.write(ACCOUNTS.patient, "chartRegistry", "addRecord", record);
    const metadata = { kind: "payload", patient: String(people.patient), compartment: String(LABS) };
    const { cid = "" } = await uploadPayload(manager, patient, new Uint8Array(48 * MIB), metadata);
    const vault = await patient.put(text("vault"), { kind: "vault" });
    const keys = await patient.put(text("keys"), { kind: "keys", patient: people.patient });
    Object.assign(paths, {
      manifest: `/v1/objects/${manifest.cid}`,
      payload: `/v1/payloads/${cid}`,
      vault: `/v1/objects/${vault.cid}`,
      keys: `/v1/objects/${keys.cid}`,
      nothing: `/v1/objects/${pointer(77)}`,
    });
  });
  afterAll(async () => {
    await manager.close();
    await node.close();
    await chain.close();
  });

  const status = async (client: ApiClient, name: string) => {
    const response = await client.fetch(paths[name] ?? "");
    await response.body?.cancel();
    return response.status;
  };
  const ready = async () => (await fetch(`${manager.url()}/ready`)).status;
  const stopFile = () => path.join(manager.config.dataDir, "stop-reading");

  it("[M60] the operator's switch stops charts for everybody within a second, answers on their way too; /ready says so", async () => {
    await until(ready, (now) => now === 200);
    expect(await status(reader, "manifest")).toBe(200);
    const slow = await reader.fetch(paths.payload ?? "");
    const parts = slow.body?.getReader();
    await parts?.read();

    const start = performance.now();
    await writeFile(stopFile(), "");
    const rest = async () => {
      for (let part = await parts?.read(); part && !part.done; part = await parts?.read());
    };
    await expect(rest()).rejects.toThrow();
    expect(performance.now() - start).toBeLessThan(1_000);
    // What is asked for from now on is refused at once, however long this machine takes to ask.
    expect(await problemIn(await fetch(`${manager.url()}/ready`))).toMatchObject({
      status: 503,
      code: "READS_STOPPED",
    });
    for (const client of [reader, patient]) {
      for (const name of ["manifest", "payload"]) expect(await status(client, name)).toBe(503);
    }

    // What somebody may not read looks the same as before: like what is not there.
    const stranger = await clientOf(manager, chain.account(ACCOUNTS.stranger));
    expect(await problemIn(await stranger.fetch(paths.manifest ?? ""))).toEqual(
      await problemIn(await reader.fetch(paths.nothing ?? "")),
    );
    // Ending access needs the vault and the keys.
    expect([await status(patient, "vault"), await status(patient, "keys")]).toEqual([200, 200]);

    await rm(stopFile());
    expect([await status(reader, "manifest"), await ready()]).toEqual([200, 200]);
    expect(await status(reader, "payload")).toBe(200);
  });

  it("[M60] a chain not heard of for longer than may be closes what rests on a consent, not the owner's own", async () => {
    node.down();
    await until(
      () => status(reader, "manifest"),
      (now) => now === 503,
    );
    expect(await problemIn(await reader.fetch(paths.nothing ?? ""))).toEqual(
      await problemIn(await reader.fetch(paths.manifest ?? "")),
    );
    expect([await status(patient, "manifest"), await status(patient, "payload")]).toEqual([200, 200]);
    expect(await status(reader, "keys")).toBe(200);

    await manager.restart();
    reader = await clientOf(manager, chain.account(ACCOUNTS.reader), people.reader);
    patient = await clientOf(manager, chain.account(ACCOUNTS.patient), people.patient);
    expect([await status(reader, "manifest"), await status(patient, "manifest")]).toEqual([503, 200]);
    node.up();
    await until(
      () => status(reader, "manifest"),
      (now) => now === 200,
    );
  });

  it("[M61] an index that is too far behind is not ready, and gives out nothing that rests on a consent", async () => {
    await chain.write(ACCOUNTS.patient, "chartRegistry", "revoke", [people.patient, people.patient, people.reader]);
    await grant(chain, people, people.reader, { read: [LABS] });
    await until(
      () => status(reader, "manifest"),
      (now) => now === 200,
    );
    // The node says how far the chain is, and nothing else.
    node.alter((method, params, answer) =>
      method === "eth_getBlockByNumber" && params[0] !== "latest" ? null : answer,
    );
    await chain.rpc("hardhat_mine", "0x8");
    await until(ready, (now) => now === 503);
    await until(
      () => status(reader, "manifest"),
      (now) => now === 503,
    );
    expect(await status(patient, "manifest")).toBe(200);
    node.alter(undefined);
    await until(ready, (now) => now === 200);
    expect(await status(reader, "manifest")).toBe(200);
  });

  it("[M61] every answer says which block it reflects, in its body or its head", async () => {
    await indexed({ chain, manager });
    const number = Number(await chain.rpc("eth_blockNumber"));
    const { patient: id } = people;
    const own = `/v1/charts/${String(id)}`;
    const heads = [`/v1/actors/${String(id)}`, paths.manifest ?? "", paths.payload ?? ""];
    for (const asked of [...heads, paths.nothing ?? "", "/ready"]) {
      const response = await patient.fetch(asked, { headers: { range: "bytes=0-9" } });
      expect(response.headers.get("chartkey-as-of-block"), asked).toBe(String(number));
      await response.body?.cancel();
    }
    const lists = ["records", "consents", "requests", "epochs", "mandates", "disclosures"].map(
      (name) => `${own}/${name}`,
    );
    const more = ["/v1/standings", "/v1/actors?kind=patient", "/v1/memberships", "/v1/administrators", "/health"];
    const parties = [`/v1/grantees/${String(id)}/consents`, `/v1/grantees/${String(id)}/requests`];
    const teams = [`/v1/proxies/${String(id)}/mandates`, `/v1/organizations/${String(people.hospital)}/team-keys`];
    for (const asked of [...lists, ...more, ...parties, ...teams]) {
      const { asOfBlock } = (await (await patient.fetch(asked)).json()) as { asOfBlock?: { number: number } };
      expect(asOfBlock?.number, asked).toBe(number);
    }
  });

  it("[M53] a halted index takes in nothing, serves owners their own, and others nothing", async () => {
    const careful = await runManager({ ...chain, backend, config: { finality: 2 } });
    const owner = await clientOf(careful, chain.account(ACCOUNTS.patient), people.patient);
    const place = { patient: people.patient, compartment: LABS };
    const { cid, pointer: digest } = await owner.put(text("kept"), { kind: "manifest", ...place });
    const record = [people.patient, people.patient, 0n, 2, LABS, 0, digest];
    await chain.write(ACCOUNTS.patient, "chartRegistry", "addRecord", record);
    const other = await clientOf(careful, chain.account(ACCOUNTS.reader), people.reader);
    const kept = `/v1/objects/${cid}`;
    const snapshot = await chain.rpc("evm_snapshot");
    for (let block = 0; block < 4; block++) await chain.rpc("evm_mine");
    await indexed({ chain, manager: careful });
    expect((await other.fetch(kept)).status).toBe(200);
    await chain.rpc("evm_revert", snapshot);
    await chain.rpc("evm_increaseTime", 30);
    for (let block = 0; block < 6; block++) await chain.rpc("evm_mine");
    await until(
      async () => (await other.fetch(kept)).status,
      (now) => now === 503,
    );
    expect((await owner.fetch(kept)).status).toBe(200);
    const { response } = await owner.put(text("new"), { kind: "manifest", ...place });
    expect(await problemIn(response)).toMatchObject({ status: 503, code: "CHAIN_UNAVAILABLE" });
    expect((await fetch(`${careful.url()}/ready`)).status).toBe(503);
    await careful.close();
  });
});

describe.each(BACKENDS.filter(({ here }) => here))("one reader, many patients, $title", (backend) => {
  const MOST = 3;
  let chain: TestChain;
  let manager: TestManager;
  let people: People;
  const charts: string[] = [];
  beforeAll(async () => {
    chain = await startChain();
    people = await signEverybodyUp(chain);
    manager = await runManager({ ...chain, backend, config: { patientsPerHour: MOST } });
    for (let each = 0; each < MOST + 3; each++) {
      const account = 11 + each;
      await chain.rpc("hardhat_setBalance", chain.account(account).address, "0x56bc75e2d63100000");
      await chain.write(account, "actorRegistry", "register", [1, pointer(1), pointer(2), pointer(3)]);
      const patient = (await chain.read("actorRegistry", "actorCount", [])) as bigint;
      await chain.write(account, "chartRegistry", "openChart", [patient, pointer(4)]);
      const now = Math.floor((await chain.time()) / 60);
      const terms = { readMask: 1n << BigInt(LABS), writeMask: 0n, notBefore: now, expiresAt: now + 9_000, purpose: 1 };
      for (const grantee of [people.reader, people.writer])
        await chain.write(account, "chartRegistry", "grant", [patient, patient, grantee, terms, pointer(5)]);
      const owner = await clientOf(manager, chain.account(account), patient);
      const place = { kind: "manifest", patient, compartment: LABS };
      const { cid, pointer: digest } = await owner.put(text(`of ${String(patient)}`), place);
      await chain.write(account, "chartRegistry", "addRecord", [patient, patient, 0n, 1, LABS, 0, digest]);
      charts.push(`/v1/objects/${cid}`);
    }
  });
  afterAll(async () => {
    await manager.close();
    await chain.close();
  });

  it("[M59] opens no more charts within an hour than is set, however it asks; those it opened stay open", async () => {
    const reader = await clientOf(manager, chain.account(ACCOUNTS.reader), people.reader);
    const statuses = await Promise.all(charts.map(async (chart) => (await reader.fetch(chart)).status));
    expect(statuses.filter((status) => status === 200)).toHaveLength(MOST);
    expect(statuses.filter((status) => status === 429)).toHaveLength(charts.length - MOST);
    const again = await Promise.all(charts.map(async (chart) => (await reader.fetch(chart)).status));
    expect(again).toEqual(statuses);
    const refused = await reader.fetch(charts[statuses.indexOf(429)] ?? "");
    expect(await problemIn(refused)).toMatchObject({ status: 429, code: "TOO_MANY_REQUESTS" });

    // Another reader has its own count, and a restart forgets none of it.
    const writer = await clientOf(manager, chain.account(ACCOUNTS.writer), people.writer);
    expect((await writer.fetch(charts[statuses.indexOf(429)] ?? "")).status).toBe(200);
    await manager.restart();
    const later = await clientOf(manager, chain.account(ACCOUNTS.reader), people.reader);
    expect((await later.fetch(charts[statuses.indexOf(429)] ?? "")).status).toBe(429);
    manager.clock.forward(3_601);
    const next = await clientOf(manager, chain.account(ACCOUNTS.reader), people.reader);
    expect((await next.fetch(charts[statuses.indexOf(429)] ?? "")).status).toBe(200);
  });

  it("[M59] every refusal is counted beside the reader and the hour", async () => {
    const rows = await manager.whileStopped((db) => db.select().from(massAccesses));
    expect(rows.map(({ reader }) => reader)).toEqual([people.reader]);
    expect(rows[0]?.refused).toBe((charts.length - MOST) * 2 + 2);
  });
});
