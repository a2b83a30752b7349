import { hashInWorker } from "@chartkey/sdk/store";
import { contenders, encryptWithCid, roundTrip } from "./contenders.ts";
import { sideBySide } from "./measure.ts";

/** What the benchmark calls in the browser's page. */
const bench = { contenders, encryptWithCid, roundTrip, sideBySide };
export type PageBench = typeof bench;

hashInWorker(new Worker("/hashWorker.js", { type: "module" }));
Object.assign(globalThis, { bench });
