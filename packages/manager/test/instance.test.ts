import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startManager, type Manager } from "../src/startManager.ts";
import { startChain, type TestChain } from "./support/chain.ts";
import { endSpawned, spawnManager } from "./support/child.ts";
import { BACKENDS, makeDatabase, testConfig } from "./support/manager.ts";
import { fundedRelayer, outcome, post, relayed, signRegister, somebody } from "./support/relays.ts";
import { until } from "./support/wait.ts";

const ACTIVE = 7_401_001;
/** Locks of this database: others have the same ones on the same server. */
const HERE = "locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())";
const isHere = BACKENDS.some(({ here, database }) => here && database === "postgres");

describe.skipIf(!isHere)("two instances on one PostgreSQL (skipped without CHARTKEY_TEST_DATABASE_URL)", () => {
  let chain: TestChain;
  let database: Awaited<ReturnType<typeof makeDatabase>>;
  let admin: Client;
  const folders: string[] = [];
  beforeAll(async () => {
    chain = await startChain();
    database = await makeDatabase();
    admin = new Client({ connectionString: database.url });
    await admin.connect();
  });
  afterAll(async () => {
    await endSpawned();
    await admin.end();
    await database.drop();
    await chain.close();
    for (const folder of folders) await rm(folder, { recursive: true, force: true });
  });

  const newFolder = async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "chartkey-instance-"));
    folders.push(folder);
    return folder;
  };
  const holder = async () => {
    const { rows } = await admin.query<{ pid: number }>(
      `select pid from pg_locks where ${HERE} and objid = ${String(ACTIVE)} and granted`,
    );
    return rows[0]?.pid;
  };
  const askers = async () => {
    const asking = "query like 'select pg_try_advisory_lock%' and datname = current_database()";
    const { rows } = await admin.query<{ count: number }>(
      `select count(*)::int as count from pg_stat_activity where ${asking}`,
    );
    return rows[0]?.count ?? 0;
  };
  const start = async () =>
    startManager(
      testConfig({
        rpcUrl: chain.rpcUrl,
        deployment: chain.deployment,
        dataDir: await newFolder(),
        databaseUrl: database.url,
      }),
    );

  it(
    "[M56] one works, the other waits and serves nothing, takes over when the first is killed, and does nothing twice",
    { timeout: 60_000 },
    async () => {
      const relayer = await fundedRelayer(chain);
      const settings = {
        CHARTKEY_RPC_URL: chain.rpcUrl,
        CHARTKEY_DEPLOYMENT: JSON.stringify(chain.deployment),
        DATABASE_URL: database.url,
        CHARTKEY_RELAYER_KEY: relayer.privateKey,
      };
      const first = await spawnManager({ ...settings, CHARTKEY_DATA_DIR: await newFolder() });
      const starting = spawnManager({ ...settings, CHARTKEY_DATA_DIR: await newFolder() });
      let isServing = false;
      void starting.then(() => {
        isServing = true;
      });
      await until(askers, (count) => count === 2);

      await chain.rpc("evm_setAutomine", false);
      const actors = async () => (await chain.read("actorRegistry", "actorCount", [])) as bigint;
      const before = await actors();
      const { id } = await relayed(await post(first.url, await signRegister({ chain, account: somebody() })));
      expect(isServing).toBe(false);
      await first.end("SIGKILL");
      const killedAt = performance.now();
      const second = await starting;
      expect(performance.now() - killedAt).toBeLessThan(10_000);
      await until(
        async () => {
          await chain.rpc("evm_mine");
          return (await outcome(second.url, id)).state;
        },
        (state) => state === "mined",
      );
      await chain.rpc("evm_setAutomine", true);
      expect(await actors()).toBe(before + 1n);
      await second.end("SIGTERM");
    },
  );

  it("[M56] whose connection broke takes the lock again, and goes on", async () => {
    const manager = await start();
    const before = await holder();
    await admin.query("select pg_terminate_backend($1)", [before]);
    await until(holder, (now) => now !== undefined && now !== before);
    await until(
      async () => (await fetch(`${manager.url}/ready`)).status,
      (status) => status === 200,
    );
    await manager.close();
    await until(holder, (now) => now === undefined);
  });

  it("[M56] whose lock went to another ends", async () => {
    const manager: Manager = await start();
    const ended = expect(manager.ended).rejects.toThrow("Another instance took over");
    const other = new Client({ connectionString: database.url });
    await other.connect();
    const taken = other.query("select pg_advisory_lock($1)", [ACTIVE]);
    const waiting = async () => {
      const { rows } = await admin.query(`select from pg_locks where ${HERE} and not granted`);
      return rows.length;
    };
    await until(waiting, (count) => count === 1);
    await admin.query("select pg_terminate_backend($1)", [await holder()]);
    await taken;
    await ended;
    await other.end();
    await manager.close();
  });
});
