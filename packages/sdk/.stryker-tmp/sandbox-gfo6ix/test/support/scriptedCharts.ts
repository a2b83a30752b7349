// @ts-nocheck
import type { Interface } from "ethers";
import type { ChainIndex } from "../../src/chain/chainIndex.ts";
import type { ActorOnChain } from "../../src/chart/actorKeys.ts";
import type { ChartkeyContext } from "../../src/context.ts";
import type { SessionContext } from "../../src/session.ts";
import { sessionKeys } from "../../src/session.ts";
import { memoryStore } from "../../src/store/memoryStore.ts";
import { address, deployment, digest, registries } from "./scripted.ts";

/** What the contracts answer, by function; and their logs, by event, each with its arguments. */
export interface Script {
  readonly calls?: Readonly<Record<string, (...args: never[]) => unknown>>;
  readonly logs?: readonly (readonly [event: string, args: readonly unknown[]])[];
  /** Runs before each answer, to fail. */
  readonly before?: () => void;
}

const both: readonly Interface[] = [registries.charts.interface, registries.actors.interface];

/** A node that answers what a test says, through the contracts' own encoding. */
export function scriptedProvider({ calls = {}, logs = [], before }: Script) {
  const asked: string[] = [];
  const provider = {
    async call({ data }: { data: string }) {
      before?.();
      for (const abi of both) {
        const parsed = abi.parseTransaction({ data });
        const answer = parsed && calls[parsed.name];
        if (!parsed || !answer) continue;
        asked.push(parsed.name);
        return abi.encodeFunctionResult(parsed.name, [(answer as (...args: unknown[]) => unknown)(...parsed.args)]);
      }
      throw new Error("The test says nothing about this call.");
    },
    async getLogs({ topics, fromBlock }: { topics: (string | null)[]; fromBlock: unknown }) {
      before?.();
      asked.push(`logs from ${String(fromBlock)}`);
      return logs
        .map(([event, args], index) => {
          const abi = both.find((one) => one.hasEvent(event));
          if (!abi) throw new Error(`no event ${event}`);
          return { ...abi.encodeEventLog(event, args as unknown[]), ...LOG, index };
        })
        .filter((log) => topics.every((topic, place) => topic === null || log.topics[place] === topic));
    },
    getBlockNumber: async () => 70,
  };
  // ethers asks what it was given for its provider.
  return { asked, provider: Object.assign(provider, { provider }) };
}

const LOG = {
  address: address("a"),
  blockNumber: 1,
  blockHash: digest("0"),
  transactionHash: digest("f"),
  removed: false,
};

export function scriptedContext(script: Script, index: Partial<ChainIndex> = {}) {
  const { provider, asked } = scriptedProvider(script);
  const blobs = memoryStore();
  return { asked, blobs, context: { deployment, provider, blobs, index } as unknown as ChartkeyContext };
}

/** Somebody's session whose root is 32 times `fill`. */
export function sessionOf(context: ChartkeyContext, actor: bigint, fill: number): SessionContext {
  const root = new Uint8Array(32).fill(fill);
  const self = { actor, firstKeyDigest: digest("1") } as ActorOnChain;
  const vault = { root, generation: 1, locks: [], pointer: digest("0") };
  return { ...context, self, keys: sessionKeys(vault, 1), opened: new Map() };
}
