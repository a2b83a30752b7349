import { bech32 } from "@scure/base";
import { afterEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { ageIdentityOf, forgetIdentities, platformIdentity } from "../../src/crypto/hybrid/hybridIdentity.ts";
import { isHybridRecipient, isSoundMlKemKey } from "../../src/crypto/hybrid/recipientKey.ts";
import { importXwingKey } from "../../src/crypto/hybrid/xwing.ts";
import { identityFromSeed, recipientOf } from "../../src/crypto/keys.ts";
import { open, seal } from "../../src/crypto/sealedObject.ts";

const seedOf = (fill: number, length = 32) => new Uint8Array(length).fill(fill);

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
  forgetIdentities();
});

describe("keys that the platform holds", () => {
  it("[K22] cannot be read back", async () => {
    const { mlKem, x25519 } = await importXwingKey(seedOf(1));
    expect([mlKem.extractable, x25519.extractable]).toEqual([false, false]);
    await expect(crypto.subtle.exportKey("pkcs8", x25519)).rejects.toThrow();
  });

  it.each([
    ["of another kind", bech32.encode("AGE-SECRET-KEY-", bech32.toWords(seedOf(1)), false)],
    ["that is too short", bech32.encode("AGE-SECRET-KEY-PQ-", bech32.toWords(seedOf(1, 31)), false)],
    ["that is too long", bech32.encode("AGE-SECRET-KEY-PQ-", bech32.toWords(seedOf(1, 33)), false)],
  ])("[K22] are not made of an identity %s", (_, identity) => {
    expect(() => platformIdentity(identity)).toThrow("invalid identity");
  });

  it("[K22] are the 64 that were used last", async () => {
    const identity = (index: number) => identityFromSeed(seedOf(index));
    const first = [await ageIdentityOf(identity(0)), await ageIdentityOf(identity(1))];
    for (let index = 2; index < 64; index++) await ageIdentityOf(identity(index));
    // All 64 are there; using one makes it the newest.
    expect(await ageIdentityOf(identity(0))).toBe(first[0]);
    await ageIdentityOf(identity(64));
    expect(await ageIdentityOf(identity(0))).toBe(first[0]);
    expect(await ageIdentityOf(identity(1))).not.toBe(first[1]);
  });

  it.each(["importKey", "deriveBits", "decapsulateBits"])(
    "[K22] are the library's where the platform lacks %s, and the same objects open",
    async (lacking) => {
      const identity = identityFromSeed(seedOf(5));
      const context = { format: "x" };
      const sealed = await seal({ context, data: 7, recipients: [await recipientOf(identity)] });
      const { subtle } = crypto;
      const refusing = new Proxy(subtle, {
        get: (target, name) => {
          if (name === lacking) return () => Promise.reject(new DOMException("no", "NotSupportedError"));
          const member = Reflect.get(target, name) as unknown;
          return typeof member === "function" ? (member.bind(target) as unknown) : member;
        },
      });
      vi.stubGlobal("crypto", { subtle: refusing, getRandomValues: crypto.getRandomValues.bind(crypto) });
      // A program asks once what the platform has: this is another program.
      vi.resetModules();
      const anew = await import("../../src/crypto/hybrid/hybridIdentity.ts");
      const { platformHasKem } = await import("../../src/crypto/hybrid/platformKem.ts");
      expect(await platformHasKem()).toBe(false);
      expect(await anew.ageIdentityOf(identity)).toBe(identity);
      vi.stubGlobal("crypto", { subtle, getRandomValues: crypto.getRandomValues.bind(crypto) });
      expect(await open({ sealed, identities: [identity], expected: context, schema: z.number() })).toBe(7);
    },
  );
});

describe("a public key from somebody else", () => {
  it("[K23] has the one length that there is", async () => {
    const recipient = await recipientOf(identityFromSeed(seedOf(3)));
    const key = bech32.fromWords(bech32.decode(recipient as `${string}1${string}`, false).words);
    const textOf = (bytes: Uint8Array) => bech32.encode("age1pq", bech32.toWords(bytes), false);
    expect(isHybridRecipient(textOf(key))).toBe(true);
    for (const length of [1184, 1215]) expect(isHybridRecipient(textOf(key.subarray(0, length)))).toBe(false);
    expect(isHybridRecipient(textOf(Uint8Array.from([...key, 0])))).toBe(false);
    const mlKem = key.subarray(0, 1184);
    expect(isSoundMlKemKey(mlKem)).toBe(true);
    for (const other of [key, mlKem.subarray(0, 1183), new Uint8Array()]) expect(isSoundMlKemKey(other)).toBe(false);
  });
});
