// @ts-nocheck
import { beforeEach, describe, expect, it } from "vitest";
import { vaultContext } from "../../src/chart/contexts.ts";
import type { ChartkeyContext } from "../../src/context.ts";
import { sha256Pointer } from "../../src/store/cid.ts";
import { memoryStore } from "../../src/store/memoryStore.ts";
import type { Lock } from "../../src/vault/lock.ts";
import { openNewestVault, openVaultAt, rememberVault } from "../../src/vault/newestVault.ts";
import { createPhrase, phraseLock } from "../../src/vault/phrase.ts";
import { createRoot, createVault, type OpenVault, sealVault } from "../../src/vault/vault.ts";
import { memoryVaults, vaultKey } from "../../src/vault/vaultMemory.ts";
import { vaultPointers } from "../../src/vault/vaultPointer.ts";
import type { Hex32 } from "../../src/wire/primitives.ts";
import { address, deployment as nowhere, digest, registries } from "../support/scripted.ts";

const DEPLOYED = 1_000;
const deployment = { ...nowhere, deployBlock: DEPLOYED };
const ANA = 7n;
const abi = registries.actors.interface;

interface Published {
  readonly actor: bigint;
  readonly vault: string;
  readonly block: number;
  readonly index: number;
  readonly registers?: boolean;
}

/** A chain on which these vaults were published; a node that refuses ranges longer than `longest`. */
function chainOf(published: readonly Published[], { newest = 20_000, longest = Infinity } = {}) {
  const ranges: [number, number][] = [];
  const logOf = ({ actor, vault, block, index, registers }: Published) => ({
    ...(registers
      ? abi.encodeEventLog("ActorRegistered", [actor, address("5"), 1, digest("1"), digest("2"), vault])
      : abi.encodeEventLog("VaultPublished", [actor, vault])),
    blockNumber: block,
    index,
  });
  const logs = published.map(logOf);
  const provider = {
    getBlockNumber: async () => newest,
    getLogs: async (filter: { address: string; fromBlock: number; toBlock: number; topics: [string[], string] }) => {
      const { fromBlock, toBlock, topics } = filter;
      if (filter.address !== deployment.actorRegistry) return [];
      if (toBlock - fromBlock + 1 > longest) throw Object.assign(new Error("range"), { code: "ECONNRESET" });
      ranges.push([fromBlock, toBlock]);
      return logs.filter(
        (log) =>
          log.blockNumber >= fromBlock &&
          log.blockNumber <= toBlock &&
          topics[0].includes(log.topics[0] ?? "") &&
          log.topics[1] === topics[1],
      );
    },
  };
  return { ranges, context: { deployment, provider } as unknown as ChartkeyContext };
}

describe("pointers of a vault's files", () => {
  const history: Published[] = [
    { actor: ANA, vault: digest("1"), block: DEPLOYED, index: 5, registers: true },
    { actor: ANA, vault: digest("3"), block: 9_000, index: 12 },
    { actor: ANA, vault: digest("2"), block: 9_000, index: 3 },
    { actor: 8n, vault: digest("8"), block: 19_999, index: 0 },
    { actor: ANA, vault: digest("4"), block: 20_000, index: 1 },
  ];
  const newestFirst = [digest("4"), digest("3"), digest("2"), digest("1")];

  it("[K31] come from the chain's own events, the newest first, and no more than were asked for", async () => {
    const { context, ranges } = chainOf(history);
    expect(await vaultPointers(context, ANA, 9)).toEqual(newestFirst);
    expect(await vaultPointers(context, ANA, 2)).toEqual(newestFirst.slice(0, 2));
    expect(await vaultPointers(context, 6n, 1)).toEqual([]);
    // From the block in which the contracts were deployed, and from no earlier one.
    expect(new Set(ranges.map(String))).toEqual(new Set([`${String(DEPLOYED)},20000`]));
  });

  it.each([19_001, 5_000, 1_901, 1_000])(
    "[K31] are found in steps by a node that answers at most %i blocks, every block once",
    async (longest) => {
      const { context, ranges } = chainOf(history, { longest });
      expect(await vaultPointers(context, ANA, 9)).toEqual(newestFirst);
      let next = 20_000;
      for (const [from, to] of ranges) {
        expect(to).toBe(next);
        expect(from).toBeLessThanOrEqual(to);
        next = from - 1;
      }
      expect(next).toBe(DEPLOYED - 1);
    },
  );

  it("[K31] are asked for no further than needed", async () => {
    const { context, ranges } = chainOf(history, { longest: 2_000 });
    expect(await vaultPointers(context, ANA, 1)).toEqual([digest("4")]);
    expect(ranges).toHaveLength(1);
  });

  it("[K31] of a node that answers nothing, or not even a thousand blocks, are an error and no empty list", async () => {
    const { context } = chainOf(history, { longest: 999 });
    await expect(vaultPointers(context, ANA, 9)).rejects.toMatchObject({ code: "CHAIN_UNREACHABLE" });
    // A chain that is still short.
    const short = chainOf(history.slice(0, 1), { newest: DEPLOYED, longest: 0 });
    await expect(vaultPointers(short.context, ANA, 1)).rejects.toMatchObject({ code: "CHAIN_UNREACHABLE" });
    const first = chainOf(history.slice(0, 1), { newest: DEPLOYED });
    expect(await vaultPointers(first.context, ANA, 1)).toEqual([digest("1")]);
  });
});

