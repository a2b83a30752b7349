import { setTimeout as wait } from "node:timers/promises";
import type { Context } from "../context.ts";
import { type Depth, lastScrub, scrub } from "./scrub.ts";
import { collectUnclaimed } from "./unclaimed.ts";
import { keepWatching } from "./watch.ts";

/** Milliseconds between looks at what is due. */
const LOOK_EVERY = 60_000;

/** Looks after the blob stores until shutdown: rounds of both depths, and what nobody claims. One thing at a time. */
export function startUpkeep(context: Context): { readonly ended: Promise<void> } {
  const parts = [run(context), keepWatching(context)];
  return { ended: Promise.allSettled(parts).then(() => undefined) };
}

async function run(context: Context): Promise<void> {
  const { config, shutdown } = context;
  let collectedAt = 0;
  for (;;) {
    // Not at once: who starts again has enough to do, and many may start at the same time.
    await wait(LOOK_EVERY, undefined, { signal: shutdown, ref: false });
    await attempt(context, () => scrubWhenDue(context, "quick", config.upkeep.auditEvery));
    await attempt(context, () => scrubWhenDue(context, "full", config.upkeep.scrubEvery));
    if (context.clock.now() - collectedAt > config.upkeep.unclaimedFor / 24) {
      collectedAt = context.clock.now();
      await attempt(context, () => collectUnclaimed(context));
    }
  }
}

async function scrubWhenDue(context: Context, depth: Depth, every: number): Promise<void> {
  const last = await lastScrub(context, depth);
  if (context.clock.now() - (last?.startedAt ?? 0) >= every) await scrub(context, depth);
}

/** A store or a database that is away comes back: the next look tries again. */
async function attempt({ logger, shutdown }: Context, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    shutdown.throwIfAborted();
    logger.warn({ err: error }, "looking after the blob stores was interrupted");
  }
}
