// @ts-nocheck
import { readFileSync } from "node:fs";
import { Wallet } from "ethers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ChainIndex } from "../../src/chain/chainIndex.ts";
import { createChartkey, type ChartkeySession } from "../../src/createChartkey.ts";
import { BlobNotFoundError } from "../../src/errors.ts";
import { memoryStore } from "../../src/store/memoryStore.ts";
import type { BlobStore } from "../../src/store/blobStore.ts";
import type { Lock } from "../../src/vault/lock.ts";
import { passkeyLock } from "../../src/vault/passkey.ts";
import { createPhrase, phraseLock } from "../../src/vault/phrase.ts";
import { createSheets, sheetsLock } from "../../src/vault/sheets.ts";
import { memoryVaults, type VaultMemory } from "../../src/vault/vaultMemory.ts";
import { vaultPointers } from "../../src/vault/vaultPointer.ts";
import { walletLock } from "../../src/vault/walletLock.ts";
import { ACCOUNTS, indexOf, NOTES } from "../support/cast.ts";
import { serveChain, type ServedChain } from "../support/servedChain.ts";

type Way = "passkey" | "wallet" | "phrase" | "sheets";
type Thing = "passkey" | "wallet" | "phrase" | "sheet 1" | "sheet 2" | "sheet 3" | "device";

const EVERY_WAY: readonly Way[] = ["passkey", "wallet", "phrase", "sheets"];
const ALL: readonly Thing[] = ["passkey", "wallet", "phrase", "sheet 1", "sheet 2", "sheet 3", "device"];
const allBut = (...kept: Thing[]): Thing[] => ALL.filter((thing) => !kept.includes(thing));

/** Rows of the table in docs/locks.md about losing things: what is gone, and what still opens the chart. */
const LOSSES: readonly [row: string, lost: readonly Thing[], opens: readonly Way[]][] = [
  ["L1", ["passkey"], ["wallet", "phrase", "sheets"]],
  ["L2", ["phrase"], ["passkey", "wallet", "sheets"]],
  ["L3", ["sheet 2"], EVERY_WAY],
  ["L4", ["sheet 1", "sheet 3"], ["passkey", "wallet", "phrase"]],
  ["L5", ["wallet"], ["passkey", "phrase", "sheets"]],
  ["L6", ["device"], EVERY_WAY],
  ["L7", ["device", "passkey"], ["wallet", "phrase", "sheets"]],
  ["L8", ["device", "passkey", "wallet"], ["phrase", "sheets"]],
  ["L9", allBut("phrase"), ["phrase"]],
  ["L10", allBut("sheet 1", "sheet 3"), ["sheets"]],
  ["L11", allBut("sheet 2"), []],
  ["L12", ALL, []],
];
const OTHERS = ["L13", "L14", "L15"];

let chain: ServedChain;
let blobs: BlobStore;
let index: ChainIndex;
let actor: bigint;
let session: ChartkeySession;
let things: Awaited<ReturnType<typeof everything>>;
const vaults: VaultMemory = memoryVaults();

beforeAll(async () => {
  chain = await serveChain();
  blobs = memoryStore();
  index = indexOf(chain);
  things = await everything();
  session = await clientWith({ wallet: true, vaults }).signUp({
    kind: "patient",
    profile: { name: "Ana Test", birthDate: "1980-02-03" },
    locks: [await phraseLock(things.phrase), await passkeyLock({ secret: things.secret })],
  });
  actor = session.actor.actor;
  const { texts } = await createSheets({ deployment: chain.deployment, actor });
  things.sheets.push(...texts);
  await session.addLock(await walletLock({ signer: chain.wallet(ACCOUNTS.patient), chainId: 31337, prove: true }));
  await session.addLock(await sheetsLock(texts, { deployment: chain.deployment, actor }));
  await session.addNote({ patient: actor, compartment: NOTES, title: "Note", text: "still here" });
});
afterAll(() => chain.close());

async function everything() {
  return { phrase: createPhrase(), secret: crypto.getRandomValues(new Uint8Array(64)), sheets: [] as string[] };
}

function clientWith({ wallet, vaults: memory }: { wallet: boolean; vaults?: VaultMemory }) {
  const { deployment, provider } = chain;
  const signer = wallet ? chain.wallet(ACCOUNTS.patient) : undefined;
  return createChartkey({ deployment, provider, signer, blobs, index, vaults: memory });
}

