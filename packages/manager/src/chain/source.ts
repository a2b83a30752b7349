import { actorRegistryAbi, chartRegistryAbi } from "@chartkey/contracts/exports";
import type { Deployment } from "@chartkey/sdk/wire";
import {
  createPublicClient,
  http,
  type Address,
  type Hash,
  type Hex,
  isHash,
  parseEventLogs,
  toEventSelector,
} from "viem";
import { IncompleteAnswerError, requireComplete } from "./complete.ts";

const abi = [...actorRegistryAbi, ...chartRegistryAbi] as const;
const TIMEOUT = 10_000;
/** Headers with later times than this, in Unix seconds, are nonsense. */
const LATEST = 2 ** 40;

export interface ChainBlock {
  readonly number: number;
  readonly hash: Hash;
  readonly parentHash: Hash;
  readonly at: number;
  readonly logsBloom: Hex;
}

export type ChainLog = ReturnType<typeof parseOwn>[number];

/** The only place that speaks to the RPC node. Nothing it says is taken for final. */
export interface ChainSource {
  chainId(): Promise<number>;
  head(): Promise<ChainBlock>;
  /** @throws when the node has no such block. */
  block(number: number): Promise<ChainBlock>;
  /**
   * The registries' logs of one block. It is named by hash, so a node that does not know it cannot answer with nothing, and
   * all logs are asked for, so that none can be left out. @throws {@link IncompleteAnswerError}
   */
  logsOf(block: ChainBlock): Promise<ChainLog[]>;
  logsBetween(from: number, to: number): Promise<ChainLog[]>;
  /** Whether a contract account (ERC-1271, ERC-6492) accepts the signature. */
  acceptsSignature(parameters: { address: Address; message: string; signature: Hex }): Promise<boolean>;
}

export function chainSource(rpcUrl: string, deployment: Deployment): ChainSource {
  // Whoever asks decides about trying again, so the transport does not.
  const client = createPublicClient({ transport: http(rpcUrl, { timeout: TIMEOUT, retryCount: 0 }) });
  const address = [deployment.actorRegistry, deployment.chartRegistry] as Address[];
  return {
    chainId: () => client.getChainId(),
    head: async () => blockOf(await client.getBlock({ blockTag: "latest" })),
    block: async (number) => {
      const block = blockOf(await client.getBlock({ blockNumber: BigInt(number) }));
      if (block.number !== number) throw new IncompleteAnswerError("The node answered with another block.");
      return block;
    },
    logsOf: async (block) => {
      const logs = await client.getLogs({ blockHash: block.hash });
      const inOrder = ordered(logs);
      requireComplete(block, inOrder);
      return decode(inOrder, address);
    },
    logsBetween: async (from, to) =>
      decode(ordered(await client.getLogs({ address, fromBlock: BigInt(from), toBlock: BigInt(to) })), address),
    acceptsSignature: (parameters) => client.verifyMessage(parameters),
  };
}

type Logs = Awaited<ReturnType<ReturnType<typeof createPublicClient>["getLogs"]>>;

/** In the chain's order, each once: a node may send them in any order and twice. @throws {@link IncompleteAnswerError} */
function ordered(logs: Logs): Logs {
  const placeOf = ({ blockNumber, logIndex }: Logs[number]) => `${String(blockNumber)}.${String(logIndex)}`;
  const once = new Map<string, Logs[number]>();
  for (const log of logs) {
    const { blockNumber, logIndex, blockHash, transactionHash, topics } = log;
    const known = once.get(placeOf(log));
    const isWhole =
      isWholeNumber(blockNumber) && isWholeNumber(logIndex) && isHash(blockHash ?? "") && isHash(transactionHash ?? "");
    if (!isWhole || !Array.isArray(topics) || log.removed || (known && known.transactionHash !== transactionHash))
      throw new IncompleteAnswerError("The node's logs cannot be read.");
    once.set(placeOf(log), log);
  }
  return [...once.values()].sort(
    (a, b) => Number(a.blockNumber) - Number(b.blockNumber) || Number(a.logIndex) - Number(b.logIndex),
  );
}

const isWholeNumber = (value: unknown): boolean =>
  (typeof value === "bigint" || typeof value === "number") && Number.isSafeInteger(Number(value)) && Number(value) >= 0;

const parseOwn = (logs: Logs) => parseEventLogs({ abi, logs });
const EVENTS = new Set<string>(abi.flatMap((item) => (item.type === "event" ? [toEventSelector(item)] : [])));

/**
 * The registries' events. Those of other contracts are left out, whatever they look like; one of ours that cannot be read
 * is not. @throws {@link IncompleteAnswerError}
 */
function decode(logs: Logs, addresses: readonly Address[]): ChainLog[] {
  const own = logs.filter(({ address }) => addresses.includes(address.toLowerCase() as Address));
  const events = parseOwn(own);
  if (events.length !== own.filter(({ topics: [topic = ""] }) => EVENTS.has(topic)).length)
    throw new IncompleteAnswerError("The node sent an event of the registries that cannot be read.");
  return events;
}

/** @throws {@link IncompleteAnswerError} */
function blockOf(block: {
  number: bigint | null;
  hash: Hash | null;
  parentHash: Hash;
  timestamp: bigint;
  logsBloom: Hex | null;
}): ChainBlock {
  const { number, hash, parentHash, timestamp, logsBloom } = block;
  const isRight =
    isWholeNumber(number) && isWholeNumber(timestamp) && timestamp < LATEST && isHash(hash ?? "") && isHash(parentHash);
  if (!isRight || !hash || !/^0x[0-9a-f]{512}$/i.test(logsBloom ?? ""))
    throw new IncompleteAnswerError("The node's header of a block cannot be read.");
  return { number: Number(number), hash, parentHash, at: Number(timestamp), logsBloom: logsBloom ?? "0x" };
}
