// @ts-nocheck
import { describe, expect, it } from "vitest";
import { fuzz } from "./fuzz.ts";
import { Chance, mutate } from "./mutate.ts";
import { targets } from "./targets.ts";

const COUNT = 7_000;

describe("mutated inputs", async () => {
  const all = await targets();

  it.each(all)("[K35] $name: the whole one is read", async ({ read, whole, expected }) => {
    expect(await read(whole)).toBe(expected);
  });

  it("[K35] are refused with a known error, at once, and never give other content", async () => {
    expect(await fuzz(all, { count: COUNT, seed: Date.now() % 1_000_000 })).toEqual([]);
  });

  it("are found out when a reader is careless", async () => {
    const careless = all.map((target) => ({ ...target, read: async (bytes: Uint8Array) => String(bytes.length) }));
    expect(await fuzz(careless, { count: 20, seed: 1 })).toHaveLength(20);
  });

  it("differ from what they were made of, and can be made again from their seed", () => {
    const bytes = Uint8Array.from({ length: 300 }, (_, index) => index % 256);
    for (let seed = 1; seed < 200; seed++) {
      const changed = mutate(bytes, new Chance(seed));
      expect(changed).not.toEqual(bytes);
      expect(mutate(bytes, new Chance(seed))).toEqual(changed);
    }
  });
});
