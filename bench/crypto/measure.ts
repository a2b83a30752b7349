import { median } from "../figures.ts";
import type { Contender } from "./contenders.ts";

/** Amount per second of each contender, the median of `rounds`; in every round all have their turn, one after another. */
export async function sideBySide(
  contenders: Record<string, Contender>,
  rounds: number,
): Promise<Record<string, number>> {
  const speeds = new Map(Object.keys(contenders).map((name) => [name, [] as number[]]));
  for (let round = 0; round <= rounds; round++)
    for (const [name, { amount, run }] of Object.entries(contenders)) {
      const at = performance.now();
      await run();
      // The first round warms up.
      if (round > 0) speeds.get(name)?.push((amount * 1000) / (performance.now() - at));
    }
  return Object.fromEntries([...speeds].map(([name, values]) => [name, median(values)]));
}
