import { actorRegistryAbi, chartRegistryAbi } from "@chartkey/contracts/exports";
import { type Address, type Hash, type Hex, isHash, parseEventLogs, type PublicClient, toEventSelector } from "viem";
import { IncompleteAnswerError, needsWhole, requireComplete } from "./complete.ts";

const abi = [...actorRegistryAbi, ...chartRegistryAbi] as const;

export interface ChainBlock {
  readonly number: number;
  readonly hash: Hash;
  readonly parentHash: Hash;
  readonly at: number;
  readonly logsBloom: Hex;
}

export type ChainLog = ReturnType<typeof parseOwn>[number];

/** Reads the registries' logs, and all of them: each block's are held against its header. */
export function logReader(client: PublicClient, addresses: readonly Address[]) {
  const isOwn = (log: Logs[number]) => addresses.includes(log.address.toLowerCase() as Address);

  /** Every log of the block, from whatever contract. */
  async function wholeBlock(block: ChainBlock): Promise<Logs> {
    const logs = ordered(await client.getLogs({ blockHash: block.hash }));
    requireComplete(block, logs);
    return logs;
  }

  return {
    async logsOf(block: ChainBlock): Promise<ChainLog[]> {
      return decode((await wholeBlock(block)).filter(isOwn));
    },

    async logsBetween(blocks: readonly ChainBlock[]): Promise<ChainLog[]> {
      const [fromBlock = 0n, toBlock = 0n] = [blocks.at(0), blocks.at(-1)].map((block) => BigInt(block?.number ?? 0));
      const logs = ordered(await client.getLogs({ address: [...addresses], fromBlock, toBlock })).filter(isOwn);
      const byBlock = new Map<string, Logs>();
      for (const log of logs) {
        const hash = log.blockHash ?? "";
        const block = byBlock.get(hash) ?? [];
        block.push(log);
        byBlock.set(hash, block);
      }
      const all: Logs = [];
      for (const block of blocks) {
        const own = byBlock.get(block.hash) ?? [];
        byBlock.delete(block.hash);
        all.push(...(needsWhole(block, own, addresses) ? (await wholeBlock(block)).filter(isOwn) : own));
      }
      if (byBlock.size > 0) throw new IncompleteAnswerError("The node answered with logs of other blocks.");
      return decode(all);
    },
  };
}

type Logs = Awaited<ReturnType<PublicClient["getLogs"]>>;

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

export const isWholeNumber = (value: unknown): boolean =>
  (typeof value === "bigint" || typeof value === "number") && Number.isSafeInteger(Number(value)) && Number(value) >= 0;

const parseOwn = (logs: Logs) => parseEventLogs({ abi, logs });
const EVENTS = new Set<string>(abi.flatMap((item) => (item.type === "event" ? [toEventSelector(item)] : [])));

/** The registries' events; one that cannot be read is not left out. @throws {@link IncompleteAnswerError} */
function decode(own: Logs): ChainLog[] {
  const events = parseOwn(own);
  if (events.length !== own.filter(({ topics: [topic = ""] }) => EVENTS.has(topic)).length)
    throw new IncompleteAnswerError("The node sent an event of the registries that cannot be read.");
  return events;
}
