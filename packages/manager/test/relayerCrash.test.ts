import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { RelayInput } from "@chartkey/sdk/wire";
import { toHex } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startChain, type TestChain } from "./support/chain.ts";
import { endSpawned, spawnManager, type ManagerProcess } from "./support/child.ts";
import { fundedRelayer, outcome, post, relayed, signRegister, somebody } from "./support/relays.ts";
import { rpcProxy, type RpcProxy } from "./support/rpcProxy.ts";
import { until } from "./support/wait.ts";

/** Blocks after which nothing that could be mined may still wait. */
const MOST_BLOCKS = 3;
const GWEI = 10n ** 9n;

let chain: TestChain;
let proxy: RpcProxy;
let folder: string;
let settings: Record<string, string>;
let relayer: string;
let manager: ManagerProcess;
/** Actions that were signed so far: each makes one actor, with one transaction. */
let signed = 0;
let actorsBefore: bigint;

beforeAll(async () => {
  chain = await startChain();
  proxy = await rpcProxy(chain.rpcUrl);
  folder = await mkdtemp(path.join(tmpdir(), "chartkey-relayer-"));
  const { privateKey } = await fundedRelayer(chain);
  relayer = privateKeyToAccount(privateKey).address;
  settings = {
    CHARTKEY_RPC_URL: proxy.url,
    CHARTKEY_DEPLOYMENT: JSON.stringify(chain.deployment),
    CHARTKEY_DATA_DIR: folder,
    CHARTKEY_POLL_INTERVAL: "50",
    CHARTKEY_RELAYER_KEY: privateKey,
    CHARTKEY_RELAYER_REGISTRATION_QUOTA: "1000",
  };
  actorsBefore = await actors();
  await chain.rpc("evm_setAutomine", false);
  manager = await spawnManager(settings);
});
afterEach(() => {
  proxy.watch(() => Promise.resolve(false));
});
afterAll(async () => {
  await endSpawned();
  await proxy.close();
  await chain.close();
  await rm(folder, { recursive: true, force: true });
});

const actors = async () => (await chain.read("actorRegistry", "actorCount", [])) as bigint;
const countOf = async (tag: "latest" | "pending") => Number(await chain.rpc("eth_getTransactionCount", relayer, tag));
const mine = () => chain.rpc("evm_mine");

async function signNext(): Promise<RelayInput> {
  signed++;
  return signRegister({ chain, account: somebody() });
}

/** Asks for an action; undefined when the process died over it. */
const ask = async (relay: RelayInput): Promise<string | undefined> => {
  const response = await post(manager.url, relay).catch(() => undefined);
  return response && (await relayed(response)).id;
};

async function kill(): Promise<true> {
  await manager.end("SIGKILL");
  return true;
}

/** Kills the process at the `occurrence`-th call of a method from now on. */
function killAt(method: string, when: "before" | "after", occurrence = 1): { reached(): boolean } {
  let seen = 0;
  let reached = false;
  proxy.watch(async (called, stage) => {
    if (reached) return true;
    if (called !== method || stage !== when || ++seen < occurrence) return false;
    reached = true;
    return kill();
  });
  return { reached: () => reached };
}

async function startAgain(): Promise<void> {
  proxy.watch(() => Promise.resolve(false));
  manager = await spawnManager(settings);
}

/** Everything that was signed is done, each with one transaction that succeeded, and no number waits. */
async function requireAllDone(ids: readonly (string | undefined)[]): Promise<void> {
  await until(
    () => countOf("pending"),
    (count) => count === signed,
  );
  for (let block = 0; block < MOST_BLOCKS && (await countOf("latest")) < signed; block++) await mine();
  expect(await countOf("latest")).toBe(signed);
  expect(await actors()).toBe(actorsBefore + BigInt(signed));
  for (const id of ids) {
    expect(id).toBeDefined();
    await until(
      () => outcome(manager.url, id ?? ""),
      ({ state }) => state === "mined",
    );
  }
}