const owner = { actor: ANA, firstKeyDigest: digest("1") };
const place = vaultContext(deployment, owner.firstKeyDigest);
const root = createRoot();
let lock: Lock;
let other: Lock;
let third: Lock;

interface File {
  readonly sealed: Uint8Array;
  readonly pointer: Hex32;
  readonly generation: number;
}

beforeEach(async () => {
  [lock, other, third] = (await Promise.all([1, 2, 3].map(() => phraseLock(createPhrase())))) as [Lock, Lock, Lock];
});

async function file(generation: number, locks: readonly Lock[] = [lock, other]): Promise<File> {
  const vault: OpenVault = { ...(await createVault(root, locks)), generation };
  const sealed = await sealVault(vault, place);
  return { sealed, pointer: await sha256Pointer(sealed), generation };
}

/** A device, a store and a chain that names `named`. */
async function scene(named: File | undefined, stored: readonly File[], known?: File) {
  const published =
    named === undefined ? [] : [{ actor: ANA, vault: named.pointer, block: 1_500, index: 0, registers: true }];
  const blobs = memoryStore();
  for (const { pointer, sealed } of stored) await blobs.putObject(pointer, sealed, { kind: "vault" } as never);
  const fetched: string[] = [];
  const vaults = memoryVaults();
  const key = vaultKey(deployment, ANA);
  if (known) await vaults.remember(key, known);
  const counting = {
    ...blobs,
    getObject(...parameters: Parameters<typeof blobs.getObject>) {
      fetched.push(parameters[0]);
      return blobs.getObject(...parameters);
    },
  };
  const context = { ...chainOf(published).context, blobs: counting, vaults } as ChartkeyContext;
  return {
    context,
    fetched,
    remembered: () => vaults.recall(key),
    open: (by: Lock = lock) => openNewestVault(context, owner, by),
  };
}

const damaged = (whole: File): File => ({ ...whole, sealed: whole.sealed.with(200, (whole.sealed[200] ?? 0) ^ 1) });

