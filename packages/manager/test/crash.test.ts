import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startKills, type Kills } from "./support/kills.ts";
import { BACKENDS } from "./support/manager.ts";

const SEED = Number(process.env.CHARTKEY_TEST_SEED ?? 20_261_102);
/** On each backend; `npm run bench -- reliability` tries many more. */
const POINTS = 5;

/**
 * The process is killed at points that nobody chose: some milliseconds after some answer of the node, while the chain replaces
 * blocks and uploads come in. Then the tables have to be those of a clean index, and all that was acknowledged has to be there.
 */
describe.each(BACKENDS.filter(({ here }) => here))(
  `killed at ${String(POINTS)} points, seed ${String(SEED)}, $title`,
  (backend) => {
    let kills: Kills;
    beforeAll(async () => {
      kills = await startKills(backend, SEED);
    });
    afterAll(() => kills.close());

    it(
      "[M55] the tables are those of a clean index, and nothing acknowledged is lost",
      { timeout: 120_000 },
      async () => {
        for (let point = 0; point < POINTS; point++) await kills.liveAndDie();
        expect(await kills.look("all")).toEqual({ otherTables: [], lost: [] });
        const { acknowledged, rewinds } = kills.figures();
        expect(acknowledged).toBeGreaterThan(0);
        expect(rewinds).toBeGreaterThan(0);
      },
    );
  },
);
