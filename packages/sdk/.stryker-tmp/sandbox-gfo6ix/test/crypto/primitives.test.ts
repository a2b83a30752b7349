// @ts-nocheck
import { createHash } from "node:crypto";
import { chacha20poly1305 } from "@noble/ciphers/chacha.js";
import { x25519 as libraryX25519 } from "@noble/curves/ed25519.js";
import { hkdf } from "@noble/hashes/hkdf.js";
import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { ml_kem768 } from "@noble/post-quantum/ml-kem.js";
import { describe, expect, it } from "vitest";
import { decapsulateMlKem, importMlKemSeed, importX25519Private, x25519 } from "../../src/crypto/hybrid/platformKem.ts";
import { isSoundMlKemKey } from "../../src/crypto/hybrid/recipientKey.ts";
import { hex, wycheproof, type WycheproofTest } from "../support/vectors.ts";

/** What `work` gives, as hex, or "refused". */
async function outcome(work: () => Uint8Array | Promise<Uint8Array>): Promise<string> {
  try {
    return hex(await work());
  } catch {
    return "refused";
  }
}

/** Runs a whole set and names every test whose verdict is wrong. */
async function wrongIn(
  tests: readonly WycheproofTest[],
  work: (test: WycheproofTest) => Uint8Array | Promise<Uint8Array>,
  expected: (test: WycheproofTest) => readonly string[],
): Promise<number[]> {
  const wrong: number[] = [];
  for (const test of tests) if (!expected(test).includes(await outcome(() => work(test)))) wrong.push(test.id);
  return wrong;
}

const only =
  (member: string) =>
  (test: WycheproofTest): string[] =>
    test.result === "valid" ? [hex(test.bytes(member))] : ["refused"];
const join = (...parts: Uint8Array[]): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.concat(parts));

async function gcm(test: WycheproofTest, mode: "encrypt" | "decrypt"): Promise<Uint8Array> {
  const key = await crypto.subtle.importKey("raw", test.bytes("key"), "AES-GCM", false, [mode]);
  const parameters = { name: "AES-GCM", iv: test.bytes("iv"), additionalData: test.bytes("aad") };
  const input = mode === "encrypt" ? test.bytes("msg") : join(test.bytes("ct"), test.bytes("tag"));
  return new Uint8Array(await crypto.subtle[mode](parameters, key, input));
}

async function platformHkdf(test: WycheproofTest): Promise<Uint8Array> {
  const key = await crypto.subtle.importKey("raw", test.bytes("ikm"), "HKDF", false, ["deriveBits"]);
  const parameters = { name: "HKDF", hash: "SHA-256", salt: test.bytes("salt"), info: test.bytes("info") };
  return new Uint8Array(await crypto.subtle.deriveBits(parameters, key, test.size * 8));
}

describe("the primitives, as this platform and the library have them, against Wycheproof", () => {
  it("[K21] AES-256-GCM", async () => {
    const tests = wycheproof("aes_gcm_test", 66);
    expect(await wrongIn(tests, (test) => gcm(test, "decrypt"), only("msg"))).toEqual([]);
    const valid = tests.filter(({ result }) => result === "valid");
    const sealed = (test: WycheproofTest): string[] => [hex(join(test.bytes("ct"), test.bytes("tag")))];
    expect(await wrongIn(valid, (test) => gcm(test, "encrypt"), sealed)).toEqual([]);
  });

  it("[K21] ChaCha20-Poly1305", async () => {
    const tests = wycheproof("chacha20_poly1305_test", 316);
    const cipher = (test: WycheproofTest) => chacha20poly1305(test.bytes("key"), test.bytes("iv"), test.bytes("aad"));
    const open = (test: WycheproofTest): Uint8Array => cipher(test).decrypt(join(test.bytes("ct"), test.bytes("tag")));
    expect(await wrongIn(tests, open, only("msg"))).toEqual([]);
    const valid = tests.filter(({ result }) => result === "valid");
    const sealed = (test: WycheproofTest): string[] => [hex(join(test.bytes("ct"), test.bytes("tag")))];
    expect(await wrongIn(valid, (test) => cipher(test).encrypt(test.bytes("msg")), sealed)).toEqual([]);
  });

  it("[K21] HKDF-SHA256", async () => {
    const tests = wycheproof("hkdf_sha256_test", 86);
    expect(await wrongIn(tests, platformHkdf, only("okm"))).toEqual([]);
    const library = (test: WycheproofTest): Uint8Array =>
      hkdf(sha256, test.bytes("ikm"), test.bytes("salt"), test.bytes("info"), test.size);
    expect(await wrongIn(tests, library, only("okm"))).toEqual([]);
  });

  it("[K21] HMAC-SHA256, which authenticates the header of a sealed object", async () => {
    const tests = wycheproof("hmac_sha256_test", 87);
    for (const test of tests) {
      const same = hex(hmac(sha256, test.bytes("key"), test.bytes("msg"))) === hex(test.bytes("tag"));
      expect({ id: test.id, same }).toEqual({ id: test.id, same: test.result === "valid" });
    }
  });

  it("[K21] X25519", async () => {
    const tests = wycheproof("x25519_test", 518);
    // "Acceptable" are points outside the group. A zero result is always refused; the rest is RFC 7748's own answer.
    const expected = (test: WycheproofTest): string[] => {
      const shared = hex(test.bytes("shared"));
      return /^0+$/.test(shared) ? ["refused"] : [shared];
    };
    const platform = async (test: WycheproofTest): Promise<Uint8Array> =>
      x25519(await importX25519Private(test.bytes("private")), test.bytes("public"));
    const library = (test: WycheproofTest): Uint8Array =>
      libraryX25519.getSharedSecret(test.bytes("private"), test.bytes("public"));
    expect(await wrongIn(tests, platform, expected)).toEqual([]);
    expect(await wrongIn(tests, library, expected)).toEqual([]);
  });

  it("[K21] ML-KEM-768, opening", async () => {
    const tests = wycheproof("mlkem_768_test", 201);
    const platform = async (test: WycheproofTest): Promise<Uint8Array> =>
      decapsulateMlKem(await importMlKemSeed(test.bytes("seed")), test.bytes("c"));
    const library = (test: WycheproofTest): Uint8Array =>
      ml_kem768.decapsulate(test.bytes("c"), ml_kem768.keygen(test.bytes("seed")).secretKey);
    expect(await wrongIn(tests, platform, only("K"))).toEqual([]);
    expect(await wrongIn(tests, library, only("K"))).toEqual([]);
  });

  it("[K21] ML-KEM-768, sealing and making keys", async () => {
    const digest = (bytes: Uint8Array): Uint8Array => createHash("sha256").update(bytes).digest();
    const encapsulate = (test: WycheproofTest): Uint8Array => {
      if (!isSoundMlKemKey(test.bytes("ek"))) throw new Error("refused before it is used");
      const { cipherText, sharedSecret } = ml_kem768.encapsulate(test.bytes("ek"), test.bytes("m"));
      return join(digest(cipherText), sharedSecret);
    };
    const expected = (test: WycheproofTest): string[] =>
      test.result === "valid" ? [hex(join(test.bytes("cSha256"), test.bytes("K")))] : ["refused"];
    expect(await wrongIn(wycheproof("mlkem_768_encaps_test", 265), encapsulate, expected)).toEqual([]);
    const publicKey = (test: WycheproofTest): Uint8Array => digest(ml_kem768.keygen(test.bytes("seed")).publicKey);
    expect(await wrongIn(wycheproof("mlkem_768_keygen_seed_test", 100), publicKey, only("ekSha256"))).toEqual([]);
  });
});
