// @ts-nocheck
import { Chance, mutate } from "./mutate.ts";
import { fault, type Target } from "./targets.ts";

export interface Finding {
  readonly target: string;
  readonly seed: number;
  readonly fault: string;
}

/** Inputs read at once: as many as keep the platform's threads busy. Few, so that waiting in line is no hang. */
const AT_ONCE = 8;

/** Reads `count` mutated inputs, in turn of every target. Input number n depends on `seed + n` only. */
export async function fuzz(
  targets: readonly Target[],
  { count, seed, report }: { count: number; seed: number; report?: (done: number) => void },
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (let done = 0; done < count; done += AT_ONCE) {
    const batch = Array.from({ length: Math.min(AT_ONCE, count - done) }, async (_, offset) => {
      const own = seed + done + offset;
      const target = targets[own % targets.length];
      if (!target) throw new Error("There is nothing to fuzz.");
      const found = await fault(target, mutate(target.whole, new Chance(own * 2_654_435_761)));
      if (found !== undefined) findings.push({ target: target.name, seed: own, fault: found });
    });
    await Promise.all(batch);
    report?.(done + batch.length);
  }
  return findings;
}
