import type { ChainBlock, ChainLog } from "../chain/source.ts";
import type { Context } from "../context.ts";
import { takeActorEvent } from "./actorRegistry.ts";
import { takeChartEvent } from "./chartRegistry.ts";
import { checkCharts } from "./chartChecks.ts";
import { requireSameChain } from "./deploymentCheck.ts";
import { noRows, type Rows } from "./rows.ts";
import { blocksBetween, lastBlock, lastBlockUpTo, rewind, write, type StoredBlock } from "./writer.ts";

const LONGEST_RANGE = 10_000;

/** The chain replaced what may not be replaced. Whom to believe is for people to decide. */
export class DeepReorganizationError extends Error {
  override readonly name = "DeepReorganizationError";
}

export interface Pace {
  /** Blocks in the next range. Shrinks when an answer is too large for the node, grows back when it is not. */
  range: number;
  /** Blocks between the index and the node's head, at the last look; negative when the node is behind us. */
  lag: number;
  /** Where the index stands. */
  at: number | undefined;
}

export const startingPace = (): Pace => ({ range: 2_000, lag: Infinity, at: undefined });

/**
 * Takes in the next piece of the chain: one block near the head, a range further back, or a rewind.
 * @returns whether there is more to do.
 * @throws {@link DeepReorganizationError}
 */
export async function step(context: Context, pace: Pace): Promise<boolean> {
  const { chain, db, config } = context;
  const head = await chain.head();
  const last = await lastBlock(db);
  pace.lag = head.number - (last?.number ?? config.deployment.deployBlock - 1);
  pace.at = last?.number;
  if (last?.hash === head.hash) return checkCharts(context, last);

  if (last && (await rewindIfReplaced(context, pace, last, head))) return true;
  // A head below ours on the same chain is a node that lags. What was revoked must not come back to life for that.
  const from = last ? last.number + 1 : config.deployment.deployBlock;
  if (from > head.number) return false;

  // The newest blocks, which may still be replaced, are taken one by one, each tied to its parent; older ones in ranges.
  const tail = config.finality;
  if (head.number - from >= tail) await takeRange(context, pace, last, { from, limit: head.number - tail });
  else await takeBlock(context, pace, last, from === head.number ? head : await chain.block(from));
  return true;
}

/** Goes back to the newest block that the chain still has, if ours is not one of them. */
async function rewindIfReplaced(context: Context, pace: Pace, last: StoredBlock, head: ChainBlock): Promise<boolean> {
  const { chain, db, logger, config } = context;
  const isThere = async (stored: StoredBlock) =>
    (stored.number === head.number ? head : await chain.block(stored.number)).hash === stored.hash;
  const newest = await lastBlockUpTo(db, head.number);
  if (!newest || (await isThere(newest))) return false;

  // A balancer may have passed us to another chain altogether.
  await requireSameChain(context);
  for (const stored of await blocksBetween(db, last.number - config.finality, newest.number - 1)) {
    if (!(await isThere(stored))) continue;
    logger.warn({ from: last.number, to: stored.number }, "the chain replaced its newest blocks");
    await rewind(db, last, stored.number);
    pace.at = stored.number;
    return true;
  }
  throw new DeepReorganizationError(
    `The chain replaced more than the ${String(config.finality)} blocks that it may (CHARTKEY_FINALITY), below block ${String(last.number)}.`,
  );
}

async function takeBlock(
  { chain, db }: Context,
  pace: Pace,
  parent: StoredBlock | undefined,
  block: ChainBlock,
): Promise<void> {
  // Either the chain moved between two questions, and the next step finds out where to; or this is a block that Hardhat made
  // up afterwards (`hardhat_mine`), whose link to its parent is wrong while both are on the chain.
  if (parent && parent.hash !== block.parentHash && (await chain.block(parent.number)).hash !== parent.hash) return;
  const rows = rowsOf(await chain.logsOf(block), new Map([[block.number, block]]));
  await write(db, parent, rows, block);
  pace.at = block.number;
}

async function takeRange(
  { chain, db, logger }: Context,
  pace: Pace,
  last: StoredBlock | undefined,
  { from, limit }: { from: number; limit: number },
): Promise<void> {
  const to = Math.min(from + pace.range - 1, limit);
  try {
    const headers = await chain.headers(from, to);
    const logs = await chain.logsBetween(headers);
    const rows = rowsOf(logs, new Map(headers.map((header) => [header.number, header])));
    const end = headers.at(-1);
    // Asked again: between the two, the logs were of a chain that has this block.
    if (!end || (await chain.block(to)).hash !== end.hash) return;
    await write(db, last, rows, end);
    pace.at = end.number;
    pace.range = Math.min(pace.range * 2, LONGEST_RANGE);
    logger.debug({ from, to, events: logs.length }, "took in a range of blocks");
  } catch (error) {
    if (pace.range === 1) throw error;
    pace.range = Math.max(1, Math.floor(pace.range / 4));
  }
}

/** @throws when a log is not of the block that the chain has now: the answer is from before a change. */
function rowsOf(logs: ChainLog[], blocks: Map<number, ChainBlock>): Rows {
  const rows = noRows();
  for (const log of logs) {
    const block = blocks.get(Number(log.blockNumber));
    if (block?.hash !== log.blockHash) throw new Error("The node answered with logs of a block that was replaced.");
    const origin = { block: block.number, logIndex: log.logIndex, transactionHash: log.transactionHash, at: block.at };
    takeActorEvent(rows, log, origin);
    takeChartEvent(rows, log, origin);
  }
  return rows;
}
