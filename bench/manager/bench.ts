import { BACKENDS } from "../../packages/manager/test/support/manager.ts";
import type { Metric } from "../metrics.ts";
import { blobs } from "./blobs.ts";
import { indexing } from "./indexing.ts";
import { timelines } from "./timelines.ts";

/** Indexing, timelines and blobs, on the embedded parts and once more on the real ones that are here. */
export async function run(): Promise<Metric[]> {
  const metrics: Metric[] = [];
  for (const backend of BACKENDS.filter(({ here }) => here))
    for (const measure of [indexing, timelines, blobs]) {
      console.error(`${measure.name} ${backend.title}`);
      metrics.push(...(await measure(backend)));
    }
  return metrics;
}
