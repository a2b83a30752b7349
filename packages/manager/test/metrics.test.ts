import { rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeAll, expect, it } from "vitest";
import { pointer } from "./support/chain.ts";
import type { ApiClient } from "./support/client.ts";
import { ACCOUNTS, grant, LABS, termsOf } from "./support/people.ts";
import { describeWorld } from "./support/world.ts";

describeWorld(
  "the operator's numbers",
  (world) => {
    let reader: ApiClient;
    let manifest: string;
    beforeAll(async () => {
      const { chain, people } = world;
      await grant(chain, people, people.reader, { read: [LABS] });
      const patient = await world.as("patient");
      reader = await world.as("reader");
      const bytes = new TextEncoder().encode("sealed");
      const place = { kind: "manifest", patient: people.patient, compartment: LABS };
      const { cid, pointer: digest } = await patient.put(bytes, place);
      manifest = cid;
      const record = [people.patient, people.patient, 0n, 1, LABS, 0, digest];
      await chain.write(ACCOUNTS.patient, "chartRegistry", "addRecord", record);
      await world.indexed();
    });

    const metrics = async () => (await fetch(world.manager.metricsUrl() ?? "")).text();
    /** The value of a series, which is written as it stands in the text. */
    const valueOf = async (series: string) => {
      const line = (await metrics()).split("\n").find((one) => one.startsWith(`${series} `));
      return line === undefined ? undefined : Number(line.slice(series.length + 1));
    };

    it("[M68] count every answer by route and status", async () => {
      const series = (status: number) =>
        `chartkey_requests_total{method="GET",route="/v1/objects/:cid",status="${String(status)}"}`;
      const [served = 0, refused = 0] = [await valueOf(series(200)), await valueOf(series(404))];
      const stranger = await world.as("stranger");
      for (const client of [reader, reader, stranger]) await client.fetch(`/v1/objects/${manifest}`);
      expect(await valueOf(series(200))).toBe(served + 2);
      expect(await valueOf(series(404))).toBe(refused + 1);
      const seconds = `chartkey_request_seconds_count{method="GET",route="/v1/objects/:cid"}`;
      expect(await valueOf(seconds)).toBe(served + refused + 3);
    });

    it("[M68] tell the state of the index, and whether reads are stopped", async () => {
      expect(await valueOf("chartkey_index_block")).toBe(Number(await world.chain.rpc("eth_blockNumber")));
      expect(await valueOf('chartkey_index_state{state="current"}')).toBe(1);
      expect(await valueOf('chartkey_index_state{state="halted"}')).toBe(0);
      expect(await valueOf("chartkey_reads_stopped")).toBe(0);
      const file = path.join(world.manager.config.dataDir, "stop-reading");
      await writeFile(file, "");
      expect(await valueOf("chartkey_reads_stopped")).toBe(1);
      await rm(file);
    });

    it("[M68] tell which stores are away, and count alarms", async () => {
      expect(await valueOf("chartkey_stores_away")).toBe(0);
      expect(await valueOf('chartkey_alarms{alarm="storeNotWhole"}')).toBe(0);
      await world.manager.restart({ replica: { kuboRpcUrl: "http://127.0.0.1:9" } });
      expect(await valueOf("chartkey_stores_away")).toBe(1);
      await world.manager.restart();
      reader = await world.as("reader");
    });

    it("[M68] count the charts that were refused to a reader who opens too many", async () => {
      const { chain, people } = world;
      expect(await valueOf("chartkey_mass_access_refusals")).toBe(0);
      const other = await world.as("otherPatient");
      const place = { kind: "manifest", patient: people.otherPatient, compartment: LABS };
      await chain.write(ACCOUNTS.otherPatient, "chartRegistry", "openChart", [people.otherPatient, pointer(4)]);
      const { cid, pointer: digest } = await other.put(new TextEncoder().encode("another"), place);
      const record = [people.otherPatient, people.otherPatient, 0n, 1, LABS, 0, digest];
      await chain.write(ACCOUNTS.otherPatient, "chartRegistry", "addRecord", record);
      const consent = [people.otherPatient, people.otherPatient, people.reader, await termsOf(chain, { read: [LABS] })];
      await chain.write(ACCOUNTS.otherPatient, "chartRegistry", "grant", [...consent, pointer(5)]);
      await world.indexed();
      expect((await reader.fetch(`/v1/objects/${cid}`)).status).toBe(429);
      expect(await valueOf("chartkey_mass_access_refusals")).toBe(1);
    });

    it("[M68] name nobody, and are nowhere else", async () => {
      const text = await metrics();
      for (const secret of [manifest, ...[2, 3, 10].map((index) => world.chain.account(index).address)])
        expect(text.toLowerCase()).not.toContain(secret.toLowerCase());
      expect(text).not.toMatch(/0x[0-9a-f]{8}|bafk/i);
      expect((await fetch(`${world.manager.url()}/metrics`)).status).toBe(404);
      expect((await fetch(new URL("/", world.manager.metricsUrl()))).status).toBe(404);
    });
  },
  { patientsPerHour: 1, metrics: { host: "127.0.0.1", port: 0 } },
);