describe("the newest vault", () => {
  it("[K31] is the one that the chain names, and is remembered", async () => {
    const two = await file(2);
    const at = await scene(two, [two]);
    expect(await at.open()).toMatchObject({ root, generation: 2, pointer: two.pointer });
    expect(await at.remembered()).toEqual(two);
    await expect(at.open(third)).rejects.toMatchObject({ code: "WRONG_LOCK" });
    // Without a memory it opens as well.
    const forgetful = { ...at.context, vaults: undefined };
    expect(await openNewestVault(forgetful, owner, lock)).toMatchObject({ generation: 2 });
    await rememberVault(forgetful, owner, two);
  });

  it("[K31] is none where the chain names none", async () => {
    const refusal = { code: "UNKNOWN_ACTOR", summary: "This actor has no vault." };
    await expect((await scene(undefined, [])).open()).rejects.toMatchObject(refusal);
    const zero = { ...(await file(1)), pointer: digest("0") };
    await expect((await scene(zero, [])).open()).rejects.toMatchObject(refusal);
  });

  it("[K31] comes from this device when it is the same and whole; else from the store", async () => {
    const two = await file(2);
    const same = await scene(two, [], two);
    expect(await same.open()).toMatchObject({ generation: 2 });
    expect(same.fetched).toEqual([]);
    const broken = await scene(two, [two], damaged(two));
    expect(await broken.open()).toMatchObject({ generation: 2 });
    expect(broken.fetched).toEqual([two.pointer]);
    expect(await broken.remembered()).toEqual(two);
    const away = await scene(two, []);
    await expect(away.open()).rejects.toMatchObject({ code: "BLOB_NOT_FOUND" });
  });

  it("[K31] takes the place of an older one on this device", async () => {
    const [one, two] = [await file(1), await file(2)];
    const at = await scene(two, [two], one);
    expect(await at.open()).toMatchObject({ generation: 2, pointer: two.pointer });
    expect(await at.remembered()).toEqual(two);
  });

  it("[K31] is the device's own copy when the chain names an older one, which is not remembered", async () => {
    const [one, two] = [await file(1), await file(2)];
    const at = await scene(one, [one], two);
    expect(await at.open()).toMatchObject({ generation: 2, pointer: two.pointer });
    expect(await at.remembered()).toEqual(two);
  });

  it("[K31] is not opened by a lock that was removed in the device's newer copy", async () => {
    const [one, two] = [await file(1), await file(2, [other, third])];
    await expect((await scene(one, [one], two)).open()).rejects.toMatchObject({ code: "WRONG_LOCK" });
    // Nor by one that only the older copy has.
    await expect((await scene(two, [two], one)).open()).rejects.toMatchObject({ code: "WRONG_LOCK" });
    // Nor by a lock that neither has.
    await expect((await scene(two, [two], two)).open()).rejects.toMatchObject({ code: "WRONG_LOCK" });
  });

  it("[K31] is the device's copy when a lock is only in that one, because it is newer", async () => {
    const [one, two] = [await file(1), await file(2, [other, third])];
    expect(await (await scene(one, [one], two)).open(third)).toMatchObject({ generation: 2, pointer: two.pointer });
  });

  it("[K31] is refused as brought back when the copy that was newer is damaged", async () => {
    const [one, two] = [await file(1), await file(2)];
    await expect((await scene(one, [one], damaged(two))).open()).rejects.toMatchObject({ code: "VAULT_ROLLED_BACK" });
  });

  it("[K31] is what the files say, whatever the device noted about its copy", async () => {
    const [one, two] = [await file(1), await file(2)];
    const boasting = { ...one, generation: 9 };
    const at = await scene(two, [two], boasting);
    expect(await at.open()).toMatchObject({ generation: 2, pointer: two.pointer });
    expect(await at.remembered()).toEqual(two);
    const equal = await file(2, [other, lock]);
    const twins = await scene(two, [two], { ...equal, generation: 9 });
    expect(await twins.open()).toMatchObject({ pointer: two.pointer });
  });

  it("[K9] is refused when it is another actor's, whatever lock opens it", async () => {
    const two = await file(2);
    const at = await scene(two, [two]);
    const foreign = openNewestVault(at.context, { ...owner, firstKeyDigest: digest("2") }, lock);
    await expect(foreign).rejects.toMatchObject({ code: "CONTEXT_MISMATCH" });
  });

  it("[K31] an older one opens when it is asked for by its pointer", async () => {
    const [one, two] = [await file(1), await file(2)];
    const { context } = await scene(two, [one, two]);
    expect(await openVaultAt(context, owner, lock, one.pointer)).toMatchObject({ generation: 1, pointer: one.pointer });
    await expect(openVaultAt(context, owner, third, one.pointer)).rejects.toMatchObject({ code: "WRONG_LOCK" });
  });
});
