import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Deployment } from "@chartkey/sdk/wire";
import { Client } from "pg";
import type { Config } from "../../src/config.ts";
import type { Clock } from "../../src/context.ts";
import { openDatabase, type Database } from "../../src/db/open.ts";
import { startManager, type Manager } from "../../src/startManager.ts";

const databaseUrl = process.env.CHARTKEY_TEST_DATABASE_URL;
const kuboRpcUrl = process.env.CHARTKEY_TEST_KUBO_RPC_URL;

export interface Backend {
  readonly title: string;
  readonly here: boolean;
  readonly database: "pglite" | "postgres";
  readonly blobs: "blocks" | "kubo";
}

const database = databaseUrl ? "PostgreSQL" : "PGlite (CHARTKEY_TEST_DATABASE_URL is not set)";
const blobs = kuboRpcUrl ? "Kubo" : "blocks on disk (CHARTKEY_TEST_KUBO_RPC_URL is not set)";

/** What the service is run on: once embedded, once on the real parts that are here. The title says which are not. */
export const BACKENDS: Backend[] = [
  { title: "on PGlite and blocks on disk", here: true, database: "pglite", blobs: "blocks" },
  databaseUrl || kuboRpcUrl
    ? {
        title: `on ${database} and ${blobs}`,
        here: true,
        database: databaseUrl ? "postgres" : "pglite",
        blobs: kuboRpcUrl ? "kubo" : "blocks",
      }
    : {
        title:
          "on PostgreSQL and Kubo (skipped: CHARTKEY_TEST_DATABASE_URL and CHARTKEY_TEST_KUBO_RPC_URL are not set)",
        here: false,
        database: "postgres",
        blobs: "kubo",
      },
];

export const ORIGIN = "http://portal.test";

/** A clock that tests can move. */
export function movableClock(): Clock & { forward(seconds: number): void } {
  let ahead = 0;
  return {
    now: () => Math.floor(Date.now() / 1000) + ahead,
    forward: (seconds) => {
      ahead += seconds;
    },
  };
}

export interface TestManager {
  readonly config: Config;
  readonly clock: ReturnType<typeof movableClock>;
  url(): string;
  metricsUrl(): string | undefined;
  restart(changes?: Partial<Config>): Promise<void>;
  /** Works with the settings of the manager, which does not run meanwhile. */
  whileClosed<Result>(work: (config: Config) => Promise<Result>): Promise<Result>;
  /** The same with an empty folder and an empty database, which are the manager's from then on. */
  afterLoss<Result>(work: (config: Config) => Promise<Result>): Promise<Result>;
  /** Looks into the database of the manager, which does not run meanwhile. */
  whileStopped<Result>(look: (db: Database) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

export interface TestManagerParameters {
  readonly rpcUrl: string;
  readonly deployment: Deployment;
  readonly backend?: Backend | undefined;
  readonly config?: Partial<Config>;
}

/** As the README names it, without the waiting. */
const UPKEEP = {
  scrubEvery: 7 * 86_400,
  auditEvery: 86_400,
  scrubRate: 10_000,
  auditRate: 10_000,
  unclaimedFor: 86_400,
};

export const LIMITS = {
  uploadsPerDay: 20_000,
  uploadBytesPerDay: 200 * 1024 ** 3,
  keyUploadsPerDay: 5_000,
  newcomerUploads: 20,
  newcomerUploadsPerAddress: 500,
  newcomerUploadsTotal: 20_000,
  openUploads: 64,
  requestsPerSecond: 1_000,
  connectionsPerAddress: 256,
  requestSeconds: 300,
  idleSeconds: 30,
};

/** Settings as the tests want them. */
export const testConfig = (changes: Pick<Config, "rpcUrl" | "deployment" | "dataDir"> & Partial<Config>): Config => ({
  host: "127.0.0.1",
  port: 0,
  portalOrigins: [ORIGIN],
  maxPayloadBytes: 64 * 1024 * 1024,
  pollInterval: 25,
  grantDepth: 0,
  finality: 128,
  maxLag: 32,
  staleAfter: 300,
  patientsPerHour: 60,
  proxies: 0,
  upkeep: UPKEEP,
  limits: LIMITS,
  logLevel: process.env.LOG_LEVEL ?? "silent",
  ...changes,
});

/** A manager with a folder and a database of its own, gone after `close`. */
export async function runManager({
  rpcUrl,
  deployment,
  backend,
  config: changes,
}: TestManagerParameters): Promise<TestManager> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "chartkey-manager-"));
  const own = backend?.database === "postgres" ? await makeDatabase() : undefined;
  const config = testConfig({
    rpcUrl,
    deployment,
    dataDir,
    databaseUrl: own?.url,
    kuboRpcUrl: backend?.blobs === "kubo" ? kuboRpcUrl : undefined,
    ...changes,
  });
  const clock = movableClock();
  let manager: Manager = await startManager(config, { clock });
  const whileClosed: TestManager["whileClosed"] = async (work) => {
    await manager.close();
    const result = await work(config);
    manager = await startManager(config, { clock });
    return result;
  };
  return {
    config,
    clock,
    url: () => manager.url,
    metricsUrl: () => manager.metricsUrl,
    async restart(more = {}) {
      await manager.close();
      manager = await startManager({ ...config, ...more }, { clock });
    },
    whileClosed,
    async afterLoss(work) {
      return whileClosed(async () => {
        await rm(dataDir, { recursive: true });
        await own?.empty();
        return work(config);
      });
    },
    whileStopped: (look) =>
      whileClosed(async () => {
        const { db, close } = await openDatabase({ databaseUrl: config.databaseUrl, folder: dataDir });
        return look(db).finally(close);
      }),
    async close() {
      await manager.close();
      await own?.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

interface TestDatabase {
  readonly url: string;
  readonly empty: () => Promise<void>;
  readonly drop: () => Promise<void>;
}

export async function makeDatabase(): Promise<TestDatabase> {
  const name = `chartkey_${crypto.randomUUID().replaceAll("-", "")}`;
  const run = async (...statements: string[]) => {
    const admin = new Client({ connectionString: databaseUrl });
    await admin.connect();
    for (const sql of statements) await admin.query(sql);
    await admin.end();
  };
  await run(`create database ${name}`);
  const url = new URL(databaseUrl ?? "");
  url.pathname = `/${name}`;
  const drop = `drop database ${name} with (force)`;
  return { url: url.href, empty: () => run(drop, `create database ${name}`), drop: () => run(drop) };
}
