import { setTimeout as wait } from "node:timers/promises";
import type { Context } from "../context.ts";
import { collectNotices } from "./collect.ts";
import { deliverNotices } from "./deliver.ts";
import type { Mailer } from "./mailer.ts";

/** Tells people by e-mail until shutdown. What could not be done is tried again the next time. */
export function startNotices(context: Context, mail: Mailer, lookEvery: number): { readonly ended: Promise<void> } {
  return { ended: run(context, mail, lookEvery).catch(() => undefined) };
}

async function run(context: Context, mail: Mailer, lookEvery: number): Promise<void> {
  const { shutdown, logger } = context;
  for (;;) {
    try {
      await collectNotices(context);
      await deliverNotices(context, mail);
    } catch (error) {
      shutdown.throwIfAborted();
      logger.warn({ err: error }, "telling people by e-mail was interrupted");
    }
    await wait(lookEvery, undefined, { signal: shutdown, ref: false });
  }
}
