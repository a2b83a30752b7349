import { startKills } from "../../packages/manager/test/support/kills.ts";
import { type Backend, BACKENDS } from "../../packages/manager/test/support/manager.ts";
import { median, rounded } from "../figures.ts";
import type { Metric } from "../metrics.ts";

/** Kills in all, over the backends that are here. */
const POINTS = 200;
/** Kills between two looks at tables and blobs. */
const ROUND = 10;
const SEED = Number(process.env.CHARTKEY_TEST_SEED ?? 20_261_126);

/** What survives when the manager's process is killed at any moment. */
export async function run(): Promise<Metric[]> {
  const backends = BACKENDS.filter(({ here }) => here);
  const metrics: Metric[] = [];
  for (const backend of backends) metrics.push(...(await killed(backend, Math.ceil(POINTS / backends.length))));
  return metrics;
}

async function killed(backend: Backend, points: number): Promise<Metric[]> {
  const kills = await startKills(backend, SEED);
  const found = { otherTables: 0, lost: 0 };
  try {
    for (let point = 1; point <= points; point++) {
      await kills.liveAndDie();
      if (point % ROUND !== 0 && point !== points) continue;
      const { otherTables, lost } = await kills.look(point === points ? "all" : "new");
      found.otherTables += otherTables.length;
      found.lost += lost.length;
      console.error(`${backend.title}: ${String(point)} kills, lost ${lost.join(" ")}, other ${otherTables.join(" ")}`);
    }
    const { acknowledged, rewinds, starts } = kills.figures();
    const name = (what: string) => `killed ${backend.title}: ${what}`;
    const none = (what: string, value: number): Metric => ({
      metric: name(what),
      value,
      unit: "of them",
      target: "at most 0",
      holds: value === 0,
    });
    return [
      { metric: name("points, during uploads and replaced blocks"), value: points, unit: "kills" },
      { metric: name("blocks replaced under it"), value: rewinds, unit: "times" },
      { metric: name("uploads acknowledged"), value: acknowledged, unit: "blobs" },
      none("acknowledged uploads lost", found.lost),
      none("tables that are not those of a clean index", found.otherTables),
      { metric: name("serves again after a kill, median"), value: rounded(median(starts) / 1000), unit: "s" },
      { metric: name("serves again after a kill, slowest"), value: rounded(Math.max(...starts) / 1000), unit: "s" },
    ];
  } finally {
    await kills.close();
  }
}
