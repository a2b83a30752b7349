// @ts-nocheck
import fc from "fast-check";
import { Wallet } from "ethers";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ChainIndex } from "../../src/chain/chainIndex.ts";
import { createChartkey, type ChartkeySession } from "../../src/createChartkey.ts";
import type { BlobStore } from "../../src/store/blobStore.ts";
import { memoryStore } from "../../src/store/memoryStore.ts";
import type { Lock } from "../../src/vault/lock.ts";
import { passkeyLock } from "../../src/vault/passkey.ts";
import { createPhrase, phraseLock } from "../../src/vault/phrase.ts";
import { createSheets, sheetsLock } from "../../src/vault/sheets.ts";
import { memoryVaults, type VaultMemory } from "../../src/vault/vaultMemory.ts";
import { vaultPointers } from "../../src/vault/vaultPointer.ts";
import { walletLock } from "../../src/vault/walletLock.ts";
import { ACCOUNTS, indexOf, NOTES, twoLocks } from "../support/cast.ts";
import { serveChain, type ServedChain } from "../support/servedChain.ts";

const WRONG_LOCK = { code: "WRONG_LOCK" };

let chain: ServedChain;
/** Everything that was asked of the store, by verb and pointer. */
const asked: string[] = [];
/** Runs before the next vault file is stored. */
let beforePut: (() => Promise<unknown>) | undefined;
const kept = memoryStore();
const blobs: BlobStore = {
  ...kept,
  getObject(pointer, options) {
    asked.push(`get ${pointer}`);
    return kept.getObject(pointer, options);
  },
  async putObject(pointer, bytes, place) {
    asked.push(`put ${place.kind}`);
    const interrupt = beforePut;
    beforePut = undefined;
    await interrupt?.();
    return kept.putObject(pointer, bytes, place);
  },
};

beforeAll(async () => {
  chain = await serveChain();
});
afterAll(() => chain.close());
beforeEach(() => {
  asked.length = 0;
  beforePut = undefined;
});

interface Device {
  readonly vaults?: VaultMemory;
  readonly index?: ChainIndex;
  readonly account?: number;
}

/** A client on a device of its own: nothing but the wallet, unless it is given a memory. */
function clientOn({ vaults, index = indexOf(chain), account = ACCOUNTS.patient }: Device = {}) {
  const { deployment, provider } = chain;
  return createChartkey({ deployment, provider, signer: chain.wallet(account), blobs, index, vaults });
}

async function patient(device: Device = {}) {
  const locks = await twoLocks();
  const session = await clientOn(device).signUp({
    kind: "patient",
    profile: { name: "Ana Test", birthDate: "1980-02-03" },
    locks,
  });
  const [first, second] = locks;
  if (!first || !second) throw new Error("no locks");
  return { session, actor: session.actor.actor, first, second };
}

const unlockWith = (actor: bigint, lock: Lock, device: Device = {}) => clientOn(device).unlock({ actor, lock });
const newPhrase = async (): Promise<Lock> => phraseLock(createPhrase());
const idOf = async (session: ChartkeySession, place: number): Promise<string> =>
  (await session.locks())[place]?.id ?? "none";

describe("before the first record", () => {
  it("[K27] nothing is stored and nobody registered with fewer than two different locks", async () => {
    const [lock] = await twoLocks();
    if (!lock) throw new Error("no lock");
    const before = await clientOn().myActors();
    for (const locks of [[], [lock], [lock, lock]])
      await expect(
        clientOn().signUp({ kind: "patient", profile: { name: "Ana", birthDate: "1980-02-03" }, locks }),
      ).rejects.toMatchObject({ code: "TOO_FEW_LOCKS" });
    expect(asked).toEqual([]);
    expect(await clientOn().myActors()).toEqual(before);
  });

  it("[K27] the last two locks stay, through the session too", async () => {
    const { session, actor } = await patient();
    const pointers = await vaultPointers(chain, actor, 10);
    await expect(session.removeLock({ id: await idOf(session, 0) })).rejects.toMatchObject({ code: "TOO_FEW_LOCKS" });
    await expect(session.removeLock({ id: "unknown" })).rejects.toMatchObject({ code: "INVALID_INPUT" });
    expect(await vaultPointers(chain, actor, 10)).toEqual(pointers);
    expect(await session.locks()).toHaveLength(2);
  });
});