describe("[M38] a relayer that is killed", { timeout: 120_000 }, () => {
  const POINTS: [string, "before" | "after", number][] = [
    ["eth_call", "before", 1],
    ["eth_estimateGas", "after", 1],
    ["eth_getBalance", "after", 1],
    ["eth_sendRawTransaction", "before", 1],
    ["eth_sendRawTransaction", "after", 1],
    ["eth_getTransactionByHash", "before", 1],
  ];

  it.each(POINTS)("at %s, %s it is done, does each action once", async (method, when, occurrence) => {
    const [waiting, next] = [await signNext(), await signNext()];
    const acknowledged = await ask(waiting);
    expect(acknowledged).toBeDefined();
    const point = killAt(method, when, occurrence);
    const lost = await ask(next);
    await until(() => Promise.resolve(point.reached()), Boolean);
    await startAgain();
    // What was acknowledged goes on by itself; what was not is asked for again, as clients do.
    await requireAllDone([acknowledged, await ask(next)]);
    if (lost !== undefined) expect(await ask(next)).toBe(lost);
  });

  it("while several wait, also when the node forgot them, loses none and leaves no gap", async () => {
    const relays = await Promise.all(Array.from({ length: 6 }, signNext));
    const ids: (string | undefined)[] = [];
    for (const relay of relays) ids.push(await ask(relay));
    const hashes = await Promise.all(ids.map(async (id) => (await outcome(manager.url, id ?? "")).transactions[0]));
    await kill();
    for (const hash of [hashes[1], hashes[4]]) expect(await chain.rpc("hardhat_dropTransaction", hash)).toBe(true);
    expect(await countOf("pending")).toBeLessThan(signed);
    await startAgain();
    await requireAllDone(ids);
  });

  it("after the block was found and before it noticed, sends nothing again", async () => {
    const relay = await signNext();
    const id = await ask(relay);
    await kill();
    await mine();
    await startAgain();
    await until(
      () => outcome(manager.url, id ?? ""),
      ({ state }) => state === "mined",
    );
    expect(await ask(relay)).toBe(id);
    await requireAllDone([id]);
    await mine();
    expect(await countOf("latest")).toBe(signed);
  });

  it.each(["before", "after"] as const)(
    "%s a transaction with too low a fee is replaced, replaces it and does it once",
    async (when) => {
      const id = await ask(await signNext());
      const { transactions: first } = await outcome(manager.url, id ?? "");
      const point = killAt("eth_sendRawTransaction", when);
      await until(async () => {
        await mineAt(50n * GWEI);
        return point.reached();
      }, Boolean);
      // What the node was given before may be in a block by now.
      if (when === "before") expect(await countOf("latest")).toBe(signed - 1);
      await startAgain();
      for (let block = 0; block < MOST_BLOCKS && (await countOf("latest")) < signed; block++) {
        await until(
          async () => (await outcome(manager.url, id ?? "")).transactions.length,
          (count) => count > 1,
        );
        await until(
          async () => knownOf(id),
          (known) => known > 0,
        );
        await mineAt(50n * GWEI);
      }
      await requireAllDone([id]);
      const { transactions } = await outcome(manager.url, id ?? "");
      expect(transactions.length).toBeGreaterThan(first.length);
      // Every one of them carries the same number, so at most one can ever count.
      const receipts = await Promise.all(transactions.map((hash) => chain.rpc("eth_getTransactionReceipt", hash)));
      expect(receipts.filter((receipt) => receipt !== null)).toHaveLength(1);
      await chain.rpc("hardhat_setNextBlockBaseFeePerGas", toHex(GWEI));
      await mine();
    },
  );

  it("at any moment, again and again, while blocks come by themselves", { timeout: 240_000 }, async () => {
    const seed = 20_261_125;
    const random = generator(seed);
    await chain.rpc("evm_setIntervalMining", 300);
    try {
      const ids: (string | undefined)[] = [];
      for (let round = 0; round < 3; round++) {
        const relays = await Promise.all(Array.from({ length: 4 }, signNext));
        const asked = relays.map((relay) => ask(relay));
        await new Promise((resolve) => setTimeout(resolve, random() * 600));
        await kill();
        const known = await Promise.all(asked);
        await startAgain();
        for (const [place, relay] of relays.entries()) {
          const id = await ask(relay);
          if (known[place] !== undefined) expect(id, `seed ${String(seed)}`).toBe(known[place]);
          ids.push(id);
        }
      }
      await until(
        () => countOf("latest"),
        (count) => count === signed,
        30_000,
      );
      await requireAllDone(ids);
    } finally {
      await chain.rpc("evm_setIntervalMining", 0);
    }
  });
});

/** How many of an action's transactions the node holds that can be mined. */
async function knownOf(id: string | undefined): Promise<number> {
  const { transactions } = await outcome(manager.url, id ?? "");
  const newest: unknown = await chain.rpc("eth_getTransactionByHash", transactions.at(-1));
  return newest === null ? 0 : 1;
}

async function mineAt(baseFee: bigint): Promise<void> {
  await chain.rpc("hardhat_setNextBlockBaseFeePerGas", toHex(baseFee));
  await mine();
}

/** Lehmer's generator: the same moments on every machine. */
function generator(seed: number): () => number {
  let state = seed % 2_147_483_647;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
