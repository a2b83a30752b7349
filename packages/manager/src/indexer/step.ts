import type { ChainBlock, ChainLog, ChainSource } from "../chain/source.ts";
import type { Context } from "../context.ts";
import { takeActorEvent } from "./actorRegistry.ts";
import { takeChartEvent } from "./chartRegistry.ts";
import { checkCharts } from "./chartChecks.ts";
import { requireSameChain } from "./deploymentCheck.ts";
import { noRows, type Rows } from "./rows.ts";
import { blocksBetween, lastBlock, lastBlockUpTo, rewind, write, type StoredBlock } from "./writer.ts";

const FIRST_RANGE = 250;
const LONGEST_RANGE = 10_000;
/** Logs in one answer that a range is made for: an answer may have ten megabytes, which is about twice as many. */
const LOGS_AT_ONCE = 8_000;
/** Blocks that may still be replaced in one step, when many are waiting. */
const TAIL_AT_ONCE = 32;

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

export const startingPace = (): Pace => ({ range: FIRST_RANGE, lag: Infinity, at: undefined });

/**
 * Takes in the next piece of the chain: one block or a few near the head, a range further back, or a rewind.
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

  // The newest blocks, which may still be replaced, are each tied to their parent and kept; of older ones only the last.
  const tail = config.finality;
  if (head.number - from >= tail) await takeRange(context, pace, last, { from, limit: head.number - tail });
  else if (from === head.number) await takeBlock(context, pace, last, head);
  else await takeTail(context, pace, last, { from, limit: head.number });
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

interface Stretch {
  readonly from: number;
  readonly limit: number;
}

async function takeBlock(
  { chain, db }: Context,
  pace: Pace,
  parent: StoredBlock | undefined,
  block: ChainBlock,
): Promise<void> {
  if (!(await follows(chain, parent, block))) return;
  await write(db, parent, rowsOf(await chain.logsOf(block), [block]), [block]);
  pace.at = block.number;
}

/**
 * Either the chain moved between two questions, and the next step finds out where to; or these are blocks that Hardhat made up
 * afterwards (`hardhat_mine`), whose links are wrong while all of them are on the chain.
 */
const follows = async (chain: ChainSource, parent: StoredBlock | undefined, block: ChainBlock): Promise<boolean> =>
  !parent || parent.hash === block.parentHash || (await chain.block(parent.number)).hash === parent.hash;

async function areOneChain(chain: ChainSource, headers: readonly ChainBlock[]): Promise<boolean> {
  if (headers.every((block, place) => place === 0 || block.parentHash === headers[place - 1]?.hash)) return true;
  const again = await chain.headers(headers.at(0)?.number ?? 0, headers.at(-1)?.number ?? 0);
  return headers.every(({ hash }, place) => again[place]?.hash === hash);
}

async function takeTail(
  context: Context,
  pace: Pace,
  parent: StoredBlock | undefined,
  { from, limit }: Stretch,
): Promise<void> {
  const { chain, db } = context;
  try {
    const headers = await chain.headers(from, Math.min(from + TAIL_AT_ONCE - 1, limit));
    const [first] = headers;
    if (!first || !(await follows(chain, parent, first)) || !(await areOneChain(chain, headers))) return;
    await write(db, parent, rowsOf(await chain.logsBetween(headers), headers), headers);
    pace.at = headers.at(-1)?.number;
  } catch {
    // Too much for the node, perhaps; what is wrong with a single block is wrong.
    await takeBlock(context, pace, parent, await chain.block(from));
  }
}

async function takeRange(
  { chain, db, logger }: Context,
  pace: Pace,
  last: StoredBlock | undefined,
  { from, limit }: Stretch,
): Promise<void> {
  const to = Math.min(from + pace.range - 1, limit);
  try {
    const headers = await chain.headers(from, to);
    const logs = await chain.logsBetween(headers);
    const rows = rowsOf(logs, headers);
    const end = headers.at(-1);
    // Asked again: between the two, the logs were of a chain that has this block.
    if (!end || (await chain.block(to)).hash !== end.hash) return;
    await write(db, last, rows, [end]);
    pace.at = end.number;
    const fitting = Math.ceil((headers.length * LOGS_AT_ONCE) / Math.max(logs.length, 1));
    pace.range = Math.min(pace.range * 2, LONGEST_RANGE, fitting);
    logger.debug({ from, to, events: logs.length }, "took in a range of blocks");
  } catch (error) {
    if (pace.range === 1) throw error;
    pace.range = Math.max(1, Math.floor(pace.range / 4));
  }
}

/** @throws when a log is not of the block that the chain has now: the answer is from before a change. */
function rowsOf(logs: ChainLog[], headers: readonly ChainBlock[]): Rows {
  const rows = noRows();
  const blocks = new Map(headers.map((header) => [header.number, header]));
  for (const log of logs) {
    const block = blocks.get(Number(log.blockNumber));
    if (block?.hash !== log.blockHash) throw new Error("The node answered with logs of a block that was replaced.");
    const origin = { block: block.number, logIndex: log.logIndex, transactionHash: log.transactionHash, at: block.at };
    takeActorEvent(rows, log, origin);
    takeChartEvent(rows, log, origin);
  }
  return rows;
}
