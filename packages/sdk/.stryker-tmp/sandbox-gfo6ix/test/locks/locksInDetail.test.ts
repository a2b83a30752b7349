// @ts-nocheck
import { hkdfSync } from "node:crypto";
import { bech32, bech32m } from "@scure/base";
import { Wallet } from "ethers";
import { combine } from "shamir-secret-sharing";
import { afterEach, describe, expect, it, vi } from "vitest";
import { recipientOf } from "../../src/crypto/keys.ts";
import { seal, type SealedContext } from "../../src/crypto/sealedObject.ts";
import { LockedError } from "../../src/errors.ts";
import type { Lock } from "../../src/vault/lock.ts";
import { createPasskey, passkeyLock, passkeySecret } from "../../src/vault/passkey.ts";
import { checkPhrase, createPhrase, phraseLock } from "../../src/vault/phrase.ts";
import { createSheets, readSheet, sheetsLock } from "../../src/vault/sheets.ts";
import { sheetGroups, tidySheet } from "../../src/vault/sheetText.ts";
import {
  createRoot,
  createVault,
  openVault,
  sealVault,
  sessionIdentity,
  withLock,
  withoutLock,
} from "../../src/vault/vault.ts";
import { memoryVaults, vaultKey } from "../../src/vault/vaultMemory.ts";
import { walletLock } from "../../src/vault/walletLock.ts";
import { Authenticator } from "../support/authenticator.ts";
import { address, deployment } from "../support/scripted.ts";

const context: SealedContext = { format: "chartkey/vault/1", chainId: 1, registry: "0x0", keyDigest: "0x1" };
const PHRASE = `${"abandon ".repeat(23)}art`;
const place = { deployment, actor: 7n };

/** The identity that docs/formats.md derives from `secret` for `path`, written once more. */
function identityFor(secret: Uint8Array, path: string): string {
  const seed = hkdfSync("sha256", secret, new Uint8Array(), `chartkey/1/${path}`, 32);
  return bech32.encode("age-secret-key-pq-", bech32.toWords(new Uint8Array(seed)), false).toUpperCase();
}

