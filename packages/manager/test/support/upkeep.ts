import { pino } from "pino";
import type { ChainSource } from "../../src/chain/source.ts";
import type { Context } from "../../src/context.ts";
import type { Database } from "../../src/db/open.ts";
import { makeAlarms } from "../../src/alarms.ts";
import { makeAdmission } from "../../src/gateway/admission.ts";
import { makeArrivals } from "../../src/gateway/arrivals.ts";
import { openStores } from "../../src/gateway/openStores.ts";
import { beginWatch } from "../../src/gateway/watch.ts";
import type { TestManager } from "./manager.ts";

export interface Upkeeper extends Context {
  /** What was logged as an error. */
  readonly said: string[];
}

/** What looks after the stores, on the folders of a manager that does not run meanwhile. */
export function whileLookedAfter<Result>(
  manager: TestManager,
  work: (context: Upkeeper) => Promise<Result>,
): Promise<Result> {
  const { config, clock } = manager;
  return manager.whileStopped(async (db: Database) => {
    const said: string[] = [];
    const logger = pino({ level: "error" }, { write: (line: string) => void said.push(line) });
    const raised = makeAlarms(logger);
    const keeper = await beginWatch({ db, clock });
    const blobs = await openStores({ config, keeper, alarms: raised });
    const shutdown = new AbortController().signal;
    const parts = { keeper, alarms: raised, arrivals: makeArrivals(), admission: makeAdmission(config.limits) };
    const chain = {} as ChainSource;
    const context = { config, clock, db, logger, blobs, chain, shutdown, said, ...parts };
    try {
      return await work(context);
    } finally {
      await blobs.close();
    }
  });
}
