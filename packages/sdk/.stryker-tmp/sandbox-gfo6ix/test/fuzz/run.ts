// @ts-nocheck
import { fuzz } from "./fuzz.ts";
import { targets } from "./targets.ts";

/** `pnpm --filter @chartkey/sdk run fuzz [count] [seed]`: a million mutated inputs, unless told otherwise. */
const count = Number(process.argv[2] ?? 1_000_000);
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000_000);
const MIB = 1024 * 1024;
const EVERY = 20_000;

const startedAt = performance.now();
let peak = 0;
let last = 0;
const used = (): number => {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};
last = used();
console.log(`${String(count)} inputs from seed ${String(seed)}`);
const findings = await fuzz(await targets(), {
  count,
  seed,
  report(done) {
    // Growth within one batch: what lies about from earlier ones waits for the garbage collector.
    const now = used();
    peak = Math.max(peak, now - last);
    last = now;
    if (done % EVERY === 0) {
      const seconds = (performance.now() - startedAt) / 1000;
      console.log(
        `${String(done)}: ${(done / seconds).toFixed(0)}/s, at most ${(peak / MIB).toFixed(1)} MiB more after a batch`,
      );
    }
  },
});
for (const finding of findings) console.error(finding);
console.log(`${String(findings.length)} findings in ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
process.exitCode = findings.length > 0 ? 1 : 0;
