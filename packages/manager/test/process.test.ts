import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { recordChangePageSchema } from "@chartkey/sdk/wire";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startChain, type TestChain } from "./support/chain.ts";
import { endSpawned, refusedStart, spawnManager, type ManagerProcess } from "./support/child.ts";
import { clientOf } from "./support/client.ts";
import type { TestManager } from "./support/manager.ts";
import { ACCOUNTS, LABS, signEverybodyUp, type People } from "./support/people.ts";
import { uploadPayload } from "./support/upload.ts";

const MIB = 1024 * 1024;
let chain: TestChain;
let people: People;
let folder: string;
let settings: Record<string, string>;

beforeAll(async () => {
  chain = await startChain();
  people = await signEverybodyUp(chain);
  folder = await mkdtemp(path.join(tmpdir(), "chartkey-process-"));
  settings = {
    CHARTKEY_RPC_URL: chain.rpcUrl,
    CHARTKEY_DEPLOYMENT: path.join(folder, "deployment.json"),
    CHARTKEY_DATA_DIR: path.join(folder, "data"),
    CHARTKEY_PORTAL_ORIGINS: "http://portal.test",
  };
  await writeFile(path.join(folder, "deployment.json"), JSON.stringify(chain.deployment));
});
afterEach(endSpawned);
afterAll(async () => {
  await chain.close();
  await rm(folder, { recursive: true, force: true });
});

/** What the other helpers need to know of a manager in a process of its own. */
const asManager = ({ url }: ManagerProcess) =>
  ({ url: () => url, config: { deployment: chain.deployment } }) as TestManager;
const patientOf = (manager: ManagerProcess) =>
  clientOf(asManager(manager), chain.account(ACCOUNTS.patient), people.patient);
const metadata = () => ({ kind: "payload", patient: String(people.patient), compartment: String(LABS) });

describe("a start that cannot work", () => {
  it.each<[string, Record<string, string>, string]>([
    [
      "no settings",
      { CHARTKEY_RPC_URL: "", CHARTKEY_DEPLOYMENT: "", CHARTKEY_DATA_DIR: "" },
      "CHARTKEY_RPC_URL must be an http or https address",
    ],
    ["an address that is none", { CHARTKEY_RPC_URL: "localhost" }, "CHARTKEY_RPC_URL must be an http or https address"],
    [
      "a deployment that is not there",
      { CHARTKEY_DEPLOYMENT: "/nowhere.json" },
      "CHARTKEY_DEPLOYMENT must be the path of a readable JSON file",
    ],
    [
      "a deployment without addresses",
      { CHARTKEY_DEPLOYMENT: '{"chainId":1}' },
      "CHARTKEY_DEPLOYMENT must be a deployment",
    ],
    ["a port that is none", { CHARTKEY_PORT: "http" }, "CHARTKEY_PORT must be a whole number"],
    ["an origin with a path", { CHARTKEY_PORTAL_ORIGINS: "http://portal.test/x" }, "must list origins"],
    ["a database of another kind", { DATABASE_URL: "mysql://x/y" }, "DATABASE_URL must be a postgres:// address"],
    [
      "a database that is away",
      { DATABASE_URL: "postgres://127.0.0.1:1/none" },
      "The database in DATABASE_URL cannot be reached (ECONNREFUSED)",
    ],
    ["a log level that is none", { LOG_LEVEL: "loud" }, "LOG_LEVEL"],
  ])("[M25] with %s says so and ends", async (_what, changes, sentence) => {
    const { code, said } = await refusedStart({ ...settings, ...changes });
    expect(code).toBe(1);
    expect(said).toContain(sentence);
    expect(said).not.toContain("    at ");
  });

  it("[M25] with a taken port or folder says so and ends", { timeout: 120_000 }, async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
    const address = taken.address();
    const port = typeof address === "object" ? String(address?.port) : "";
    expect((await refusedStart({ ...settings, CHARTKEY_PORT: port })).said).toContain("CHARTKEY_PORT is taken");
    taken.close();

    const manager = await spawnManager(settings);
    expect((await refusedStart(settings)).said).toContain(`Another manager (process ${String(manager.pid)}) uses`);
    expect(await manager.end("SIGTERM")).toBe(0);
    const next = await spawnManager(settings);
    expect(await next.end("SIGINT")).toBe(0);
  });
});