/** What `sheets` are made of, as docs/locks.md says: version, number, set, place, share. */
const partsOf = (text: string) => {
  const { prefix, words } = bech32m.decode(text.toLowerCase() as `${string}1${string}`);
  const bytes = bech32m.fromWords(words);
  const [version, number] = bytes;
  return { prefix, version, number, set: bytes.subarray(2, 6), place: bytes.subarray(6, 14), share: bytes.slice(14) };
};

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** Whoever changes one of these closes every vault that exists. */
describe("what a lock derives", () => {
  it("[K8] from a recovery phrase", async () => {
    const identity = identityFor(new Uint8Array(32), "lock/phrase");
    expect(await phraseLock(PHRASE)).toEqual({ kind: "phrase", label: "Recovery phrase", identity });
  });

  it("[K8] from a wallet's signature of one text", async () => {
    const wallet = new Wallet(`0x${"1".repeat(64)}`);
    const signature = await wallet.signTypedData(
      { name: "Chartkey vault", version: "1", chainId: 5 },
      {
        UnlockVault: [
          { name: "account", type: "address" },
          { name: "statement", type: "string" },
        ],
      },
      {
        account: wallet.address,
        statement:
          "Open my Chartkey vault on this device. This does not move money and is never sent anywhere. Sign it only in Chartkey.",
      },
    );
    const identity = identityFor(Buffer.from(signature.slice(2), "hex"), "lock/wallet");
    const hint = wallet.address.toLowerCase();
    for (const prove of [true, false])
      expect(await walletLock({ signer: wallet, chainId: 5, prove })).toEqual({
        kind: "wallet",
        label: "Wallet",
        hint,
        identity,
      });
  });

  it("[K28] from a passkey's two results for one input", async () => {
    const inputs: string[] = [];
    new Authenticator().plugIn();
    const { credentials } = globalThis.navigator as unknown as { credentials: { get: unknown; create: unknown } };
    const get = credentials.get as (options: CredentialRequestOptions) => Promise<unknown>;
    const names: string[] = [];
    const create = credentials.create as (options: CredentialCreationOptions) => Promise<unknown>;
    credentials.create = (options: CredentialCreationOptions) => {
      names.push(options.publicKey?.user.name ?? "");
      return create(options);
    };
    credentials.get = (options: CredentialRequestOptions) => {
      inputs.push(Buffer.from(options.publicKey?.extensions?.prf?.eval?.first as Uint8Array).toString("latin1"));
      return get(options);
    };
    const hint = await createPasskey({ name: "My record" });
    expect(names).toEqual(["My record"]);
    const secret = await passkeySecret({ hint });
    expect(secret).toHaveLength(64);
    expect(secret.subarray(0, 32)).not.toEqual(secret.subarray(32));
    expect(inputs).toEqual([expect.stringContaining("chartkey/passkey")]);
    const identity = identityFor(secret, "lock/passkey");
    expect(await passkeyLock({ secret, hint })).toEqual({ kind: "passkey", label: "Passkey", hint, identity });
    expect(await passkeyLock({ secret, label: "Phone" })).toMatchObject({ label: "Phone", hint: undefined });
    // Some platforms give views into a larger buffer.
    const views = new Uint8Array(96).fill(7);
    vi.stubGlobal("navigator", {
      credentials: { get: async () => passkeyAnswer(views.subarray(16, 48), views.buffer.slice(0, 32)) },
    });
    expect(await passkeySecret({ hint })).toEqual(new Uint8Array(64).fill(7));
  });

  it("[K29] from two printed sheets, whose text has each part where docs/locks.md has it", async () => {
    const { set, texts } = await createSheets(place);
    const parts = texts.map(partsOf);
    for (const [index, part] of parts.entries()) {
      expect(part).toMatchObject({ prefix: "cksheet", version: 1, number: index + 1 });
      expect(Buffer.from(part.set).toString("hex").toUpperCase()).toBe(set);
      expect(part.share).toHaveLength(33);
      expect(await readSheet(texts[index] ?? "", place)).toEqual({ number: index + 1, set, share: part.share });
    }
    const digest = new Uint8Array(
      await crypto.subtle.digest(
        "SHA-256",
        new TextEncoder().encode(`{"actor":"7","chainId":31337,"registry":"${address("a")}"}`),
      ),
    );
    expect(parts[0]?.place).toEqual(digest.subarray(0, 8));
    const secret = await combine(parts.slice(1).map(({ share }) => share));
    expect(secret).toHaveLength(32);
    expect(secret).not.toEqual(new Uint8Array(32));
    const identity = identityFor(secret, "lock/sheets");
    expect(await sheetsLock(texts, place)).toEqual({ kind: "sheets", label: "Printed sheets", hint: set, identity });
  });

  it("[K31] and the key of a session from the root", async () => {
    expect(await sessionIdentity(new Uint8Array(32).fill(3))).toBe(identityFor(new Uint8Array(32).fill(3), "vault"));
  });
});

function passkeyAnswer(first: BufferSource, second?: BufferSource) {
  return { getClientExtensionResults: () => ({ prf: { results: { first, second } } }) };
}

