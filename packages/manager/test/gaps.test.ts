import { eq } from "drizzle-orm";
import { afterEach, beforeAll, afterAll, describe, expect, it } from "vitest";
import { recordChanges } from "../src/db/schema.ts";
import { forgetChecks } from "../src/indexer/chartChecks.ts";
import { pointer, startChain, type TestChain } from "./support/chain.ts";
import { dumpOf, runIndex, type TestIndex } from "./support/index.ts";
import { BACKENDS } from "./support/manager.ts";
import { ACCOUNTS, grant, LABS, signEverybodyUp, type People } from "./support/people.ts";
import { rpcProxy, type Change, type RpcProxy } from "./support/rpcProxy.ts";
import { until } from "./support/wait.ts";

interface Log {
  readonly address: string;
  readonly topics: string[];
  readonly data: string;
  readonly logIndex: string;
}
const ofLogs =
  (change: (logs: Log[], params: readonly unknown[]) => unknown): Change =>
  (method, params, result) =>
    method === "eth_getLogs" ? change(result as Log[], params) : result;
const ofBlocks =
  (change: (block: Record<string, unknown>, params: readonly unknown[]) => unknown): Change =>
  (method, params, result) =>
    method === "eth_getBlockByNumber" && result ? change(result as Record<string, unknown>, params) : result;

/** What a node may do that its index must not take for the chain. */
const LIES: [string, Change][] = [
  ["drops every log", ofLogs(() => [])],
  ["drops the last log of an answer", ofLogs((logs) => logs.slice(0, -1))],
  ["drops the first log of an answer", ofLogs((logs) => logs.slice(1))],
  ["cuts a log's data", ofLogs((logs) => logs.map((log) => ({ ...log, data: log.data.slice(0, 66) })))],
  ["moves logs to another block", ofLogs((logs) => logs.map((log) => ({ ...log, blockHash: pointer(9) })))],
  ["says that logs were removed", ofLogs((logs) => logs.map((log) => ({ ...log, removed: true })))],
  ["sends logs without a number", ofLogs((logs) => logs.map((log) => ({ ...log, logIndex: null })))],
  ["sends text for logs", ofLogs(() => "logs")],
  ["sends nulls for logs", ofLogs((logs) => logs.map(() => null))],
  ["sends a log too many", ofLogs((logs) => [...logs, ...logs.slice(-1).map((log) => ({ ...log, logIndex: "0x63" }))])],
  ["sends headers without a filter", ofBlocks((block) => ({ ...block, logsBloom: undefined }))],
  [
    "sends headers of other numbers",
    ofBlocks((block, [tag]) => (tag === "latest" ? block : { ...block, number: "0x1" })),
  ],
  ["sends headers of the year 40,000", ofBlocks((block) => ({ ...block, timestamp: "0xffffffffffff" }))],
  ["sends numbers for hashes", ofBlocks((block) => ({ ...block, hash: 5 }))],
  [
    "sends an answer of twelve megabytes",
    ofLogs((logs) => logs.map((log) => ({ ...log, data: `0x${"00".repeat(6_000_000)}` }))),
  ],
];

/** Far from the head, the short form tries those that concern logs in ranges. */
const FAR = LIES.filter(([what]) => process.env.CHARTKEY_CAMPAIGN || /drops|cuts|too many|megabytes/.test(what));

