import { chartRegistryAbi } from "@chartkey/contracts/exports";
import type { Deployment } from "@chartkey/sdk/wire";
import { createPublicClient, http, type Address, type Hash, type Hex, isHash } from "viem";
import { IncompleteAnswerError } from "./complete.ts";
import { type ChainBlock, type ChainLog, isWholeNumber, logReader } from "./logs.ts";

export type { ChainBlock, ChainLog } from "./logs.ts";

const TIMEOUT = 10_000;
/** In one request, and in requests at the same time. */
const HEADERS_IN_ONE = 100;
const HEADERS_AT_ONCE = 400;
/** Headers with later times than this, in Unix seconds, are nonsense. */
const LATEST = 2 ** 40;

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
  /** Headers of consecutive blocks. */
  headers(from: number, to: number): Promise<ChainBlock[]>;
  /** The registries' logs of these consecutive blocks, all of them. @throws {@link IncompleteAnswerError} */
  logsBetween(headers: readonly ChainBlock[]): Promise<ChainLog[]>;
  /** The heads of charts at a block. */
  headsOf(patients: readonly bigint[], block: Hash): Promise<Hash[]>;
  /** Whether a contract account (ERC-1271, ERC-6492) accepts the signature. */
  acceptsSignature(parameters: { address: Address; message: string; signature: Hex }): Promise<boolean>;
}

export function chainSource(rpcUrl: string, deployment: Deployment): ChainSource {
  // Whoever asks decides about trying again, so the transport does not.
  const client = createPublicClient({ transport: http(rpcUrl, { timeout: TIMEOUT, retryCount: 0 }) });
  const batching = createPublicClient({
    transport: http(rpcUrl, { timeout: TIMEOUT, retryCount: 0, batch: { batchSize: HEADERS_IN_ONE } }),
  });

  async function headers(from: number, to: number): Promise<ChainBlock[]> {
    const found: ChainBlock[] = [];
    for (let start = from; start <= to; start += HEADERS_AT_ONCE) {
      const numbers = Array.from({ length: Math.min(HEADERS_AT_ONCE, to - start + 1) }, (_, each) => start + each);
      found.push(...(await Promise.all(numbers.map((number) => numbered(batching, number)))));
    }
    return found;
  }

  const logs = logReader(client, [deployment.actorRegistry, deployment.chartRegistry]);
  return {
    chainId: () => client.getChainId(),
    head: async () => blockOf(await client.getBlock({ blockTag: "latest" })),
    block: (number) => numbered(client, number),
    headers,
    ...logs,
    headsOf: (patients, blockHash) =>
      Promise.all(
        patients.map((patient) =>
          client.readContract({
            address: deployment.chartRegistry,
            abi: chartRegistryAbi,
            functionName: "headOf",
            args: [patient],
            blockHash,
          }),
        ),
      ),
    async acceptsSignature(parameters) {
      if (await client.verifyMessage(parameters)) return true;
      // A node that is away makes the same answer as a contract that says no.
      await client.getChainId();
      return false;
    },
  };
}

type Client = ReturnType<typeof createPublicClient>;

async function numbered(client: Client, number: number): Promise<ChainBlock> {
  const block = blockOf(await client.getBlock({ blockNumber: BigInt(number) }));
  if (block.number !== number) throw new IncompleteAnswerError("The node answered with another block.");
  return block;
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