describe("a passkey that does not answer", () => {
  const answering = (get: () => Promise<unknown>) => {
    vi.stubGlobal("window", { origin: "https://chartkey.example" });
    vi.stubGlobal("navigator", { credentials: { get } });
    return passkeySecret();
  };

  it.each([
    [new DOMException("no", "NotAllowedError"), "PASSKEY_DECLINED"],
    [new DOMException("gone", "AbortError"), "PASSKEY_DECLINED"],
    [new DOMException("here?", "SecurityError"), "PASSKEY_UNAVAILABLE"],
    [Object.assign(new Error("no"), { name: "NotAllowedError" }), "PASSKEY_UNAVAILABLE"],
  ])("[K28] %s is %s", async (cause, code) => {
    await expect(answering(() => Promise.reject(cause))).rejects.toMatchObject({ code, cause });
  });

  it("[K28] one of its two results is not enough, and an error of ours stays what it is", async () => {
    await expect(answering(async () => passkeyAnswer(new Uint8Array(32)))).rejects.toMatchObject({
      code: "PASSKEY_UNAVAILABLE",
      cause: undefined,
    });
    const ours = new LockedError();
    await expect(answering(() => Promise.reject(ours))).rejects.toBe(ours);
  });
});

describe("a recovery phrase", () => {
  it("[K8] has 24 words of its list, new each time, and may be typed in any spacing and case", async () => {
    const [one, other] = [createPhrase(), createPhrase()];
    expect(one).not.toBe(other);
    expect(checkPhrase(one)).toBe(one);
    expect(one.split(" ")).toHaveLength(24);
    const typed = `\n ${PHRASE.toUpperCase().replaceAll(" ", " ,\t ")}  `;
    expect(checkPhrase(typed)).toBe(PHRASE);
    // Full-width letters, as an input method may give them.
    expect(checkPhrase(PHRASE.replace("art", "ａｒｔ"))).toBe(PHRASE);
  });

  it("says the place of the first word that is none", () => {
    const words = PHRASE.split(" ");
    for (const place of [0, 7, 23])
      expect(() => checkPhrase(words.with(place, "chartkey").join(" "))).toThrow(`Word ${String(place + 1)} is not`);
  });
});

