import type { Context } from "../context.ts";
import type { ReadStop } from "../gateway/readGate.ts";
import type { Indexer } from "../indexer/indexer.ts";
import type { RequestMetrics } from "../metrics.ts";
import type { Mailer } from "../notices/mailer.ts";
import type { Relayer } from "../relayer/relayer.ts";

/** The context of a request: everything in `Context`, and the index that follows the chain. */
export interface Service extends Context {
  readonly indexer: Indexer;
  readonly readStop: ReadStop;
  readonly metrics: RequestMetrics;
  /** Absent: this service pays for nobody. */
  readonly relayer: Relayer | undefined;
  /** Absent: this service writes no e-mails. */
  readonly mailer: Mailer | undefined;
  /** Hosts whose pages may ask for a sign-in. */
  readonly signInHosts: ReadonlySet<string>;
}

/** Asks, and once more after the index caught up: the transaction that makes it true may be a moment old. */
export async function askTwice<Answer>(
  { indexer }: Service,
  ask: () => Promise<Answer | undefined>,
): Promise<Answer | undefined> {
  const answer = await ask();
  if (answer !== undefined) return answer;
  await indexer.catchUp();
  return ask();
}
