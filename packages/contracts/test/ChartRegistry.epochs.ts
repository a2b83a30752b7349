import { expect } from "chai";
import { AbiCoder, keccak256 } from "ethers";
import {
  KEYS,
  PATIENT,
  chain,
  ethers,
  granted,
  CLINICIAN,
  LABS,
  loadFixture,
  mask,
  opened,
  pointer,
} from "./support/fixtures.ts";

const ALL = 2n ** 64n - 1n;
const LAST = 32_767;
/** First slot of the chart's epochs, counted from the chart's own; the word before holds sequence, open and the near ones. */
const [NEAR_SLOT, FIRST_FAR_SLOT] = [2n, 3n];
const NEAR = 13;

type World = Awaited<ReturnType<typeof opened>>;

const epochsOf = async ({ charts }: World) =>
  Promise.all(
    Array.from({ length: 64 }, (_, compartment) => charts.epochOf(PATIENT, compartment).then((epoch) => Number(epoch))),
  );

/** Where the mapping of charts is: the slot in which a known key list is found. */
async function chartSlot({ charts }: World): Promise<bigint> {
  for (let base = 0n; base < 32n; ++base) {
    const slot = BigInt(keccak256(AbiCoder.defaultAbiCoder().encode(["uint64", "uint256"], [PATIENT, base])));
    if ((await ethers.provider.getStorage(charts, slot + 1n)) === KEYS) return slot;
  }
  throw new Error("The chart is in none of the first slots: did the storage change?");
}

/** Puts `compartment` at `epoch`, where 32,767 rotations would put it. */
async function putAt(world: World, compartment: number, epoch: number) {
  const chart = await chartSlot(world);
  const far = compartment - NEAR;
  // The near ones follow 5 bytes of other things; the far ones begin a word each 16.
  const [slot, shift] =
    far < 0
      ? [chart + NEAR_SLOT, 40n + 16n * BigInt(compartment)]
      : [chart + FIRST_FAR_SLOT + BigInt(far >> 4), 16n * BigInt(far & 15)];
  const word = BigInt(await ethers.provider.getStorage(world.charts, slot));
  const lane = 0xffffn << shift;
  await chain.setStorageAt(await world.charts.getAddress(), slot, (word & ~lane) | (BigInt(epoch) << shift));
}

describe("ChartRegistry: epochs", () => {
  it("[C12] move each compartment alone, near or far", async () => {
    const world = await loadFixture(opened);
    const patient = world.charts.connect(world.signers.patient);
    const expected = Array.from({ length: 64 }, () => 0);
    for (let compartment = 0; compartment < 64; ++compartment) {
      await patient.openEpochs(PATIENT, mask(compartment), pointer(`keys ${compartment}`), KEYS);
      expected[compartment] = 1;
      expect(await epochsOf(world)).to.deep.equal(expected);
    }
  });

  it("[C12] move any set of compartments together", async () => {
    const world = await loadFixture(opened);
    const patient = world.charts.connect(world.signers.patient);
    const expected = Array.from({ length: 64 }, () => 0);
    for (const set of [ALL, 0xaaaaaaaaaaaaaaaan, mask(12, 13), mask(28, 29, 44, 45, 60, 61), mask(63), mask(0), ALL]) {
      await patient.openEpochs(PATIENT, set, pointer("keys"), KEYS);
      for (let i = 0; i < 64; ++i) expected[i]! += Number((set >> BigInt(i)) & 1n);
      expect(await epochsOf(world)).to.deep.equal(expected);
    }
  });

  for (const compartment of [0, 12, 13, 28, 29, 44, 45, 60, 61, 63]) {
    it(`[C41] of compartment ${compartment} end at 32,767, and touch no neighbour`, async () => {
      const world = await loadFixture(opened);
      const { charts } = world;
      const patient = charts.connect(world.signers.patient);
      await putAt(world, compartment, LAST - 1);
      expect(await epochsOf(world)).to.deep.equal(
        Array.from({ length: 64 }, (_, i) => (i === compartment ? LAST - 1 : 0)),
      );

      await patient.openEpochs(PATIENT, mask(compartment), KEYS, KEYS);
      expect(await charts.epochOf(PATIENT, compartment)).to.equal(LAST);
      for (const set of [mask(compartment), ALL]) {
        await expect(patient.openEpochs(PATIENT, set, KEYS, KEYS))
          .to.be.revertedWithCustomError(charts, "ChartRegistryEpochsExhausted")
          .withArgs(set);
      }

      await patient.openEpochs(PATIENT, ALL ^ mask(compartment), KEYS, KEYS);
      expect(await epochsOf(world)).to.deep.equal(Array.from({ length: 64 }, (_, i) => (i === compartment ? LAST : 1)));
      await patient.addRecord(PATIENT, PATIENT, 0, 1, compartment, LAST, pointer("1"));
    });
  }

  it("[C41] that are exhausted keep nobody from revoking", async () => {
    const world = await loadFixture(granted);
    const { charts } = world;
    const patient = charts.connect(world.signers.patient);
    await putAt(world, LABS, LAST);
    await expect(patient.revokeAndRotate(PATIENT, CLINICIAN, mask(LABS), KEYS, KEYS))
      .to.be.revertedWithCustomError(charts, "ChartRegistryEpochsExhausted")
      .withArgs(mask(LABS));
    expect(await charts.canRead(PATIENT, CLINICIAN, LABS)).to.equal(true);
    await patient.revoke(PATIENT, PATIENT, CLINICIAN);
    expect(await charts.canRead(PATIENT, CLINICIAN, LABS)).to.equal(false);
  });
});
