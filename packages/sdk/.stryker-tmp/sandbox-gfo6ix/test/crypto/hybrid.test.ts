// @ts-nocheck
import { chacha20poly1305 } from "@noble/ciphers/chacha.js";
import { expand, extract } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { XWing } from "@noble/post-quantum/hybrid.js";
import { base64nopad, bech32 } from "@scure/base";
import { armor, Decrypter, Encrypter, Stanza } from "age-encryption";
import * as cctv from "cctv-age";
import { describe, expect, it } from "vitest";
import { decryptAgeFile } from "../../src/crypto/ageFile.ts";
import { baseKeySchedule } from "../../src/crypto/hybrid/hpke.ts";
import { ageIdentityOf, forgetIdentities, platformIdentity } from "../../src/crypto/hybrid/hybridIdentity.ts";
import { platformHasKem } from "../../src/crypto/hybrid/platformKem.ts";
import { isHybridRecipient } from "../../src/crypto/hybrid/recipientKey.ts";
import { decapsulate, importXwingKey } from "../../src/crypto/hybrid/xwing.ts";
import { identityFromSeed, recipientOf } from "../../src/crypto/keys.ts";
import { seal } from "../../src/crypto/sealedObject.ts";
import { hex, unhex, vectorFile, wycheproof } from "../support/vectors.ts";
import { readCctv } from "../support/cctv.ts";

const bytes = (length: number, first = 1): Uint8Array<ArrayBuffer> =>
  Uint8Array.from({ length }, (_, index) => (first + index * 7) % 251);

interface XwingVector {
  readonly seed: string;
  readonly eseed: string;
  readonly ss: string;
}
interface HpkeVector {
  readonly info: string;
  readonly skRm: string;
  readonly pkRm: string;
  readonly enc: string;
  readonly shared_secret: string;
  readonly key: string;
  readonly base_nonce: string;
  readonly encryption: { readonly aad: string; readonly pt: string; readonly ct: string };
}
const xwing = (vectorFile("xwing.json") as { vectors: XwingVector[] }).vectors;
const hpke = (vectorFile("hpke-xwing.json") as { vectors: HpkeVector[] }).vectors;

