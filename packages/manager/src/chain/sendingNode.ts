import {
  type Address,
  createPublicClient,
  type Hash,
  type Hex,
  http,
  numberToHex,
  RpcRequestError,
  TransactionReceiptNotFoundError,
} from "viem";

const TIMEOUT = 10_000;

export interface Call {
  readonly from: Address;
  readonly to: Address;
  readonly data: Hex;
  readonly gas: bigint;
}

export interface Fees {
  readonly maxFeePerGas: bigint;
  readonly maxPriorityFeePerGas: bigint;
}

/** A contract said no; `data` is its error. */
export class Reverted extends Error {
  override readonly name = "Reverted";
  readonly data: Hex;
  constructor(data: Hex) {
    super("The contract refused.");
    this.data = data;
  }
}

/** What sending needs of the node. It may lag, forget transactions, or be away at any moment. */
export interface SendingNode {
  /** Runs a call on the newest state without sending it; gives the gas it takes. @throws {@link Reverted} */
  simulate(call: Call): Promise<bigint>;
  /** How many of the account's transactions are in blocks. */
  minedCount(account: Address): Promise<number>;
  balance(account: Address): Promise<bigint>;
  fees(): Promise<Fees>;
  headNumber(): Promise<number>;
  broadcast(raw: Hex): Promise<void>;
  /** Whether the node holds the transaction, mined or waiting. */
  knows(hash: Hash): Promise<boolean>;
  receipt(hash: Hash): Promise<{ succeeded: boolean; block: number } | undefined>;
}

export function sendingNode(rpcUrl: string): SendingNode {
  // Whoever asks decides about trying again, so the transport does not. Nothing is remembered: a count must be fresh.
  const client = createPublicClient({ transport: http(rpcUrl, { timeout: TIMEOUT, retryCount: 0 }), cacheTime: 0 });
  return {
    async simulate({ from, to, data, gas }) {
      const call = { from, to, data, gas: numberToHex(gas) };
      try {
        // The call first: some nodes give the contract's error for it only.
        await client.request({ method: "eth_call", params: [call, "latest"] });
        return BigInt(await client.request({ method: "eth_estimateGas", params: [call, "latest"] }));
      } catch (cause) {
        throw revertOf(cause) ?? cause;
      }
    },
    minedCount: (address) => client.getTransactionCount({ address, blockTag: "latest" }),
    balance: (address) => client.getBalance({ address }),
    async fees() {
      const { maxFeePerGas, maxPriorityFeePerGas } = await client.estimateFeesPerGas();
      return { maxFeePerGas, maxPriorityFeePerGas };
    },
    headNumber: async () => Number(await client.getBlockNumber()),
    async broadcast(serializedTransaction) {
      await client.sendRawTransaction({ serializedTransaction });
    },
    async knows(hash) {
      const found: unknown = await client.request({ method: "eth_getTransactionByHash", params: [hash] });
      return found !== null && found !== undefined;
    },
    async receipt(hash) {
      try {
        const { status, blockNumber } = await client.getTransactionReceipt({ hash });
        return { succeeded: status === "success", block: Number(blockNumber) };
      } catch (cause) {
        if (cause instanceof TransactionReceiptNotFoundError) return undefined;
        throw cause;
      }
    },
  };
}

/** What nodes say of a call that a contract, or its gas, ended. */
const ENDED = /revert|out of gas|gas required exceeds/i;
/** The code of a revert (EIP-1474 and what nodes made of it). */
const REVERTED = 3;

/** The contract's refusal in an error of a call; none when the node itself failed. */
function revertOf(cause: unknown): Reverted | undefined {
  for (let each: unknown = cause; each instanceof Error; each = each.cause) {
    if (!(each instanceof RpcRequestError)) continue;
    const data = dataIn(each.data);
    if (data !== undefined) return new Reverted(data);
    return each.code === REVERTED || ENDED.test(each.details) ? new Reverted("0x") : undefined;
  }
  return undefined;
}

function dataIn(value: unknown): Hex | undefined {
  if (typeof value === "string") return /^0x([0-9a-f]{2}){4,}$/i.test(value) ? (value as Hex) : undefined;
  return typeof value === "object" && value !== null && "data" in value ? dataIn(value.data) : undefined;
}