describe("adding, testing, removing and replacing a lock", () => {
  it("[K30] touches no record: only a vault file is stored, and every record opens as before", async () => {
    const { session, actor, first } = await patient();
    await session.addNote({ patient: actor, compartment: NOTES, title: "Before", text: "words" });
    asked.length = 0;
    const added = await newPhrase();
    await session.addLock(added);
    await session.testLock(added);
    await session.removeLock({ id: await idOf(session, 0) });
    await session.replaceLock({ id: await idOf(session, 0), lock: await newPhrase() });
    expect(asked.filter((what) => what.startsWith("put"))).toEqual(["put vault", "put vault", "put vault"]);
    const again = await unlockWith(actor, added);
    expect((await again.open({ patient: actor, author: actor, sequence: 1 })).manifest.note).toBe("words");
    await expect(unlockWith(actor, first)).rejects.toMatchObject(WRONG_LOCK);
  });

  it("[K8] each kind of lock alone opens on a second device, any two sheets of three, and nothing else", async () => {
    const { session, actor, first } = await patient();
    const place = { deployment: chain.deployment, actor };
    const { texts } = await createSheets(place);
    const wallet = Wallet.createRandom();
    const secret = crypto.getRandomValues(new Uint8Array(64));
    await session.addLock(await sheetsLock(texts, place));
    await session.addLock(await walletLock({ signer: wallet, chainId: 31337, prove: true }));
    await session.addLock(await passkeyLock({ secret }));
    const [one = "", two = "", three = ""] = texts;
    const openers: [string, () => Promise<Lock>][] = [
      ["phrase", () => Promise.resolve(first)],
      ["wallet", () => walletLock({ signer: wallet, chainId: 31337, prove: false })],
      ["passkey", () => passkeyLock({ secret })],
      ["sheets", () => sheetsLock([one, two], place)],
      ["sheets", () => sheetsLock([three, one], place)],
      ["sheets", () => sheetsLock([two, three], place)],
    ];
    const identity = await session.exportIdentity();
    for (const [kind, lock] of openers) {
      const device = await unlockWith(actor, await lock());
      expect(await device.exportIdentity()).toBe(identity);
      expect(await device.testLock(await lock())).toMatchObject({ kind });
    }
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 64, maxLength: 64 }), async (guess) => {
        fc.pre(!guess.every((byte, index) => byte === secret[index]));
        const lock = await passkeyLock({ secret: guess });
        await expect(session.testLock(lock)).rejects.toMatchObject(WRONG_LOCK);
      }),
      { numRuns: 10 },
    );
  });

  it("[K30] the lock of a new wallet takes the old one's place in one step", async () => {
    const { session, actor } = await patient();
    const [old, fresh] = [Wallet.createRandom(), Wallet.createRandom()];
    const lockOf = (signer: typeof old, prove: boolean) => walletLock({ signer, chainId: 31337, prove });
    await session.replaceLock({ id: await idOf(session, 0), lock: await lockOf(old, true) });
    await session.replaceLock({ id: await idOf(session, 1), lock: await lockOf(fresh, true) });
    expect((await session.locks()).map(({ hint }) => hint)).toContain(fresh.address.toLowerCase());
    expect(await session.locks()).toHaveLength(2);
    await unlockWith(actor, await lockOf(fresh, false));
    await expect(unlockWith(actor, await lockOf(old, false))).rejects.toMatchObject(WRONG_LOCK);
  });

  it("[K30] a lock that is not the vault's is told so when it is tried", async () => {
    const { session } = await patient();
    await expect(session.testLock(await newPhrase())).rejects.toMatchObject(WRONG_LOCK);
  });
});

describe("two devices", () => {
  it("[K31] see each other's locks without opening anew", async () => {
    const { session, actor, first } = await patient();
    const phone = await unlockWith(actor, first);
    const added = await newPhrase();
    await phone.addLock(added);
    expect(await session.locks()).toHaveLength(3);
    await session.addLock(await newPhrase());
    await unlockWith(actor, added);
  });

  it("[K31] that change the locks at the same moment lose neither change", async () => {
    const { session, actor, first } = await patient();
    const phone = await unlockWith(actor, first);
    const [one, other] = [await newPhrase(), await newPhrase()];
    beforePut = () => phone.addLock(other);
    await session.addLock(one);
    for (const lock of [first, one, other]) await unlockWith(actor, lock);
    expect(await phone.locks()).toHaveLength(4);
  });

  it("[K31] where one removal makes the other one too many, the earlier one stands and the later is refused", async () => {
    const { session, actor, first, second } = await patient();
    const third = await newPhrase();
    await session.addLock(third);
    const phone = await unlockWith(actor, third);
    const id = await idOf(session, 0);
    const [, otherId] = (await session.locks()).map((lock) => lock.id);
    beforePut = () => phone.removeLock({ id: otherId ?? "none" });
    await expect(session.removeLock({ id })).rejects.toMatchObject({ code: "TOO_FEW_LOCKS" });
    await unlockWith(actor, first);
    await expect(unlockWith(actor, second)).rejects.toMatchObject(WRONG_LOCK);
    expect(await session.locks()).toHaveLength(2);
  });
});