describe("the text of a sheet", () => {
  const problem = (text: string) => sheetsLock([text, text], place).catch((error: unknown) => error);

  it("[K29] is printed in groups of five and read without what stands between them", async () => {
    const { texts } = await createSheets(place);
    const [text = ""] = texts;
    const groups = sheetGroups(text.toLowerCase());
    expect(groups).toHaveLength(18);
    expect(new Set(groups.map(({ length }) => length))).toEqual(new Set([5]));
    expect(groups.join("")).toBe(text);
    expect(sheetGroups("")).toEqual([]);
    expect(tidySheet(" A-b–C—d_e.f\n\tG ")).toBe("abcdefg");
  });

  it("[K29] that is wrong is called by its place and comes with what to do", async () => {
    const { texts } = await createSheets(place);
    const [first = "", second = "", third = ""] = texts;
    const hint = (pattern: RegExp) => [expect.stringMatching(pattern) as string];
    const of = (summary: RegExp, hints: RegExp) => ({
      code: "WRONG_SHEET",
      summary: expect.stringMatching(summary) as string,
      hints: hint(hints),
    });
    expect(await problem(first.slice(1))).toMatchObject(
      of(/^The first sheet is not one of Chartkey's: it does not begin with CKSHEET1\.$/, /whole text/),
    );
    // The prefix alone, without what parts it from the rest, is none.
    expect(await problem(first.replace("1", ""))).toMatchObject(of(/CKSHEET1/, /whole text/));
    expect(await problem(`${first}q`)).toMatchObject(of(/^The first sheet has 90 characters; this has 91/, /by group/));
    expect(await problem(first.slice(0, -1))).toMatchObject(of(/this has 89/, /by group/));
    for (const [at, group] of [
      [8, 2],
      [9, 2],
      [10, 3],
      [89, 18],
    ] as const)
      expect(await problem(`${first.slice(0, at)}O${first.slice(at + 1)}`)).toMatchObject(
        of(new RegExp(`a character in group ${String(group)} that`), /8, L or 0/),
      );
    const swapped = first.endsWith("Q") ? "P" : "Q";
    expect(await problem(first.slice(0, -1) + swapped)).toMatchObject(
      of(/^The first sheet has a wrong or swapped character/, /camera/),
    );
    const named = (index: number) =>
      sheetsLock([first, second, third].with(index, "x"), place).catch((error: unknown) => error);
    expect(await named(1)).toMatchObject({ summary: expect.stringMatching(/^The second sheet/) as string });
    expect(await named(2)).toMatchObject({ summary: expect.stringMatching(/^The third sheet/) as string });
    await expect(readSheet("x", place)).rejects.toMatchObject({
      summary: expect.stringMatching(/^This sheet/) as string,
    });
  });

  it("[K29] of another set, account or version comes with what to do", async () => {
    const [one, other] = await Promise.all([createSheets(place), createSheets(place)]);
    const hints = (pattern: RegExp) => ({ hints: [expect.stringMatching(pattern)] });
    const [first = ""] = one.texts;
    await expect(sheetsLock([first, other.texts[1] ?? ""], place)).rejects.toMatchObject(hints(/set is printed/));
    await expect(readSheet(first, { ...place, actor: 8n })).rejects.toMatchObject(hints(/number that is printed/));
    const bytes = bech32m.fromWords(bech32m.decode(first.toLowerCase() as `${string}1${string}`).words);
    bytes[0] = 2;
    await expect(readSheet(bech32m.encode("cksheet", bech32m.toWords(bytes)), place)).rejects.toMatchObject(
      hints(/newer version/),
    );
    // The same sheet beside a good one is no third sheet.
    await expect(sheetsLock([first, one.texts[1] ?? "", first], place)).rejects.toMatchObject({
      summary: "This is the same sheet twice.",
    });
  });
});

const twoLocks = async (): Promise<[Lock, Lock]> => [await phraseLock(PHRASE), await phraseLock(createPhrase())];

describe("a vault", () => {
  it("[K30] remembers of a lock what it is, since when, and its public key", async () => {
    vi.useFakeTimers({ now: Date.UTC(2026, 10, 25), toFake: ["Date"] });
    const [one, other] = await twoLocks();
    const vault = await createVault(createRoot(), [one, { ...other, label: "Paper", hint: "drawer" }]);
    expect(vault.root).toHaveLength(32);
    const seen = { createdAt: "2026-11-25T00:00:00.000Z", kind: "phrase", id: expect.stringMatching(/^[\w-]{11}$/) };
    expect(vault).toMatchObject({ generation: 1 });
    expect(vault.locks).toEqual([
      { ...seen, label: "Recovery phrase", recipient: await recipientOf(one.identity) },
      { ...seen, label: "Paper", hint: "drawer", recipient: await recipientOf(other.identity) },
    ]);
    expect(vault.locks[0]?.id).not.toBe(vault.locks[1]?.id);
    const again = await openVault(await sealVault({ ...vault, generation: 5 }, context), other, context);
    expect(again).toEqual({ ...vault, generation: 5 });
  });

  it("[K30] describes a lock anew at the end, and leaves the others", async () => {
    const [one, other] = await twoLocks();
    const vault = await createVault(createRoot(), [one, other]);
    const again = await withLock(vault, { ...one, label: "The same, renamed" });
    expect(again.locks.map(({ label }) => label)).toEqual(["Recovery phrase", "The same, renamed"]);
    expect(again.locks[0]).toBe(vault.locks[1]);
    expect(vault.locks).toHaveLength(2);
  });

  it("[K27] says what to do where a lock is one too few or too many", async () => {
    const [one, other] = await twoLocks();
    const vault = await createVault(createRoot(), [one, other]);
    const hints = (pattern: RegExp) => expect.objectContaining({ hints: [expect.stringMatching(pattern)] }) as Error;
    expect(() => withoutLock(vault, vault.locks[0]?.id ?? "")).toThrow(hints(/Add another way in first/));
    const full = { ...vault, locks: Array.from({ length: 16 }, () => vault.locks[0]).filter((lock) => !!lock) };
    await expect(withLock({ ...full, locks: full.locks.slice(0, 15) }, other)).resolves.toMatchObject({
      locks: { length: 16 },
    });
    await expect(
      withLock({ ...full, locks: full.locks.map(() => vault.locks[1]).filter((lock) => !!lock) }, one),
    ).rejects.toMatchObject({
      summary: expect.stringMatching(/at most 16/) as string,
      hints: [expect.stringMatching(/Remove one/)],
    });
  });

  it("[K31] opens to a session that holds its root", async () => {
    const vault = await createVault(createRoot(), await twoLocks());
    const sealed = await sealVault(vault, context);
    const opened = await openVault(sealed, { identity: await sessionIdentity(vault.root) }, context);
    expect(opened.root).toEqual(vault.root);
    const stranger = { identity: await sessionIdentity(createRoot()) };
    await expect(openVault(sealed, stranger, context)).rejects.toMatchObject({ code: "WRONG_LOCK" });
  });

  const lockOf = (members: object = {}) => ({
    id: "abcdefghi-_",
    kind: "sheets",
    label: "x",
    createdAt: "2026-11-25T00:00:00Z",
    ...members,
  });
  it.each<[string, boolean, { root?: string; generation?: number; count?: number; lock?: object; more?: object }]>([
    ["as it should be", true, {}],
    ["with sixteen locks", true, { count: 16 }],
    ["with seventeen", false, { count: 17 }],
    ["with one", false, { count: 1 }],
    ["of generation 0", false, { generation: 0 }],
    ["of half a generation", false, { generation: 1.5 }],
    ["with a root that is too short", false, { root: "A".repeat(42) }],
    ["with a root that is too long", false, { root: "A".repeat(44) }],
    ["with a root in another alphabet", false, { root: `${"A".repeat(42)}+` }],
    ["with a longer name of a lock", false, { lock: { id: "abcdefghi-_k" } }],
    ["with a shorter one", false, { lock: { id: "abcdefghi-" } }],
    ["with another kind of lock", false, { lock: { kind: "password" } }],
    ["with a label of 100 characters", true, { lock: { label: "l".repeat(100) } }],
    ["with a longer label", false, { lock: { label: "l".repeat(101) } }],
    ["with a hint of 2,000 characters", true, { lock: { hint: "h".repeat(2_000) } }],
    ["with a longer hint", false, { lock: { hint: "h".repeat(2_001) } }],
    ["of no date", false, { lock: { createdAt: "yesterday" } }],
    ["with a key that is none", false, { lock: { recipient: "age1pq1xyz" } }],
    ["with a secret in a lock", false, { lock: { identity: "x" } }],
    ["with a member that is not known", false, { more: { extra: 1 } }],
  ])("[K9] that was written %s opens: %s", async (_, opens, { root, generation, count = 2, lock, more }) => {
    const key = await phraseLock(PHRASE);
    const recipient = await recipientOf(key.identity);
    const locks = Array.from({ length: count }, () => lockOf({ recipient, ...lock }));
    const data = { root: root ?? "A".repeat(43), generation: generation ?? 1, locks, ...more };
    const opened = openVault(await seal({ context, data, recipients: [recipient] }), key, context);
    if (opens) expect((await opened).locks).toEqual(locks);
    else await expect(opened).rejects.toMatchObject({ code: "UNREADABLE" });
  });
});

describe("what a device remembers of vaults", () => {
  it("[K31] is kept by chain, registry and actor", async () => {
    expect(vaultKey({ ...deployment, actorRegistry: `0x${"A".repeat(40)}` }, 7n)).toBe(`31337/${address("a")}/7`);
    const vaults = memoryVaults();
    expect(await vaults.recall("a")).toBeUndefined();
    const kept = { pointer: `0x${"1".repeat(64)}` as const, generation: 1, sealed: new Uint8Array(1) };
    await vaults.remember("a", kept);
    expect([await vaults.recall("a"), await vaults.recall("b")]).toEqual([kept, undefined]);
  });
});
