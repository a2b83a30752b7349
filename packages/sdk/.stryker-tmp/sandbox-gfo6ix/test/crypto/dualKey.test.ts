// @ts-nocheck
import { chacha20, chacha20poly1305 } from "@noble/ciphers/chacha.js";
import { hkdf } from "@noble/hashes/hkdf.js";
import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { base64nopad } from "@scure/base";
import { Encrypter } from "age-encryption";
import { describe, expect, it } from "vitest";
import { decryptAgeFile } from "../../src/crypto/ageFile.ts";
import { identityFromSeed, recipientOf } from "../../src/crypto/keys.ts";
import { agreeOnTag, oneTimeKey } from "../support/dualKey.ts";

const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const anna = identityFromSeed(new Uint8Array(32).fill(1));
const ben = identityFromSeed(new Uint8Array(32).fill(2));
const LAST_CHUNK = new Uint8Array(12).fill(1, 11);

/** The lines of a stanza that gives `fileKey` to `identity`, cut out of a file that age-encryption made. */
async function stanzaFor(identity: string): Promise<{ lines: string; fileKey: Uint8Array }> {
  let seen: Uint8Array | undefined;
  const encrypter = new Encrypter();
  encrypter.addRecipient(await recipientOf(identity));
  encrypter.addRecipient({
    wrapFileKey(fileKey) {
      seen = Uint8Array.from(fileKey);
      return [];
    },
  });
  const header = new TextDecoder().decode(await encrypter.encrypt("")).split("\n--- ")[0] ?? "";
  if (!seen) throw new Error("No file key was made.");
  return { lines: header.slice(header.indexOf("->")), fileKey: seen };
}

/** A file whose two recipients would find two file keys, and whose payload opens with either. */
async function dualFile(
  macBy: "anna" | "ben",
): Promise<{ file: Uint8Array; payloadKeys: Uint8Array[]; payload: Uint8Array }> {
  const [one, other] = [await stanzaFor(anna), await stanzaFor(ben)];
  const nonce = new Uint8Array(16).fill(7);
  const payloadKeys = [one, other].map(({ fileKey }) => hkdf(sha256, fileKey, nonce, text("payload"), 32));
  const keyStreams = payloadKeys.map((key) => chacha20(key, LAST_CHUNK, new Uint8Array(64)));
  const ciphertext = new Uint8Array(256).fill(0x5a);
  const tag = agreeOnTag(ciphertext, [oneTimeKey(keyStreams[0]!), oneTimeKey(keyStreams[1]!)]);
  const payload = Buffer.concat([ciphertext, tag]);
  const header = `age-encryption.org/v1\n${one.lines}\n${other.lines}\n---`;
  const macKey = hkdf(sha256, (macBy === "anna" ? one : other).fileKey, undefined, text("header"), 32);
  const mac = base64nopad.encode(hmac(sha256, macKey, text(header)));
  return { file: Buffer.concat([text(`${header} ${mac}\n`), nonce, payload]), payloadKeys, payload };
}

describe("a ciphertext that opens under two keys", () => {
  it.each([
    ["anna", anna, ben],
    ["ben", ben, anna],
  ] as const)(
    "[K34] is refused to the one whose key the header does not commit to (%s's)",
    async (macBy, committed, other) => {
      const { file, payloadKeys, payload } = await dualFile(macBy);
      const opened = payloadKeys.map((key) => Buffer.from(chacha20poly1305(key, LAST_CHUNK).decrypt(payload)));
      expect(opened[0]!.equals(opened[1]!)).toBe(false);
      expect(await decryptAgeFile(file, [committed])).toEqual(new Uint8Array(opened[macBy === "anna" ? 0 : 1]!));
      await expect(decryptAgeFile(file, [other])).rejects.toThrow();
    },
  );
});
