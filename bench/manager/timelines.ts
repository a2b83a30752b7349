import { randomInt } from "node:crypto";
import { recordChangePageSchema } from "@chartkey/sdk/wire";
import type { Database } from "../../packages/manager/src/db/open.ts";
import { pointer, startChain } from "../../packages/manager/test/support/chain.ts";
import { clientOf } from "../../packages/manager/test/support/client.ts";
import { type Backend, runManager } from "../../packages/manager/test/support/manager.ts";
import { ACCOUNTS } from "../../packages/manager/test/support/people.ts";
import { rounded } from "../figures.ts";
import type { Metric } from "../metrics.ts";
import { insertRecords, nameOf } from "./database.ts";

const CHARTS = 10_000;
const RECORDS_EACH = 100;
/** Numbers of patients that the chain has not given out. */
const FIRST = 1_000_000;
const ROWS_AT_ONCE = 20_000;
const QUESTIONS = 2_000;
const MOST_MS = { postgres: 10, pglite: 25 } as const;

/** One page of a chart's timeline over HTTP, when the table holds a million records of ten thousand charts. */
export async function timelines(backend: Backend): Promise<Metric[]> {
  const chain = await startChain();
  const manager = await runManager({ ...chain, backend });
  try {
    await manager.whileStopped(fill);
    const client = await clientOf(manager, chain.account(ACCOUNTS.patient));
    const ask = async (): Promise<number> => {
      const patient = FIRST + randomInt(CHARTS);
      const at = performance.now();
      const page = await client.get(`/v1/charts/${String(patient)}/records?limit=100`, recordChangePageSchema);
      const milliseconds = performance.now() - at;
      if (page.items.length !== RECORDS_EACH) throw new Error("A chart came out with another number of records.");
      return milliseconds;
    };
    for (let count = 0; count < 100; count++) await ask();
    const times: number[] = [];
    for (let count = 0; count < QUESTIONS; count++) times.push(await ask());
    times.sort((a, b) => a - b);
    const at = (share: number): number => rounded(times[Math.floor(times.length * share)] ?? 0);
    const most = MOST_MS[backend.database];
    const name = (what: string): string => `${nameOf(backend)}: timeline of 100 among 1,000,000 records, ${what}`;
    return [
      { metric: name("median"), value: at(0.5), unit: "ms" },
      { metric: name("p99"), value: at(0.99), unit: "ms", target: `at most ${String(most)}`, holds: at(0.99) <= most },
    ];
  } finally {
    await manager.close();
    await chain.close();
  }
}

/** Rows as years of a hospital leave them: every chart's records lie far apart. */
async function fill(db: Database): Promise<void> {
  for (let from = 0; from < CHARTS * RECORDS_EACH; from += ROWS_AT_ONCE) {
    const rows = Array.from({ length: ROWS_AT_ONCE }, (_, place) => {
      const number = from + place;
      const patient = BigInt(FIRST + (number % CHARTS));
      const sequence = Math.floor(number / CHARTS) + 1;
      // Below the deploy block, where the index has no business.
      const where = { block: 0, logIndex: number, transactionHash: pointer(number) };
      return { ...where, patient, author: patient, sequence, compartment: 2, epoch: 0, pointer: pointer(number) };
    });
    await insertRecords(db, rows);
  }
}
