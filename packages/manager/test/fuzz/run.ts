import { startChain } from "../support/chain.ts";
import { BACKENDS, runManager } from "../support/manager.ts";
import { signEverybodyUp } from "../support/people.ts";
import { fuzzApi } from "./fuzzApi.ts";
import { fuzzTarget } from "./target.ts";

/** `pnpm --filter @chartkey/manager run fuzz [runs] [seed]`: that many requests to every operation. */
const runs = Number(process.argv[2] ?? 5_000);
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000_000);
for (const backend of BACKENDS.filter(({ here }) => here)) {
  console.log(`${backend.title}: ${String(runs)} requests to every operation, seed ${String(seed)}`);
  const chain = await startChain();
  const people = await signEverybodyUp(chain);
  const manager = await runManager({ ...chain, backend });
  try {
    const at = performance.now();
    const tally = await fuzzApi(await fuzzTarget(manager, chain, people), { runs, seed });
    console.log(JSON.stringify({ ...tally, seconds: Math.round((performance.now() - at) / 1000) }));
  } finally {
    await manager.close();
    await chain.close();
  }
}
