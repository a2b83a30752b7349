import type { RelayRow, TransactionRow } from "./outbox.ts";
import type { RelayerSettings } from "../config.ts";
import { broadcast, costOf, fill, type Sender, sign } from "./sender.ts";
import type { Fees } from "../chain/sendingNode.ts";

/** Blocks that may pass before the lowest waiting transaction gets a higher fee. */
const PATIENCE = 2;

/** Milliseconds before a transaction that the node does not know is handed to it again, or is looked for elsewhere. */
const AGAIN_AFTER = 1_000;
const LOST_AFTER = 5_000;

/** Nodes take a replacement from a tenth more on. */
const RAISE = { numerator: 5n, denominator: 4n };

type Waiting = RelayRow & { readonly transactions: readonly TransactionRow[] };

/** Brings what was written down and what the chain says together. Called at the start and again and again. */
export function keeperOf(sender: Sender, settings: RelayerSettings): () => Promise<void> {
  const { account, context, node, outbox } = sender;
  const { logger } = context;
  /** When each transaction was last handed to the node, and since when a used number has no receipt of ours. */
  const handedOver = new Map<string, number>();
  const missedSince = new Map<string, number>();

  return async function keep(): Promise<void> {
    const minedCount = await node.minedCount(account.address);
    await outbox.reopen(minedCount);
    const rows = await waiting();
    for (const row of rows.filter(({ number }) => number < minedCount)) await settle(row);
    const open = rows.filter(({ number }) => number >= minedCount);
    await fillGaps(minedCount, open);
    for (const row of open) await handOver(row);
    if (open[0]) await raise(open[0]);
    forget(rows);
  };

  async function waiting(): Promise<Waiting[]> {
    const rows = await outbox.pending();
    if (rows.length === 0) return [];
    const all = await outbox.transactions(rows.map(({ id }) => id));
    return rows.map((row) => ({ ...row, transactions: all.filter(({ relay }) => relay === row.id) }));
  }

  /** The number is used: by one of ours, which settles it, or by a transaction from elsewhere, which takes its place. */
  async function settle(row: Waiting): Promise<void> {
    for (const { hash } of row.transactions) {
      const receipt = await node.receipt(hash as `0x${string}`);
      if (!receipt) continue;
      missedSince.delete(row.id);
      await outbox.settle(row.id, receipt.succeeded ? "mined" : "failed");
      logger.info({ action: row.action, succeeded: receipt.succeeded, block: receipt.block }, "relayed");
      return;
    }
    const since = missedSince.get(row.id) ?? Date.now();
    missedSince.set(row.id, since);
    // A node that lags knows the count before the receipts.
    if (Date.now() - since >= LOST_AFTER) await moveOn(row);
  }

  /** Something else used the number of this relay: it gets the next one, if it can still be done. */
  async function moveOn(row: Waiting): Promise<void> {
    missedSince.delete(row.id);
    const over = row.account === null || row.deadline < context.clock.now();
    const fits = !over && (await isPossible(row));
    logger.warn({ action: row.action, again: fits }, "a number was used by a transaction from elsewhere");
    if (!fits) {
      await outbox.settle(row.id, "failed");
      return;
    }
    const number = await outbox.nextNumber(await node.minedCount(account.address));
    await signAgain({ ...row, number }, await node.fees());
  }

  async function isPossible(row: RelayRow): Promise<boolean> {
    const call = { from: account.address, to: row.to as `0x${string}`, data: row.data as `0x${string}` };
    return node.simulate({ ...call, gas: BigInt(row.gas) }).then(
      () => true,
      () => false,
    );
  }

  /** Numbers below a waiting transaction that nothing was signed with: left by a lost or an older database. */
  async function fillGaps(minedCount: number, open: readonly Waiting[]): Promise<void> {
    const highest = open.at(-1)?.number ?? minedCount;
    const held = new Set(open.map(({ number }) => number));
    for (let number = minedCount; number < highest; number++) {
      if (held.has(number)) continue;
      logger.warn({ number }, "filling a gap");
      await fill(sender, number);
    }
  }

  /** Hands over what the node does not hold: after a restart everything, later what it forgot. */
  async function handOver({ transactions }: Waiting): Promise<void> {
    const newest = transactions.at(-1);
    if (!newest) return;
    const last = handedOver.get(newest.hash);
    if (last !== undefined && Date.now() - last < AGAIN_AFTER) return;
    handedOver.set(newest.hash, Date.now());
    if (await node.knows(newest.hash as `0x${string}`)) return;
    await broadcast(sender, newest);
  }

  /** Blocks go by and the lowest number waits: its fee is too low, and everything behind it waits too. */
  async function raise(row: Waiting): Promise<void> {
    const newest = row.transactions.at(-1);
    if (!newest || (await node.headNumber()) - newest.signedAt < PATIENCE) return;
    const market = await node.fees();
    const fees = {
      maxFeePerGas: raised(newest.maxFeePerGas, market.maxFeePerGas),
      maxPriorityFeePerGas: raised(newest.maxPriorityFeePerGas, market.maxPriorityFeePerGas),
    };
    if (fees.maxFeePerGas > settings.maxFeePerGas) return;
    logger.warn({ action: row.action, attempt: row.transactions.length + 1 }, "raising the fee of a stuck transaction");
    await signAgain(row, fees);
  }

  async function signAgain(row: RelayRow, fees: Fees): Promise<void> {
    const transaction = await sign(sender, row, fees);
    await outbox.again(row.id, transaction, costOf(row.gas, fees));
    handedOver.set(transaction.hash, Date.now());
    await broadcast(sender, transaction);
  }

  function forget(rows: readonly Waiting[]): void {
    const hashes = new Set(rows.flatMap(({ transactions }) => transactions.map(({ hash }) => hash)));
    for (const hash of handedOver.keys()) if (!hashes.has(hash)) handedOver.delete(hash);
  }
}

function raised(before: number, market: bigint): bigint {
  const more = (BigInt(before) * RAISE.numerator) / RAISE.denominator + 1n;
  return more > market ? more : market;
}
