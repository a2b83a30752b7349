import { actorRegistryAbi, chartRegistryAbi } from "@chartkey/contracts/exports";
import type { Deployment } from "@chartkey/sdk/wire";
import { createPublicClient, http, type Address, type Hash, type Hex, parseEventLogs } from "viem";

const abi = [...actorRegistryAbi, ...chartRegistryAbi] as const;
const TIMEOUT = 10_000;

export interface ChainBlock {
  readonly number: number;
  readonly hash: Hash;
  readonly parentHash: Hash;
  readonly at: number;
}

export type ChainLog = ReturnType<typeof decode>[number];

/** The only place that speaks to the RPC node. Nothing it says is taken for final. */
export interface ChainSource {
  chainId(): Promise<number>;
  head(): Promise<ChainBlock>;
  /** @throws when the node has no such block. */
  block(number: number): Promise<ChainBlock>;
  /** Logs of one block, named by hash: a node that does not know the block cannot answer with nothing. */
  logsOf(hash: Hash): Promise<ChainLog[]>;
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
    block: async (number) => blockOf(await client.getBlock({ blockNumber: BigInt(number) })),
    logsOf: async (blockHash) => decode(await client.getLogs({ address, blockHash })),
    logsBetween: async (from, to) =>
      decode(await client.getLogs({ address, fromBlock: BigInt(from), toBlock: BigInt(to) })),
    acceptsSignature: (parameters) => client.verifyMessage(parameters),
  };
}

type GetLogs = Awaited<ReturnType<ReturnType<typeof createPublicClient>["getLogs"]>>;

/** Events of other kinds (roles, pausing) have no rows and are left out. */
function decode(logs: GetLogs) {
  return parseEventLogs({ abi, logs });
}

function blockOf(block: { number: bigint; hash: Hash; parentHash: Hash; timestamp: bigint }): ChainBlock {
  return { number: Number(block.number), hash: block.hash, parentHash: block.parentHash, at: Number(block.timestamp) };
}