describe("hybrid keys", () => {
  it("[K22] are opened by the platform here, so that these tests speak of it", async () => {
    expect(await platformHasKem()).toBe(true);
  });

  it("[K22] are X-Wing's: draft vectors, platform and library", async () => {
    expect(xwing).toHaveLength(3);
    for (const { seed, eseed, ss } of xwing) {
      const { cipherText, sharedSecret } = XWing.encapsulate(XWing.getPublicKey(unhex(seed)), unhex(eseed));
      expect(hex(sharedSecret)).toBe(ss);
      expect(hex(XWing.decapsulate(cipherText, unhex(seed)))).toBe(ss);
      expect(hex(await decapsulate(await importXwingKey(unhex(seed)), cipherText))).toBe(ss);
    }
  });

  it("[K22] and HPKE's key schedule, its base mode", async () => {
    expect(hpke).toHaveLength(1);
    for (const vector of hpke) {
      const info = new TextDecoder().decode(unhex(vector.info));
      expect(hex(XWing.getPublicKey(unhex(vector.skRm)))).toBe(vector.pkRm);
      const secret = await decapsulate(await importXwingKey(unhex(vector.skRm)), unhex(vector.enc));
      expect(hex(secret)).toBe(vector.shared_secret);
      const { key, nonce } = baseKeySchedule(info)(secret);
      expect([hex(key), hex(nonce)]).toEqual([vector.key, vector.base_nonce]);
      const { aad, pt, ct } = vector.encryption;
      expect(hex(chacha20poly1305(key, nonce, unhex(aad)).decrypt(unhex(ct)))).toBe(pt);
    }
  });

  it("[K22] open the same files and refuse the same as age-encryption, damaged or whole", async () => {
    const identity = identityFromSeed(bytes(32));
    const encrypter = new Encrypter();
    encrypter.addRecipient(await recipientOf(identityFromSeed(bytes(32, 9))));
    encrypter.addRecipient(await recipientOf(identity));
    const file = await encrypter.encrypt(bytes(100));
    const header = file.length - 100 - 16 - 16;
    const verdicts = { opened: 0, refused: 0 };
    for (let place = -1; place < header; place += place < 40 ? 1 : 17) {
      const damaged = Uint8Array.from(file);
      if (place >= 0) damaged[place] = (damaged[place] ?? 0) ^ 1;
      const [platform, library] = await Promise.all([
        outcome(damaged, platformIdentity(identity)),
        outcome(damaged, identity),
      ]);
      expect({ place, platform }).toEqual({ place, platform: library });
      verdicts[platform === hex(bytes(100)) ? "opened" : "refused"] += 1;
    }
    expect(verdicts.opened).toBe(1);
    expect(verdicts.refused).toBeGreaterThan(200);
  });

  it("[K22] refuse stanzas of a wrong shape and pass over those of others", async () => {
    const identity = platformIdentity(identityFromSeed(bytes(32)));
    const share = base64nopad.encode(bytes(1120));
    const of = (args: string[], body = bytes(32)): Stanza => new Stanza(args, body);
    const malformed = [
      of(["mlkem768x25519"]),
      of(["mlkem768x25519", share, "more"]),
      of(["mlkem768x25519", base64nopad.encode(bytes(1119))]),
      of(["mlkem768x25519", base64nopad.encode(bytes(1121))]),
      of(["mlkem768x25519", "!"]),
      of(["mlkem768x25519", share], bytes(31)),
      of(["mlkem768x25519", share], bytes(33)),
    ];
    for (const stanza of malformed) await expect(identity.unwrapFileKey([stanza])).rejects.toThrow();
    expect(await identity.unwrapFileKey([])).toBeNull();
    expect(await identity.unwrapFileKey([of(["X25519", share]), of(["mlkem768x25519", share])])).toBeNull();
  });

  it("[K22] refuse an ephemeral key of small order", async () => {
    const key = await importXwingKey(bytes(32));
    const ciphertext = bytes(1120);
    ciphertext.fill(0, 1088);
    await expect(decapsulate(key, ciphertext)).rejects.toThrow();
    expect(() => XWing.decapsulate(ciphertext, bytes(32))).toThrow();
  });

  it("[K22] are kept ready for the next object, and forgotten when told", async () => {
    const identity = identityFromSeed(bytes(32));
    const first = await ageIdentityOf(identity);
    expect(await ageIdentityOf(identity)).toBe(first);
    forgetIdentities();
    expect(await ageIdentityOf(identity)).not.toBe(first);
    const second = await ageIdentityOf(identity);
    for (let seed = 0; seed < 70; seed++) await ageIdentityOf(identityFromSeed(bytes(32, seed + 20)));
    expect(await ageIdentityOf(identity)).not.toBe(second);
    expect(await ageIdentityOf("AGE-SECRET-KEY-1ANOTHERKIND")).toBe("AGE-SECRET-KEY-1ANOTHERKIND");
  });

  it("[K23] are refused as recipients when no key generation gives them", async () => {
    const recipient = await recipientOf(identityFromSeed(bytes(32)));
    expect(isHybridRecipient(recipient)).toBe(true);
    const others = [
      "",
      "age1pq1",
      recipient.slice(0, -1),
      recipient.toUpperCase(),
      `${recipient}q`,
      "age1zvkyg2lqzraa",
    ];
    for (const text of others) expect(isHybridRecipient(text)).toBe(false);
    const overflowing = wycheproof("mlkem_768_encaps_test", 265).filter(
      (test) => test.result === "invalid" && test.bytes("ek").length === 1184,
    );
    expect(overflowing).toHaveLength(112);
    for (const test of overflowing.slice(0, 20)) {
      const key = new Uint8Array(1216).fill(9, 1184);
      key.set(test.bytes("ek"));
      const text = bech32.encode("age1pq", bech32.toWords(key), false);
      expect(isHybridRecipient(text)).toBe(false);
      await expect(seal({ context: { format: "x" }, data: 1, recipients: [recipient, text] })).rejects.toMatchObject({
        code: "INVALID_INPUT",
      });
    }
  });
});