describe("a process that is killed", () => {
  it("[M26] loses nothing that was acknowledged", { timeout: 120_000 }, async () => {
    const first = await spawnManager(settings);
    const patient = await patientOf(first);
    const bytes = new Uint8Array(3 * MIB).fill(9);
    const manifest = await patient.put(new TextEncoder().encode("kept"), {
      kind: "manifest",
      patient: people.patient,
      compartment: LABS,
    });
    expect(manifest.response.status).toBe(201);
    const { cid = "" } = await uploadPayload(asManager(first), patient, bytes, metadata());
    await first.end("SIGKILL");

    await chain.write(ACCOUNTS.patient, "chartRegistry", "addRecord", [
      people.patient,
      people.patient,
      0n,
      1,
      LABS,
      0,
      manifest.pointer,
    ]);
    const second = await spawnManager(settings);
    const again = await patientOf(second);
    expect(await (await again.fetch(`/v1/objects/${manifest.cid}`)).text()).toBe("kept");
    expect(Buffer.from(await (await again.fetch(`/v1/payloads/${cid}`)).bytes()).equals(bytes)).toBe(true);
    const { items } = await again.get(`/v1/charts/${String(people.patient)}/records`, recordChangePageSchema);
    expect(items.map((item) => item.pointer)).toEqual([manifest.pointer]);
    expect(await second.end("SIGTERM")).toBe(0);
  });
});

describe.skipIf(process.platform !== "linux")("memory (Linux only: read from /proc)", () => {
  const memory = async (pid: number, field: "VmRSS" | "VmHWM") => {
    const status = await readFile(`/proc/${String(pid)}/status`, "utf8");
    return Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(status)?.[1]) * 1024;
  };

  it("[M27] half a gigabyte goes in and out with at most 150 MB more", { timeout: 240_000 }, async () => {
    const size = 512 * MIB;
    const manager = await spawnManager(settings);
    const patient = await patientOf(manager);
    await uploadPayload(asManager(manager), patient, new Uint8Array(2 * MIB), metadata());
    // Starting the database took more for a moment: forget that peak.
    await writeFile(`/proc/${String(manager.pid)}/clear_refs`, "5");
    const before = await memory(manager.pid, "VmRSS");

    const source = Readable.from(blocks(size), { objectMode: false });
    const upload = await uploadPayload(asManager(manager), patient, source, metadata(), {
      uploadSize: size,
      chunkSize: 8 * MIB,
    });
    expect(upload.status).toBe(204);
    const afterUpload = await memory(manager.pid, "VmHWM");
    let seen = 0;
    for await (const chunk of (await patient.fetch(`/v1/payloads/${upload.cid ?? ""}`)).body ?? [])
      seen += chunk.byteLength;
    expect(seen).toBe(size);
    const afterDownload = await memory(manager.pid, "VmHWM");

    const grown = (peak: number) => Math.round((peak - before) / MIB);
    console.info(
      `512 MiB: base ${String(Math.round(before / MIB))} MiB, up +${String(grown(afterUpload))}, down +${String(grown(afterDownload))}`,
    );
    expect(grown(afterUpload)).toBeLessThanOrEqual(150);
    expect(grown(afterDownload)).toBeLessThanOrEqual(150);

    // What it logged names routes, not people or content.
    expect(manager.log()).toContain('"route":"/v1/payloads/:cid"');
    expect(manager.log()).not.toContain(upload.cid);
    expect(manager.log()).not.toMatch(/Bearer|0x[0-9a-f]{40}/i);
    expect(await manager.end("SIGTERM")).toBe(0);
  });
});

function* blocks(size: number): Generator<Uint8Array> {
  for (let at = 0; at < size; at += MIB) {
    const block = Buffer.alloc(MIB);
    block.writeUInt32BE(at / MIB);
    yield block;
  }
}