describe.each(BACKENDS.filter(({ here }) => here))("a node that lies, $title", (backend) => {
  let chain: TestChain;
  let people: People;
  let node: RpcProxy;
  let index: TestIndex;
  let honest: TestIndex;
  let fill = 100;
  beforeAll(async () => {
    chain = await startChain();
    people = await signEverybodyUp(chain);
    node = await rpcProxy(chain.rpcUrl);
    [index, honest] = await Promise.all([
      runIndex(chain, { rpcUrl: node.url, backend, config: { finality: 8 } }),
      runIndex(chain, { backend }),
    ]);
    await index.start();
    await grant(chain, people, people.reader, { read: [LABS] });
  });
  afterEach(() => {
    node.alter(undefined);
  });
  afterAll(async () => {
    await Promise.all([index.close(), honest.close()]);
    await node.close();
    await chain.close();
  });

  const addRecord = async () => {
    const { patient } = people;
    const { sequence } = (await chain.read("chartRegistry", "chartOf", [patient])) as { sequence: number };
    const record = [patient, patient, 0n, sequence + 1, LABS, 0, pointer(++fill)];
    await chain.write(ACCOUNTS.patient, "chartRegistry", "addRecord", record);
  };
  const following = () => Promise.resolve(index.indexer().following());
  const expectClean = async () => {
    expect(await index.dump()).toEqual(await honest.clean());
    await honest.stop();
    await until(following, (now) => now === "current");
  };

  it.each(LIES)(
    "[M54] that %s near the head is not believed, and what it said is there once it tells the truth",
    async (_what, lie) => {
      const before = await index.dump();
      node.alter(lie);
      await addRecord();
      await until(following, (now) => now === "away");
      expect(await dumpOf(index.db)).toEqual(before);
      node.alter(undefined);
      await expectClean();
    },
  );

  it.each(FAR)("[M54] that %s far from the head is not believed either", { timeout: 60_000 }, async (_what, lie) => {
    await index.dump();
    await index.stop();
    await addRecord();
    await chain.write(ACCOUNTS.patient, "chartRegistry", "revoke", [people.patient, people.patient, people.reader]);
    await grant(chain, people, people.reader, { read: [LABS] });
    await addRecord();
    for (let block = 0; block < 12; block++) await chain.rpc("evm_mine");
    const before = await dumpOf(index.db);
    node.alter(lie);
    await index.start();
    await until(following, (now) => now === "silent");
    await index.indexer().catchUp();
    expect(await dumpOf(index.db)).toEqual(before);
    node.alter(undefined);
    await expectClean();
  });

  it("[M54] that sends logs twice, in another order, and those of other contracts is understood", async () => {
    node.alter(
      ofLogs((logs, [filter]) => {
        const foreign =
          "blockHash" in (filter as object)
            ? []
            : logs.map((log) => ({
                ...log,
                address: `0x${"9".repeat(40)}`,
                logIndex: `0x${(1_000 + Number(log.logIndex)).toString(16)}`,
              }));
        return [...foreign, ...logs.toReversed(), ...logs];
      }),
    );
    await addRecord();
    await expectClean();
    node.alter(undefined);
  });

  it("[M54] whose balancer passes us to a node that lags changes nothing, and loses nothing", async () => {
    let turn = 0;
    const old = (await chain.rpc("eth_getBlockByNumber", "latest", false)) as object;
    node.alter(ofBlocks((block, [tag]) => (tag === "latest" && turn++ % 2 === 0 ? old : block)));
    for (let each = 0; each < 4; each++) await addRecord();
    await expectClean();
  });

  it("[M54] that answers 429 is asked again", async () => {
    node.refuse(429);
    await addRecord();
    await until(following, (now) => now === "away");
    node.refuse(undefined);
    await expectClean();
  });

  it("[M54] a row that is missing shows at the chart's head: nothing is relied on until the chain was read anew", async () => {
    await addRecord();
    await expectClean();
    await index.stop();
    await index.db.delete(recordChanges).where(eq(recordChanges.pointer, pointer(fill)));
    await forgetChecks(index.db, -2);
    await index.start();
    await until(following, (now) => now === "behind");
    await expectClean();
  });

  it("[M54] that turns out to be on another chain ends the service", async () => {
    const lost = await runIndex(chain, { rpcUrl: node.url, backend });
    await lost.start();
    await lost.dump();
    node.alter((method, _params, result) => {
      if (method === "eth_chainId") return "0x1";
      return method === "eth_getBlockByNumber" ? { ...(result as object), hash: pointer(8) } : result;
    });
    await expect(lost.indexer().ended).rejects.toThrow("is on chain 1");
    node.alter(undefined);
    await lost.close();
  });
});
