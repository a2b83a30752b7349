// @ts-nocheck
import { HDNodeWallet, type Signer, Wallet } from "ethers";
import { describe, expect, it } from "vitest";
import type { SealedContext } from "../../src/crypto/sealedObject.ts";
import { checkPhrase, createPhrase, phraseLock } from "../../src/vault/phrase.ts";
import { createRoot, createVault, openVault, sealVault, withLock, withoutLock } from "../../src/vault/vault.ts";
import { walletLock } from "../../src/vault/walletLock.ts";

const context: SealedContext = { format: "chartkey/vault/1", chainId: 1, registry: "0x0", keyDigest: "0x1" };
const phrase = createPhrase();
const wallet: Signer = Wallet.createRandom();

async function vaultWithTwoLocks() {
  const locks = [await phraseLock(phrase), await walletLock({ signer: wallet, chainId: 1, prove: true })] as const;
  const vault = await createVault(createRoot(), locks);
  return { vault, locks, sealed: await sealVault(vault, context) };
}

describe("vault", () => {
  it("[K8] opens with each lock alone", async () => {
    const { vault, sealed } = await vaultWithTwoLocks();
    const again = [
      await phraseLock(` ${phrase.toUpperCase().replaceAll(" ", "\n ")} `),
      await walletLock({ signer: wallet, chainId: 1, prove: false }),
    ];
    for (const lock of again) expect((await openVault(sealed, lock, context)).root).toEqual(vault.root);
  });

  it("[K8] needs two different locks", async () => {
    const lock = await phraseLock(phrase);
    for (const locks of [[], [lock], [lock, lock]])
      await expect(createVault(createRoot(), locks)).rejects.toMatchObject({ code: "TOO_FEW_LOCKS" });
  });

  it("[K8] takes one more lock without touching the root", async () => {
    const { vault } = await vaultWithTwoLocks();
    const other = await phraseLock(createPhrase());
    const more = await withLock(vault, other);
    expect(more.locks).toHaveLength(3);
    expect((await openVault(await sealVault(more, context), other, context)).root).toEqual(vault.root);
  });

  it("[K27] loses no lock below two, and says what to do first", async () => {
    const { vault } = await vaultWithTwoLocks();
    const more = await withLock(vault, await phraseLock(createPhrase()));
    const [first, second] = more.locks.map(({ id }) => id);
    if (first === undefined || second === undefined) throw new Error("no locks");
    const two = withoutLock(more, first);
    expect(two.locks.map(({ id }) => id)).not.toContain(first);
    expect(() => withoutLock(two, second)).toThrow(expect.objectContaining({ code: "TOO_FEW_LOCKS" }) as Error);
  });

  it("[K27] does not open when its file lists fewer than two", async () => {
    const { vault, locks } = await vaultWithTwoLocks();
    const lonely = await sealVault({ ...vault, locks: vault.locks.slice(0, 1) }, context);
    await expect(openVault(lonely, locks[0], context)).rejects.toMatchObject({ code: "UNREADABLE" });
  });

  it("[K30] takes at most sixteen locks", async () => {
    let { vault } = await vaultWithTwoLocks();
    while (vault.locks.length < 16) vault = await withLock(vault, await phraseLock(createPhrase()));
    await expect(withLock(vault, await phraseLock(createPhrase()))).rejects.toMatchObject({ code: "INVALID_INPUT" });
    // The same lock again is described anew, not added.
    expect((await withLock(vault, await phraseLock(phrase))).locks).toHaveLength(16);
  });

  it("[K9] refuses another phrase, another wallet and another chain's signature", async () => {
    const { sealed } = await vaultWithTwoLocks();
    const others = [
      await phraseLock(createPhrase()),
      await walletLock({ signer: Wallet.createRandom(), chainId: 1, prove: false }),
      await walletLock({ signer: wallet, chainId: 2, prove: false }),
    ];
    for (const lock of others)
      await expect(openVault(sealed, lock, context)).rejects.toMatchObject({ code: "WRONG_LOCK" });
  });

  it("[K9] refuses a vault that belongs to another key", async () => {
    const { sealed, locks } = await vaultWithTwoLocks();
    await expect(openVault(sealed, locks[0], { ...context, keyDigest: "0x2" })).rejects.toMatchObject({
      code: "CONTEXT_MISMATCH",
    });
  });

  it("[K9] refuses every damaged byte of the vault", async () => {
    const { sealed, locks } = await vaultWithTwoLocks();
    for (let place = 0; place < sealed.length; place += 61) {
      const damaged = Uint8Array.from(sealed);
      damaged[place] = (damaged[place] ?? 0) ^ 1;
      await expect(openVault(damaged, locks[0], context)).rejects.toMatchObject({
        code: expect.stringMatching(/^(UNREADABLE|WRONG_LOCK)$/) as string,
      });
    }
  });
});

describe("recovery phrase", () => {
  it("says whether the count, a word or the checksum is wrong, and never repeats a word", () => {
    // BIP-39's own vector for 256 zero bits, and the same with a wrong last word.
    const words = [...Array.from({ length: 23 }, () => "abandon"), "art"];
    expect(checkPhrase(words.join("  "))).toBe(words.join(" "));
    const problemOf = (candidate: string[]): string => {
      try {
        return checkPhrase(candidate.join(" "));
      } catch (error) {
        return (error as Error).message;
      }
    };
    expect(problemOf(words.slice(1))).toMatch(/has 24 words; this has 23/);
    expect(problemOf([...words.slice(0, 23), "chartkey"])).toMatch(/Word 24 is not one/);
    expect(problemOf([...words.slice(0, 23), "chartkey"])).not.toContain("chartkey");
    expect(problemOf([...words.slice(0, 23), "abandon"])).toMatch(/do not belong together/);
  });
});

describe("wallet lock", () => {
  it("[K10] is refused for a wallet that signs the same text differently each time", async () => {
    const signer = HDNodeWallet.createRandom();
    let count = 0;
    const unsteady = new Proxy(signer, {
      get: (target, name) =>
        name === "signTypedData"
          ? async () => `0x${(++count).toString(16).padStart(130, "0")}`
          : (Reflect.get(target, name, target) as unknown),
    });
    await expect(walletLock({ signer: unsteady, chainId: 1, prove: true })).rejects.toMatchObject({
      code: "WALLET_NOT_DETERMINISTIC",
    });
  });

  it("[K10] says so when the person declines", async () => {
    const signer = HDNodeWallet.createRandom();
    const declining = new Proxy(signer, {
      get: (target, name) =>
        name === "signTypedData"
          ? () => Promise.reject(Object.assign(new Error("no"), { code: 4001 }))
          : (Reflect.get(target, name, target) as unknown),
    });
    await expect(walletLock({ signer: declining, chainId: 1, prove: true })).rejects.toMatchObject({
      code: "SIGNATURE_REJECTED",
    });
  });
});
