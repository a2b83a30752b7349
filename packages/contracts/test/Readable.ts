import { expect } from "chai";
import fc from "fast-check";
import { AbiCoder, concat, id, keccak256, toBeHex } from "ethers";
import {
  readableAnswer,
  readableCompartments,
  readableKind,
  readableMinute,
  readablePurpose,
  readableReason,
  readableSecond,
  readableStatus,
} from "../src/readable.ts";
import { deployed, ethers, loadFixture } from "./support/fixtures.ts";

const RUNS = 1000;
const PER_CALL = 250;
const ALL = 2n ** 64n - 1n;
/** The last minute that has a text: 31 December 9999, 23:59. */
const LAST = Date.UTC(9999, 11, 31, 23, 59) / 60_000;
const MINUTE_MAX = 2 ** 32 - 1;

async function harnessed() {
  const { actors } = await deployed();
  return { actors, harness: await ethers.deployContract("ReadableHarness") };
}
type Harness = Awaited<ReturnType<typeof harnessed>>["harness"];

/** `count` values of `arbitrary`, with the seed that fast-check prints when it fails. */
const samples = <T>(arbitrary: fc.Arbitrary<T>, seed: number) => fc.sample(arbitrary, { numRuns: RUNS, seed });

/** What the contract hashes for each of `values`, a few hundred at a time. */
async function hashesOf(harness: Harness, name: string, values: readonly unknown[]): Promise<string[]> {
  const hashes: string[] = [];
  for (let i = 0; i < values.length; i += PER_CALL) {
    hashes.push(...((await harness.getFunction(name)(values.slice(i, i + PER_CALL))) as string[]));
  }
  return hashes;
}

const hashOfNumbers = (numbers: readonly number[]) => keccak256(concat(numbers.map((n) => toBeHex(n, 32))));

describe("Readable", () => {
  const seed = Date.now() & 0x7fffffff;

  it(`[C43] lists the compartments of a mask as the wallet does (seed ${seed})`, async () => {
    const { harness } = await loadFixture(harnessed);
    const single = Array.from({ length: 64 }, (_, i) => 1n << BigInt(i));
    const masks = [0n, ALL, ...single, ...single.map((bit) => ALL ^ bit), ...samples(fc.bigInt(0n, ALL), seed)];
    const hashes = await hashesOf(harness, "compartments", masks);
    for (const [i, mask] of masks.entries()) {
      expect(hashes[i], `mask ${mask}`).to.equal(hashOfNumbers(readableCompartments(mask)));
    }
  });

  it(`[C43] writes a minute as the wallet does, leap days and the ends of years too (seed ${seed})`, async () => {
    const { harness } = await loadFixture(harnessed);
    const edges = [1970, 1972, 1999, 2000, 2024, 2030, 2100, 2400, 4000, 9996, 9999].flatMap((year) =>
      [Date.UTC(year, 0, 1), Date.UTC(year, 1, 29), Date.UTC(year, 2, 1), Date.UTC(year, 11, 31)]
        .map((day) => day / 60_000)
        .flatMap((minute) => [minute - 1, minute, minute + 719, minute + 1439])
        .filter((minute) => minute >= 0 && minute <= LAST),
    );
    const near = fc.integer({ min: 0, max: Date.UTC(2200, 0, 1) / 60_000 });
    const minutes = [0, LAST, ...edges, ...samples(fc.oneof(fc.integer({ min: 0, max: LAST }), near), seed)];
    const hashes = await hashesOf(harness, "minutesOf", minutes);
    for (const [i, minute] of minutes.entries()) {
      expect(hashes[i], readableMinute(minute)).to.equal(id(readableMinute(minute)));
    }
    expect(readableMinute(0)).to.equal("1970-01-01 00:00 UTC");
    expect(readableMinute(Date.UTC(2028, 1, 29, 9, 5) / 60_000)).to.equal("2028-02-29 09:05 UTC");
  });

  it("[C43] has a text of its own for every minute there is, and the wallet none after the year 9999", async () => {
    const { harness } = await loadFixture(harnessed);
    const beyond = Array.from({ length: RUNS }, (_, i) => MINUTE_MAX - i * 1439).filter((m) => m > LAST);
    const hashes = await hashesOf(harness, "minutesOf", beyond);
    expect(new Set(hashes).size).to.equal(beyond.length);
    for (const minute of [LAST + 1, MINUTE_MAX]) expect(() => readableMinute(minute)).to.throw(RangeError, "9999");
  });

  it("[C43] writes seconds that are whole minutes, and refuses all others", async () => {
    const { actors, harness } = await loadFixture(harnessed);
    const second = (seconds: number) => harness.getFunction("second")(seconds) as Promise<string>;
    for (const seconds of [0, 60, 1_969_945_680, LAST * 60]) {
      expect(await second(seconds)).to.equal(id(readableSecond(seconds)));
    }
    // What the calendar has no room for is refused rather than cut.
    for (const seconds of [1, 59, 61, MINUTE_MAX * 60 + 60, 2 ** 40 - 1]) {
      await expect(second(seconds))
        .to.be.revertedWithCustomError(actors, "ActorRegistryNotWholeMinutes")
        .withArgs(seconds);
      expect(() => readableSecond(seconds)).to.throw(RangeError);
    }
    expect(await second(MINUTE_MAX * 60)).to.equal((await hashesOf(harness, "minutesOf", [MINUTE_MAX]))[0]);
  });

  for (const [name, codes, word] of [
    ["purpose", 256, readablePurpose],
    ["kind", 5, readableKind],
    ["status", 5, readableStatus],
    ["reason", 6, readableReason],
    ["answer", 3, readableAnswer],
  ] as const) {
    it(`[C43] says every ${name} in the wallet's word`, async () => {
      const { harness } = await loadFixture(harnessed);
      const words = Array.from({ length: codes }, (_, code) => word(code));
      for (const [code, text] of words.entries()) {
        expect(await harness.getFunction(name)(code), text).to.equal(id(text));
      }
      const said = words.filter((text) => text !== "?");
      expect(new Set(said).size).to.equal(said.length);
      if (codes === 256) return;
      const none = AbiCoder.defaultAbiCoder().encode(["uint8"], [codes]);
      const { selector } = harness.getFunction(name).fragment;
      await expect(
        ethers.provider.call({ to: await harness.getAddress(), data: concat([selector, none]) }),
      ).to.be.revertedWithoutReason(ethers);
    });
  }
});
