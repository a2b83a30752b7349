import { eq } from "drizzle-orm";
import { setTimeout as wait } from "node:timers/promises";
import type { Context } from "../context.ts";
import { storeKeeper } from "../db/schema.ts";

/** Milliseconds between notes that somebody is watching. */
const NOTE_EVERY = 30_000;
/** Seconds without such a note after which nobody knows what came in meanwhile. */
const BLIND_AFTER = 120;

export interface Keeper {
  /** The name under which this database's blobs are pinned: what a Kubo keeps for others is none of its business. */
  readonly owner: string;
  /**
   * Unix seconds. What began before may have been acknowledged by somebody that this database does not remember: it may come
   * from a backup.
   */
  readonly watchingSince: number;
}

/** Begins to watch what comes in, or goes on where a process left off a moment ago. */
export async function beginWatch({ db, clock }: Pick<Context, "db" | "clock">): Promise<Keeper> {
  const now = clock.now();
  await db
    .insert(storeKeeper)
    .values({ id: 1, owner: `chartkey-${crypto.randomUUID()}`, watchingSince: now, watchedAt: now })
    .onConflictDoNothing();
  const [row] = await db.select().from(storeKeeper);
  if (!row) throw new Error("A row that was inserted did not come back.");
  const watchingSince = now - row.watchedAt > BLIND_AFTER ? now : row.watchingSince;
  await db.update(storeKeeper).set({ watchingSince, watchedAt: now }).where(eq(storeKeeper.id, 1));
  return { owner: row.owner, watchingSince };
}

/** Notes until shutdown that somebody is watching. */
export async function keepWatching({ db, clock, shutdown, logger }: Context): Promise<void> {
  for (;;) {
    await wait(NOTE_EVERY, undefined, { signal: shutdown, ref: false });
    await db
      .update(storeKeeper)
      .set({ watchedAt: clock.now() })
      .catch((error: unknown) => {
        logger.warn({ err: error }, "could not note that the stores are watched");
      });
  }
}
