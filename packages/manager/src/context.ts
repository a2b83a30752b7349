import type { OwnBlobStore } from "@chartkey/sdk/store";
import type { Logger } from "pino";
import type { ChainSource } from "./chain/source.ts";
import type { Config } from "./config.ts";
import type { Database } from "./db/open.ts";

export interface Clock {
  /** Unix seconds. */
  now(): number;
}

export const systemClock: Clock = { now: () => Math.floor(Date.now() / 1000) };

/** What every part of the service may use. Loops end on `shutdown`. */
export interface Context {
  readonly config: Config;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly shutdown: AbortSignal;
  readonly db: Database;
  readonly blobs: OwnBlobStore;
  readonly chain: ChainSource;
}
