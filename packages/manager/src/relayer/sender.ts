import type { Logger } from "pino";
import { type Hex, keccak256, type PrivateKeyAccount } from "viem";
import type { Fees, SendingNode } from "../chain/sendingNode.ts";
import type { Context } from "../context.ts";
import type { NewTransaction, Outbox, RelayRow } from "./outbox.ts";

/** What sending needs: one account, whose numbers only this process gives out. */
export interface Sender {
  readonly context: Context;
  readonly account: PrivateKeyAccount;
  readonly node: SendingNode;
  readonly outbox: Outbox;
  /** Runs one piece of work at a time: numbers are given out and transactions leave in order. */
  readonly inTurn: <Value>(work: () => Promise<Value>) => Promise<Value>;
}

export function turns(): Sender["inTurn"] {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  };
}

/** A plain transfer of nothing to oneself takes its number out of the way. */
const FILLER_GAS = 21_000;

/** Signs one transaction. No ether moves: `value` is always 0. */
export async function sign(
  { account, context, node }: Sender,
  relay: Pick<RelayRow, "id" | "to" | "data" | "gas" | "number">,
  fees: Fees,
): Promise<NewTransaction> {
  const raw = await account.signTransaction({
    type: "eip1559",
    chainId: context.config.deployment.chainId,
    to: relay.to as Hex,
    data: relay.data as Hex,
    value: 0n,
    gas: BigInt(relay.gas),
    nonce: relay.number,
    ...fees,
  });
  return {
    hash: keccak256(raw),
    relay: relay.id,
    sender: senderOf(account),
    number: relay.number,
    raw,
    maxFeePerGas: Number(fees.maxFeePerGas),
    maxPriorityFeePerGas: Number(fees.maxPriorityFeePerGas),
    signedAt: await node.headNumber(),
  };
}

export const costOf = (gas: number, { maxFeePerGas }: Fees): bigint => BigInt(gas) * maxFeePerGas;

export const senderOf = (account: PrivateKeyAccount): string => account.address.toLowerCase();

/**
 * Hands a stored transaction to the node. A failure is no news for whoever asked: it is written down and will be sent
 * again, and a node may refuse what it has taken before.
 */
export async function broadcast({ node, context: { logger } }: Sender, transaction: { raw: string }): Promise<void> {
  try {
    await node.broadcast(transaction.raw as Hex);
  } catch (error) {
    noteFailure(logger, error, "a transaction was not taken; it will be sent again");
  }
}

/** Logs the kind of an error only: messages of libraries repeat the transaction and the node's address. */
export function noteFailure(logger: Logger, error: unknown, what: string): void {
  logger.warn({ reason: error instanceof Error ? error.name : typeof error }, what);
}

/** Fills `number`, so that what stands above it can be mined. */
export async function fill(sender: Sender, number: number): Promise<void> {
  const { account, context, node, outbox } = sender;
  const fees = await node.fees();
  const row: RelayRow = {
    id: `filler:${senderOf(account)}:${String(number)}`,
    sender: senderOf(account),
    number,
    state: "pending",
    to: senderOf(account),
    data: "0x",
    gas: FILLER_GAS,
    cost: costOf(FILLER_GAS, fees),
    account: null,
    action: null,
    counted: false,
    origin: null,
    at: context.clock.now(),
    deadline: 0,
  };
  const transaction = await sign(sender, row, fees);
  await outbox.add(row, transaction);
  await broadcast(sender, transaction);
}
