import type { ReplicatedStore } from "@chartkey/sdk/store/node";
import type { Logger } from "pino";
import type { ChainSource } from "./chain/source.ts";
import type { Config } from "./config.ts";
import type { Database } from "./db/open.ts";
import type { Admission } from "./gateway/admission.ts";
import type { Alarms } from "./alarms.ts";
import type { Arrivals } from "./gateway/arrivals.ts";
import type { Keeper } from "./gateway/watch.ts";

export interface Clock {
  /** Unix seconds. */
  now(): number;
}

export const systemClock: Clock = { now: () => Math.floor(Date.now() / 1000) };

/** What every part of the service may use. Loops end on `shutdown`. */
export interface Context {
  readonly config: Config;
  readonly logger: Logger;
  readonly alarms: Alarms;
  readonly clock: Clock;
  readonly shutdown: AbortSignal;
  readonly db: Database;
  readonly blobs: ReplicatedStore;
  readonly keeper: Keeper;
  readonly arrivals: Arrivals;
  readonly admission: Admission;
  readonly chain: ChainSource;
}