describe("the public test kit of age (cctv-age)", () => {
  const vectors = Object.entries(cctv).map(([name, file]) => readCctv(name, file));

  it("[K24] has all of its 143 files", () => {
    expect(vectors).toHaveLength(143);
    expect(vectors.filter(({ identities }) => identities.some((one) => one.includes("-PQ-"))).length).toBeGreaterThan(
      5,
    );
  });

  it.each(["platform", "library"])("[K24] comes out as it says, with hybrid keys of the %s", async (kind) => {
    const wrong: string[] = [];
    for (const vector of vectors) {
      const decrypter = new Decrypter();
      for (const passphrase of vector.passphrases) decrypter.addPassphrase(passphrase);
      for (const identity of vector.identities)
        decrypter.addIdentity(kind === "platform" ? await ageIdentityOf(identity) : identity);
      const got = await released(vector.armored, vector.file, decrypter);
      const right = got.complete === (vector.expect === "success") && vector.released(got.bytes);
      if (!right) wrong.push(vector.name);
    }
    expect(wrong).toEqual([]);
  });
});

describe("a whole age file at hand", () => {
  const vectors = Object.entries(cctv)
    .map(([name, file]) => readCctv(name, file))
    .filter(({ armored, passphrases }) => !armored && passphrases.length === 0);

  it("[K24] comes out as the test kit says, and in no part when it says failure", async () => {
    expect(vectors.length).toBeGreaterThan(80);
    const wrong: string[] = [];
    for (const { name, file, identities, expect: expected, released: right } of vectors) {
      const opened = await decryptAgeFile(file, identities).catch(() => undefined);
      if (expected === "success" ? !opened || !right(opened) : opened) wrong.push(name);
    }
    expect(wrong).toEqual([]);
  });
});

describe("HPKE's authenticated modes", () => {
  const seed = bytes(32);

  it.each([
    [0, true],
    [1, false],
    [2, false],
    [3, false],
  ])("[K25] a file key sealed in mode %i opens: %s", async (mode, opens) => {
    const { cipherText, sharedSecret } = XWing.encapsulate(XWing.getPublicKey(seed));
    const { key, nonce } = scheduleOfMode(mode, sharedSecret);
    const stanza = new Stanza(
      ["mlkem768x25519", base64nopad.encode(cipherText)],
      chacha20poly1305(key, nonce).encrypt(bytes(16)),
    );
    const fileKey = await platformIdentity(identityFromSeed(seed)).unwrapFileKey([stanza]);
    expect(fileKey === null ? null : hex(fileKey)).toBe(opens ? hex(bytes(16)) : null);
  });
});

/** HPKE's key schedule (RFC 9180, section 5.1) for any mode, as the other side would write it. */
function scheduleOfMode(mode: number, sharedSecret: Uint8Array): { key: Uint8Array; nonce: Uint8Array } {
  const text = (value: string): Uint8Array => new TextEncoder().encode(value);
  const suite = Buffer.concat([text("HPKE-v1HPKE"), Uint8Array.of(0x64, 0x7a, 0, 1, 0, 3)]);
  const labeled = (salt: Uint8Array, label: string, input: Uint8Array): Uint8Array =>
    extract(sha256, Buffer.concat([suite, text(label), input]), salt);
  const none = new Uint8Array();
  const context = Buffer.concat([
    Uint8Array.of(mode),
    labeled(none, "psk_id_hash", none),
    labeled(none, "info_hash", text("age-encryption.org/mlkem768x25519")),
  ]);
  const secret = labeled(sharedSecret, "secret", none);
  const part = (label: string, length: number): Uint8Array =>
    expand(sha256, secret, Buffer.concat([Uint8Array.of(0, length), suite, text(label), context]), length);
  return { key: part("key", 32), nonce: part("base_nonce", 12) };
}

async function outcome(file: Uint8Array, identity: Parameters<Decrypter["addIdentity"]>[0]): Promise<string> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  try {
    return hex(await decrypter.decrypt(file));
  } catch {
    return "refused";
  }
}

/** What comes out of a file before its end or its fault. */
async function released(armored: boolean, file: Uint8Array, decrypter: Decrypter) {
  const parts: Uint8Array[] = [];
  try {
    const binary = armored ? armor.decode(new TextDecoder().decode(file)) : file;
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(binary);
        controller.close();
      },
    });
    for await (const part of await decrypter.decrypt(stream)) parts.push(part);
    return { complete: true, bytes: Buffer.concat(parts) };
  } catch {
    return { complete: false, bytes: Buffer.concat(parts) };
  }
}
