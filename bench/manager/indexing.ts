import { setTimeout as sleep } from "node:timers/promises";
import { chartRegistryAbi } from "@chartkey/contracts/exports";
import { healthSchema } from "@chartkey/sdk/wire";
import { createPublicClient, decodeEventLog, encodeFunctionData, http, type Log, toHex } from "viem";
import { pointer, startChain, type TestChain } from "../../packages/manager/test/support/chain.ts";
import { type Backend, runManager } from "../../packages/manager/test/support/manager.ts";
import { ACCOUNTS, LABS, signEverybodyUp } from "../../packages/manager/test/support/people.ts";
import { median, rounded } from "../figures.ts";
import type { Metric } from "../metrics.ts";
import { emptyDatabase, insertRecords, nameOf, type RecordRow } from "./database.ts";

const EVENTS = 100_000;
const BATCH = 32;
const RUNS = 3;
/** Blocks in one question: about 10,000 events, which is near the most that viem takes in one answer. */
const BLOCKS_AT_ONCE = 320;

/** A chain with 100,000 records: how fast it becomes rows, beside the same logs fetched and inserted in bulk. */
export async function indexing(backend: Backend): Promise<Metric[]> {
  const chain = await startChain();
  try {
    const { patient } = await signEverybodyUp(chain);
    const idle = await medianOf(() => managerTime(chain, backend));
    await addRecords(chain, patient);
    const times = { manager: [] as number[], bulk: [] as number[] };
    for (let run = 0; run < RUNS; run++) {
      times.bulk.push(await bulkTime(chain, backend));
      times.manager.push(await managerTime(chain, backend));
    }
    const [whole, bulk] = [median(times.manager), median(times.bulk)];
    // Starting the service and creating the tables is no part of indexing; the other has its tables before it begins.
    const ratio = bulk / (whole - idle);
    const on = nameOf(backend);
    return [
      { metric: `${on}: logs in bulk and bulk insert`, value: Math.round(EVENTS / bulk), unit: "events/s" },
      { metric: `${on}: indexing`, value: Math.round(EVENTS / (whole - idle)), unit: "events/s" },
      {
        metric: `${on}: indexing ÷ bulk`,
        value: rounded(ratio),
        unit: "times",
        target: "at least 0.5",
        holds: ratio >= 0.5,
      },
      {
        metric: `${on}: 100,000 events from an empty folder, start included`,
        value: rounded(whole),
        unit: "s",
        target: "at most 30",
        holds: whole <= 30,
      },
    ];
  } finally {
    await chain.close();
  }
}

/** From an empty folder and database until the index stands where the chain does, in seconds. */
async function managerTime(chain: TestChain, backend: Backend): Promise<number> {
  const { hash } = (await chain.rpc("eth_getBlockByNumber", "latest", false)) as { hash: string };
  const at = performance.now();
  const manager = await runManager({ ...chain, backend });
  try {
    for (;;) {
      const health = healthSchema.safeParse(await (await fetch(`${manager.url()}/health`)).json());
      if (health.data?.asOfBlock.hash === hash) return (performance.now() - at) / 1000;
      await sleep(20);
    }
  } finally {
    await manager.close();
  }
}

/** The same logs through viem, decoded, and one statement for each answer; tables are there before the clock starts. */
async function bulkTime(chain: TestChain, backend: Backend): Promise<number> {
  await using database = await emptyDatabase(backend);
  const client = createPublicClient({ transport: http(chain.rpcUrl) });
  const head = Number(await client.getBlockNumber());
  const at = performance.now();
  for (let from = 0; from <= head; from += BLOCKS_AT_ONCE) {
    const range = { fromBlock: BigInt(from), toBlock: BigInt(Math.min(from + BLOCKS_AT_ONCE - 1, head)) };
    const logs = await client.getLogs({ address: chain.deployment.chartRegistry, ...range });
    await insertRecords(database.db, logs.flatMap(rowOf));
  }
  return (performance.now() - at) / 1000;
}

function rowOf(log: Log<bigint, number, false>): RecordRow[] {
  const { eventName, args } = decodeEventLog({ abi: chartRegistryAbi, topics: log.topics, data: log.data });
  if (eventName !== "RecordAdded") return [];
  const { blockNumber, logIndex, transactionHash } = log;
  return [{ block: Number(blockNumber), logIndex, transactionHash, ...args }];
}

async function addRecords(chain: TestChain, patient: bigint): Promise<void> {
  const from = chain.account(ACCOUNTS.patient).address;
  for (let done = 0; done < EVENTS; done += BATCH) {
    const count = Math.min(BATCH, EVENTS - done);
    const records = Array.from({ length: count }, (_, place) => ({
      compartment: LABS,
      epoch: 0,
      pointer: pointer(done + place + 1),
    }));
    const data = encodeFunctionData({
      abi: chartRegistryAbi,
      functionName: "addRecords",
      args: [patient, patient, 0n, done + 1, records],
    });
    await chain.rpc("eth_sendTransaction", { from, to: chain.deployment.chartRegistry, data, gas: toHex(10_000_000) });
  }
}

async function medianOf(measure: () => Promise<number>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) times.push(await measure());
  return median(times);
}
