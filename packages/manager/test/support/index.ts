import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { asc } from "drizzle-orm";
import { pino } from "pino";
import { chainSource } from "../../src/chain/source.ts";
import type { Config } from "../../src/config.ts";
import { systemClock, type Context } from "../../src/context.ts";
import { openDatabase, type Database } from "../../src/db/open.ts";
import { requireSameDeployment } from "../../src/indexer/deploymentCheck.ts";
import { startIndexer, type Indexer } from "../../src/indexer/indexer.ts";
import { forgetChain, lastBlock, tables } from "../../src/indexer/writer.ts";
import type { TestChain } from "./chain.ts";
import { makeDatabase, testConfig, type Backend } from "./manager.ts";
import { until } from "./wait.ts";

/** Every table that comes from the chain, in the chain's order, and where the index stands. */
export async function dumpOf(db: Database): Promise<Record<string, unknown[]>> {
  const dump: Record<string, unknown[]> = {};
  for (const [name, table] of Object.entries(tables)) {
    // The builder cannot work with a union of tables.
    const source = table as (typeof tables)["consentChanges"];
    dump[name] = await db.select().from(source).orderBy(asc(source.block), asc(source.logIndex));
  }
  const { number, hash } = (await lastBlock(db)) ?? {};
  return { ...dump, standsAt: [number, hash] };
}

export interface TestIndex {
  readonly db: Database;
  readonly config: Config;
  indexer(): Indexer;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Waits until the index stands where the chain does, and gives its tables. */
  dump(): Promise<Record<string, unknown[]>>;
  /** Forgets everything, reads the chain anew and gives the tables. */
  clean(): Promise<Record<string, unknown[]>>;
  close(): Promise<void>;
}

/** An index alone: no routes, no blobs. */
export async function runIndex(
  chain: TestChain,
  {
    rpcUrl = chain.rpcUrl,
    backend,
    config: changes,
  }: { rpcUrl?: string; backend?: Backend; config?: Partial<Config> } = {},
): Promise<TestIndex> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "chartkey-index-"));
  const own = backend?.database === "postgres" ? await makeDatabase() : undefined;
  const config = testConfig({ rpcUrl, deployment: chain.deployment, dataDir, databaseUrl: own?.url, ...changes });
  const { db, close } = await openDatabase({ databaseUrl: own?.url, folder: dataDir });
  let running: { indexer: Indexer; shutdown: AbortController } | undefined;

  async function start(): Promise<void> {
    const shutdown = new AbortController();
    const context = { config, db, clock: systemClock, shutdown: shutdown.signal } as Context;
    const whole = {
      ...context,
      logger: pino({ level: config.logLevel }),
      chain: chainSource(rpcUrl, chain.deployment),
    };
    await requireSameDeployment(whole);
    running = { indexer: startIndexer(whole), shutdown };
  }
  async function stop(): Promise<void> {
    running?.shutdown.abort();
    await running?.indexer.ended.catch(() => undefined);
    running = undefined;
  }
  async function dump(): Promise<Record<string, unknown[]>> {
    const { hash } = (await chain.rpc("eth_getBlockByNumber", "latest", false)) as { hash: string };
    await until(
      async () => (await lastBlock(db))?.hash,
      (current) => current === hash,
      30_000,
    );
    return dumpOf(db);
  }
  const indexer = () => {
    if (!running) throw new Error("The index does not run.");
    return running.indexer;
  };
  return {
    db,
    config,
    indexer,
    start,
    stop,
    dump,
    async clean() {
      await stop();
      await forgetChain(db);
      await start();
      return dump();
    },
    async close() {
      await stop();
      await close();
      await own?.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
