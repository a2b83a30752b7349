import { setTimeout as sleep } from "node:timers/promises";
import type { Context } from "../context.ts";
import { GapError } from "./chartChecks.ts";
import { requireSameChain, WrongChainError } from "./deploymentCheck.ts";
import { DeepReorganizationError, startingPace, step } from "./step.ts";
import { forgetRows } from "./writer.ts";

/** Longest pause between attempts while the node does not answer, in milliseconds. */
const LONGEST_PAUSE = 5_000;

/** How long {@link Indexer.catchUp} waits at most, in milliseconds. */
const CATCH_UP = 3_000;

/** Milliseconds between attempts to mend the tables by reading everything anew. */
const ANEW_EVERY = 600_000;

/**
 * How far the index can be relied on. `away`: the node does not answer since a moment. `silent`: since longer than
 * `staleAfter`, or it was never heard. `behind`: more than `maxLag` blocks are still to come, or the tables do not fit
 * the chain and are read anew. `halted`: the chain replaced
 * what may not be replaced.
 */
export const FOLLOWING = ["current", "away", "behind", "silent", "halted"] as const;
export type Following = (typeof FOLLOWING)[number];

export interface Indexer {
  following(): Following;
  /** Number of the block that the index has reached; answers reflect it or a newer one. */
  at(): number | undefined;
  /**
   * Resolves once the index has seen what the chain said at the time of the call, or gives up: someone may ask about a
   * transaction that was mined a moment ago. Whoever calls asks again afterwards.
   */
  catchUp(): Promise<void>;
  /** Resolves when the loop has ended after a shutdown. Rejects when it cannot go on. */
  readonly ended: Promise<void>;
}

/** Follows the chain into the database until shutdown. */
export function startIndexer(context: Context): Indexer {
  const { logger, config, shutdown } = context;
  const pace = startingPace();
  let state: "following" | "away" | "doubtful" | "halted" = "away";
  let readAnewAt = -Infinity;
  /** By the clock that cannot be set, when the chain was last heard of. */
  let heardAt = -Infinity;
  let tried = false;
  let waiting: (() => void)[] = [];
  let wake = new AbortController();

  async function look(): Promise<void> {
    // Once more after every absence: what answers now may be another node.
    if (state !== "following") await requireSameChain(context);
    while (!shutdown.aborted && (await step(context, pace))) heard();
    heard();
  }

  function heard(): void {
    // A node that is far behind us knows nothing of what was revoked since.
    if (pace.lag >= -config.maxLag) heardAt = performance.now();
  }

  function following(): Following {
    if (state === "halted") return "halted";
    if (performance.now() - heardAt > config.staleAfter * 1000) return "silent";
    if (pace.lag > config.maxLag || state === "doubtful") return "behind";
    return state === "following" ? "current" : "away";
  }

  async function loop(): Promise<void> {
    let pause = config.pollInterval;
    while (!shutdown.aborted) {
      const served = waiting;
      waiting = [];
      try {
        await look();
        if (state !== "following") logger.info("following the chain");
        state = "following";
        pause = config.pollInterval;
      } catch (error) {
        if (error instanceof WrongChainError) throw error;
        state = error instanceof GapError ? await doubt() : failed(error, pause);
        pause = Math.min(pause * 2, LONGEST_PAUSE);
      }
      tried = true;
      for (const resolve of served) resolve();
      if (waiting.length === 0) await rest(pause);
    }
  }

  /** At the first look the node is given the benefit of the doubt; at the second everything is read anew, now and then. */
  async function doubt(): Promise<"doubtful"> {
    if (state !== "doubtful") {
      logger.error("a chart's records do not fit its head on chain; nothing that rests on a consent is served");
    } else if (performance.now() - readAnewAt > ANEW_EVERY) {
      readAnewAt = performance.now();
      logger.error("reading the chain anew");
      await forgetRows(context.db);
    }
    return "doubtful";
  }

  /** Says it once. */
  function failed(error: unknown, pause: number): typeof state {
    if (error instanceof DeepReorganizationError) {
      if (state !== "halted")
        logger.fatal({ reason: error.message }, "halted: the chain replaced blocks that were final; see the README");
      return "halted";
    }
    if (state === "following" || pause === config.pollInterval)
      logger.warn({ reason: reasonOf(error) }, "cannot follow the chain; trying again");
    return state === "following" ? "away" : state;
  }

  async function rest(pause: number): Promise<void> {
    wake = new AbortController();
    await sleep(pause, undefined, { signal: AbortSignal.any([wake.signal, shutdown]) }).catch(() => undefined);
  }

  const ended = loop();
  // Whoever started the service hears of it by its own handler; here it only must not end the process.
  ended.catch(() => undefined);

  return {
    following,
    at: () => pace.at,
    catchUp() {
      // While the node is away, nobody waits for it.
      if (tried && state !== "following") return Promise.resolve();
      const seen = new Promise<void>((resolve) => waiting.push(resolve));
      wake.abort();
      return Promise.race([seen, sleep(CATCH_UP, undefined, { ref: false })]);
    },
    ended,
  };
}

/** An error's own first line; viem puts addresses of nodes, which may hold keys, further down. */
function reasonOf(error: unknown): string {
  return error instanceof Error ? (error.message.split("\n")[0] ?? error.name) : String(error);
}
