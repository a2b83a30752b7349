import { Decrypter, Encrypter, generateX25519Identity } from "age-encryption";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { canonicalJson } from "../../src/crypto/canonicalJson.ts";
import { identityFromSeed, recipientOf } from "../../src/crypto/keys.ts";
import { paddedSize } from "../../src/crypto/padme.ts";
import { open, seal, type SealedContext } from "../../src/crypto/sealedObject.ts";

const context: SealedContext = {
  format: "chartkey/manifest/1",
  chainId: 31337,
  registry: "0x5fbdb2315678afecb367f032d93f642f64180aa3",
  patient: "7",
  author: "9",
  sequence: 3,
  version: 2,
  compartment: 4,
  epoch: 1,
};
const identity = identityFromSeed(new Uint8Array(32).fill(1));
const stranger = identityFromSeed(new Uint8Array(32).fill(2));
const schema = z.strictObject({ text: z.string() });
const data = { text: "seen today" };
let recipient: string;
let sealed: Uint8Array;

beforeAll(async () => {
  recipient = await recipientOf(identity);
  sealed = await seal({ context, data, recipients: [recipient] });
});

const reopen = (parameters: Partial<Parameters<typeof open>[0]> = {}) =>
  open({ sealed, identities: [identity], expected: context, schema, ...parameters });

describe("sealed object", () => {
  it("[K4] is an age file that any age implementation opens with the identity alone", async () => {
    expect(new TextDecoder().decode(sealed.subarray(0, 21))).toBe("age-encryption.org/v1");
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    const plaintext = await decrypter.decrypt(sealed, "text");
    expect(Object.keys(JSON.parse(plaintext) as object)).toEqual(["context", "data"]);
    expect(plaintext.length).toBe(4096);
  });

  it("opens where it belongs", async () => {
    expect(await reopen()).toEqual(data);
  });

  it("[K4] gives back any data, of one chunk and of several", async () => {
    const json = fc.oneof(
      fc.jsonValue({ noUnicodeString: false, maxDepth: 4 }),
      fc.integer({ min: 60_000, max: 300_000 }).map((length) => "x".repeat(length)),
    );
    await fc.assert(
      fc.asyncProperty(json, async (value) => {
        const again = await open({
          sealed: await seal({ context, data: value, recipients: [recipient] }),
          identities: [stranger, identity],
          expected: context,
          schema: z.json(),
        });
        expect(JSON.stringify(again)).toBe(canonicalJson(value));
      }),
      { numRuns: 60 },
    );
  });

  it.each(Object.keys(context))("[K5] is refused when its %s differs from where it was found", async (member) => {
    const value = context[member];
    const expected = {
      ...context,
      [member]: typeof value === "number" ? value + 1 : `${String(value)}0`,
    } as SealedContext;
    await expect(reopen({ expected })).rejects.toMatchObject({ code: "CONTEXT_MISMATCH", members: [member] });
  });

  it("[K5] is refused when a member is missing on either side", async () => {
    const less = Object.fromEntries(Object.entries(context).filter(([member]) => member !== "epoch"));
    await expect(reopen({ expected: { format: "", ...less } })).rejects.toMatchObject({ members: ["epoch"] });
    await expect(reopen({ expected: { ...context, extra: 1 } })).rejects.toMatchObject({ members: ["extra"] });
  });

  it("[K6] tells one who holds no key that they hold no key", async () => {
    await expect(reopen({ identities: [stranger] })).rejects.toMatchObject({ code: "KEY_NOT_GRANTED" });
    await expect(reopen({ identities: [] })).rejects.toMatchObject({ code: "KEY_NOT_GRANTED" });
    await expect(reopen({ identities: [await generateX25519Identity()] })).rejects.toMatchObject({
      code: "KEY_NOT_GRANTED",
    });
  });

  it("[K6] gives one error for every damage, and never plaintext in it", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }), async (place, mask) => {
        const damaged = Uint8Array.from(sealed);
        damaged[place] = (damaged[place] ?? 0) ^ mask;
        const error: unknown = await reopen({ sealed: damaged }).catch((reason: unknown) => reason);
        // A damaged stanza may no longer be recognised as one's own; anything else is one and the same error.
        expect(["UNREADABLE", "KEY_NOT_GRANTED"]).toContain((error as { code: string }).code);
        expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain("seen today");
      }),
      { numRuns: 150 },
    );
    for (const length of [0, 1, 20, 200, sealed.length - 1])
      await expect(reopen({ sealed: sealed.subarray(0, length) })).rejects.toMatchObject({ code: "UNREADABLE" });
  });

  it("[K6] refuses content of another shape", async () => {
    await expect(reopen({ schema: z.strictObject({ other: z.string() }) })).rejects.toMatchObject({
      code: "UNREADABLE",
    });
  });

  it("[K7] shows no more of its length than a Padmé size of at least 4 KiB", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 900_000 }), (length) => {
        const padded = paddedSize(length);
        expect(padded).toBeGreaterThanOrEqual(Math.max(length, 4096));
        if (length > 4096) expect(padded).toBeLessThanOrEqual(length * 1.12);
        expect(paddedSize(padded)).toBe(padded);
      }),
      { numRuns: 10_000 },
    );
  });

  it("[K7] refuses what would not fit into one block", async () => {
    const large = { text: "x".repeat(1_048_576) };
    await expect(seal({ context, data: large, recipients: [recipient] })).rejects.toMatchObject({
      code: "BLOB_TOO_LARGE",
    });
  });

  it("[K7] opens what fills one block to the last byte, and nothing larger", async () => {
    const opened = async (plaintextLength: number): Promise<[number, unknown]> => {
      const encrypter = new Encrypter();
      encrypter.addRecipient(recipient);
      const file = await encrypter.encrypt(JSON.stringify({ context, data }).padEnd(plaintextLength));
      return [file.length, await reopen({ sealed: file }).catch((error: unknown) => error)];
    };
    const [overhead] = await opened(1_000_000);
    // The same number of chunks, so that the rest of the file stays as long as it was.
    const fits = 1_048_576 - (overhead - 1_000_000);
    expect(await opened(fits)).toEqual([1_048_576, data]);
    expect(await opened(fits + 1)).toMatchObject([1_048_577, { code: "UNREADABLE" }]);
  });
});
