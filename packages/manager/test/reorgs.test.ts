import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startChain, type TestChain } from "./support/chain.ts";
import { dumpOf, runIndex, type TestIndex } from "./support/index.ts";
import { BACKENDS } from "./support/manager.ts";
import { grant, LABS, signEverybodyUp, type People } from "./support/people.ts";
import { randomFrom, storyOf, type Story } from "./support/reorgs.ts";
import { until } from "./support/wait.ts";

const SEED = Number(process.env.CHARTKEY_TEST_SEED ?? 20_261_101);
/** Every depth up to the deepest in the long form. */
const DEPTHS = process.env.CHARTKEY_CAMPAIGN ? Array.from({ length: 64 }, (_, each) => each + 1) : [1, 2, 5, 17, 64];

describe.each(BACKENDS.filter(({ here }) => here))(`reorganizations, seed ${String(SEED)}, $title`, (backend) => {
  const random = randomFrom(SEED);
  let chain: TestChain;
  let people: People;
  let story: Story;
  let index: TestIndex;
  let fresh: TestIndex;
  beforeAll(async () => {
    chain = await startChain();
    people = await signEverybodyUp(chain);
    await grant(chain, people, people.reader, { read: [LABS] });
    story = await storyOf(chain, people, random);
    [index, fresh] = await Promise.all([runIndex(chain, { backend }), runIndex(chain, { backend })]);
    await index.start();
  });
  afterAll(async () => {
    await Promise.all([index.close(), fresh.close()]);
    await chain.close();
  });

  const tell = async (blocks: number) => {
    for (let block = 0; block < blocks; block++) await (block < 6 || random(8) === 0 ? story.tell() : story.pass());
  };
  const expectClean = async () => {
    const dump = await index.dump();
    expect(dump.consentChanges?.length).toBeGreaterThan(0);
    expect(dump).toEqual(await fresh.clean());
    await fresh.stop();
  };

  it.each(DEPTHS)(
    "[M53] %i blocks deep while up: the tables are those of a clean index",
    { timeout: 60_000 },
    async (depth) => {
      await tell(depth);
      await index.dump();
      await story.takeBack(depth);
      // As long as before, or one longer.
      await tell(depth + random(2));
      await story.tell();
      await expectClean();
    },
  );

  it.each(DEPTHS)("[M53] %i blocks deep while down: the same", { timeout: 60_000 }, async (depth) => {
    await tell(depth);
    await index.dump();
    await index.stop();
    await story.takeBack(depth);
    await tell(depth);
    await story.tell();
    await index.start();
    await expectClean();
  });

  it(
    "[M53] one block after another, replaced again and again while the index looks: the same",
    { timeout: 60_000 },
    async () => {
      for (let turn = 0; turn < 12; turn++) {
        await tell(4);
        await story.takeBack(1 + random(4));
      }
      await story.tell();
      await story.tell();
      await expectClean();
    },
  );

  it(
    "[M53] deeper than may be: the index halts and deletes nothing, until its operator lets it read anew",
    { timeout: 60_000 },
    async () => {
      await tell(12);
      await index.stop();
      const careful = await runIndex(chain, { backend, config: { finality: 8, staleAfter: 1 } });
      await careful.start();
      const before = await careful.dump();
      await story.takeBack(11);
      await tell(14);
      const following = () => Promise.resolve(careful.indexer().following());
      await until(following, (state) => state === "halted");
      expect(await dumpOf(careful.db)).toEqual(before);
      await careful.stop();
      await careful.start();
      await until(following, (state) => state === "halted");
      expect(await dumpOf(careful.db)).toEqual(before);
      expect(await careful.clean()).toEqual(await fresh.clean());
      expect(careful.indexer().following()).toBe("current");
      await careful.close();
    },
  );
});
