import { access } from "node:fs/promises";
import path from "node:path";
import { Problem } from "../api/problem.ts";
import type { Service } from "../api/service.ts";

/** Milliseconds between looks at the switch, for answers that are already on their way. */
const LOOK_EVERY = 200;

/** What a read rests on: nothing but the session, the reader's own chart or key, or what somebody else allowed. */
export type Basis = "anyone" | "own" | "allowed";

/** The operator's switch: while the file `stop-reading` is in the data folder, nothing of any chart is given out. */
export interface ReadStop {
  isSet(): Promise<boolean>;
  /** Aborts when the switch is set: ends answers that are on their way. */
  signal(): AbortSignal;
}

export function watchReadStop(dataDir: string, shutdown: AbortSignal): ReadStop {
  const file = path.join(dataDir, "stop-reading");
  let stop = new AbortController();
  async function isSet(): Promise<boolean> {
    const set = await access(file).then(
      () => true,
      // A folder that cannot be looked into says nothing, and then nothing is given out.
      (error: unknown) => !(error instanceof Error && "code" in error && error.code === "ENOENT"),
    );
    if (set) stop.abort();
    else if (stop.signal.aborted) stop = new AbortController();
    return set;
  }
  const timer = setInterval(() => void isSet(), LOOK_EVERY);
  timer.unref();
  shutdown.addEventListener("abort", () => {
    clearInterval(timer);
  });
  return { isSet, signal: () => stop.signal };
}

/** Why reads are refused now, and which ones; undefined while none is. */
export interface ReadGate {
  readonly problem: Problem;
  readonly refuses: (basis: Basis) => boolean;
}

/**
 * The switch stops charts for everybody, their patients included: whoever uses it does not know yet what is wrong. Keys,
 * profiles and vaults still go out, so that patients can end access. An index that does not know what was revoked since
 * refuses what rests on somebody's word.
 */
export async function readGate({
  readStop,
  indexer,
}: Pick<Service, "readStop" | "indexer">): Promise<ReadGate | undefined> {
  if (await readStop.isSet()) return { problem: new Problem("READS_STOPPED"), refuses: (basis) => basis !== "anyone" };
  const following = indexer.following();
  if (following === "current" || following === "away") return undefined;
  return { problem: new Problem("CHAIN_UNAVAILABLE", WORDS[following]), refuses: (basis) => basis === "allowed" };
}

const WORDS = {
  silent: "The chain cannot be reached for some time, so nobody knows whether you may still read this.",
  behind: "The service is still reading what happened on the chain. Try again in a moment.",
  halted: "The service has stopped following the chain. Its operators have been told.",
};

/** @throws a {@link Problem} while the index is halted: what is decided on that ground is not written down. */
export function requireNotHalted({ indexer }: Pick<Service, "indexer">): void {
  if (indexer.following() === "halted") throw new Problem("CHAIN_UNAVAILABLE", WORDS.halted);
}