describe("an old vault file", () => {
  it("[K31] cannot be brought back by the index: a removed lock stays removed", async () => {
    const { session, actor, first, second } = await patient();
    const old = (await indexOf(chain).actor(actor))?.vault;
    await session.addLock(await newPhrase());
    await session.removeLock({ id: await idOf(session, 0) });
    const lying: ChainIndex = {
      ...indexOf(chain),
      actor: async (id) => {
        const row = await indexOf(chain).actor(id);
        return row && { ...row, vault: old ?? null };
      },
    };
    await expect(unlockWith(actor, first, { index: lying })).rejects.toMatchObject(WRONG_LOCK);
    expect(await (await unlockWith(actor, second, { index: lying })).locks()).toHaveLength(2);
  });

  /** A node that hides every vault file of `actor` but the first. */
  async function withLyingNode<Value>(actor: bigint, run: (device: Device) => Promise<Value>, vaults: VaultMemory) {
    const { provider } = chain;
    const honest = provider.getLogs.bind(provider);
    provider.getLogs = async (filter) => {
      const logs = await honest(filter);
      return "topics" in filter && Array.isArray(filter.topics[0]) ? logs.slice(0, 1) : logs;
    };
    try {
      return await run({ vaults });
    } finally {
      provider.getLogs = honest;
    }
  }

  it("[K31] cannot be brought back by a lying node on a device that has seen a newer one", async () => {
    const vaults = memoryVaults();
    const { session, actor, first, second } = await patient({ vaults });
    const added = await newPhrase();
    await session.addLock(added);
    await session.removeLock({ id: await idOf(session, 0) });
    await withLyingNode(
      actor,
      async (device) => {
        await expect(unlockWith(actor, first, device)).rejects.toMatchObject(WRONG_LOCK);
        for (const lock of [second, added])
          expect(await (await unlockWith(actor, lock, device)).locks()).toHaveLength(2);
      },
      vaults,
    );
    // The lie is over; the device goes on with what the chain says.
    await unlockWith(actor, added, { vaults });
  });

  it("[K31] is refused when the device's own newer copy is damaged", async () => {
    const inner = memoryVaults();
    const vaults: VaultMemory = {
      ...inner,
      recall: async (key) => {
        const known = await inner.recall(key);
        return known && { ...known, sealed: known.sealed.slice(1) };
      },
    };
    const { session, actor, second } = await patient({ vaults: inner });
    await session.addLock(await newPhrase());
    await withLyingNode(
      actor,
      async (device) => {
        await expect(unlockWith(actor, second, device)).rejects.toMatchObject({ code: "VAULT_ROLLED_BACK" });
      },
      vaults,
    );
  });

  it("[K31] is found again in steps when a node refuses long ranges, and never skipped", async () => {
    const { session, actor } = await patient();
    await session.addLock(await newPhrase());
    const all = await vaultPointers(chain, actor, 10);
    expect(all).toHaveLength(2);
    const deployment = { ...chain.deployment, deployBlock: -25_000 };
    const ranges: number[] = [];
    const provider = {
      getBlockNumber: () => chain.provider.getBlockNumber(),
      getLogs: (filter: { fromBlock: number; toBlock: number }) => {
        const range = filter.toBlock - filter.fromBlock + 1;
        if (range > 5_000) return Promise.reject(new Error("range too large"));
        ranges.push(range);
        return filter.toBlock < 0
          ? Promise.resolve([])
          : chain.provider.getLogs({ ...filter, fromBlock: Math.max(0, filter.fromBlock) });
      },
    } as unknown as typeof chain.provider;
    expect(await vaultPointers({ deployment, provider }, actor, 10)).toEqual(all);
    expect(ranges.reduce((sum, range) => sum + range, 0)).toBe((await chain.provider.getBlockNumber()) + 25_001);
    const dead = {
      getBlockNumber: () => chain.provider.getBlockNumber(),
      getLogs: () => Promise.reject(new Error("down")),
    } as unknown as typeof chain.provider;
    await expect(vaultPointers({ deployment, provider: dead }, actor, 1)).rejects.toThrow("down");
  });

  it("[K31] opens from this device's copy while the store is away", async () => {
    const vaults = memoryVaults();
    const { session, actor, first } = await patient({ vaults });
    await session.addLock(await newPhrase());
    asked.length = 0;
    await unlockWith(actor, first, { vaults });
    expect(asked).toEqual([]);
  });
});