/** The lock that somebody can make with what is left; a person who lost the real thing tries what they can get. */
async function makeLock(way: Way, lost: readonly Thing[]): Promise<Lock> {
  switch (way) {
    case "phrase":
      return phraseLock(lost.includes("phrase") ? createPhrase() : things.phrase);
    case "passkey":
      return passkeyLock({
        secret: lost.includes("passkey") ? crypto.getRandomValues(new Uint8Array(64)) : things.secret,
      });
    case "wallet": {
      const signer = lost.includes("wallet") ? Wallet.createRandom() : chain.wallet(ACCOUNTS.patient);
      return walletLock({ signer, chainId: 31337, prove: false });
    }
    case "sheets": {
      const left = things.sheets.filter((_, place) => !lost.includes(`sheet ${String(place + 1)}` as Thing));
      return sheetsLock(left.slice(0, 2), { deployment: chain.deployment, actor });
    }
  }
}

async function reads(opened: ChartkeySession): Promise<string | undefined> {
  return (await opened.open({ patient: actor, author: actor, sequence: 1 })).manifest.note;
}

describe("the table of losses", () => {
  it("[K32] has exactly the rows that are tested here", () => {
    const page = readFileSync(new URL("../../../../docs/locks.md", import.meta.url), "utf8");
    const rows = [...page.matchAll(/^\| (L\d+) /gm)].map(([, row]) => row);
    expect(rows).toEqual([...LOSSES.map(([row]) => row), ...OTHERS]);
  });

  it.each(LOSSES)("[K32] %s, without %j the chart opens with %j", async (_row, lost, opens) => {
    const wallet = !lost.includes("wallet");
    const device = clientWith({ wallet, ...(lost.includes("device") ? {} : { vaults }) });
    for (const way of EVERY_WAY) {
      const attempt = makeLock(way, lost).then((lock) => device.unlock({ actor, lock }));
      if (!opens.includes(way)) {
        await expect(attempt).rejects.toMatchObject({
          code: expect.stringMatching(/^(WRONG_LOCK|WRONG_SHEET)$/) as string,
        });
        continue;
      }
      const opened = await attempt;
      expect(await reads(opened)).toBe("still here");
      const write = opened.addNote({ patient: actor, compartment: NOTES, title: "New", text: "words" });
      if (wallet) await expect(write).resolves.toMatchObject({ version: 1 });
      else await expect(write).rejects.toMatchObject({ code: "NO_WALLET" });
    }
  });

  it("[K32] L13, everything is lost while the chart is open: locks added there open it again", async () => {
    const [one, other] = [await phraseLock(createPhrase()), await phraseLock(createPhrase())];
    const open = await clientWith({ wallet: true }).unlock({ actor, lock: await phraseLock(things.phrase) });
    await open.addLock(one);
    await open.addLock(other);
    for (const lock of [one, other])
      expect(await reads(await clientWith({ wallet: true }).unlock({ actor, lock }))).toBe("still here");
  });

  it("[K32] L14, the index is gone: the chain itself names the vault", async () => {
    const gone = new Proxy(index, { get: () => () => Promise.reject(new Error("gone")) });
    const { deployment, provider } = chain;
    const signer = chain.wallet(ACCOUNTS.patient);
    const device = createChartkey({ deployment, provider, signer, blobs, index: gone });
    const opened = await device.unlock({ actor, lock: await phraseLock(things.phrase) });
    expect(opened.actor.actor).toBe(actor);
  });

  it("[K32] L15, only one device still has the vault file: it opens there, and a change stores it anew", async () => {
    const lock = await phraseLock(things.phrase);
    // The device has seen the newest file while the store still had it.
    await clientWith({ wallet: true, vaults }).unlock({ actor, lock });
    const lost = new Set<string>(await vaultPointers(chain, actor, 50));
    const full = blobs;
    blobs = {
      ...full,
      getObject: (pointer, options) =>
        lost.has(pointer) ? Promise.reject(new BlobNotFoundError()) : full.getObject(pointer, options),
    };
    await expect(clientWith({ wallet: true }).unlock({ actor, lock })).rejects.toMatchObject({
      code: "BLOB_NOT_FOUND",
    });
    const opened = await clientWith({ wallet: true, vaults }).unlock({ actor, lock });
    expect(await reads(opened)).toBe("still here");
    await opened.addLock(await phraseLock(createPhrase()));
    expect(await reads(await clientWith({ wallet: true }).unlock({ actor, lock }))).toBe("still here");
  });
});
