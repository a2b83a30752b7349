import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { concatBytes, dropBytes, firstBytes, fromBase64url, randomBytes, toBase64url } from "../../src/crypto/bytes.ts";
import { canonicalJson, encodeJson } from "../../src/crypto/canonicalJson.ts";
import { epochPath, identityFromSeed, identityPath, isRecipient, recipientOf } from "../../src/crypto/keys.ts";
import { paddedSize } from "../../src/crypto/padme.ts";
import { decodeDocument, encodeDocument } from "../../src/crypto/publicDocument.ts";
import { open, seal } from "../../src/crypto/sealedObject.ts";

const ONE_BLOCK = 1_048_576;
const identity = identityFromSeed(new Uint8Array(32).fill(1));
const recipient = await recipientOf(identity);
const context = { format: "chartkey/test/1", chainId: 1 };
const text = (value: string) => new TextEncoder().encode(value);

afterEach(() => vi.restoreAllMocks());

describe("bytes in parts", () => {
  const anyParts = fc.array(fc.uint8Array({ maxLength: 9 }), { maxLength: 6 });

  it("are the same bytes when they are joined, or cut in two at any place", () => {
    fc.assert(
      fc.property(anyParts, fc.nat(60), (parts, count) => {
        const whole = Buffer.concat(parts);
        expect(concatBytes(parts)).toEqual(new Uint8Array(whole));
        const [first, rest] = [firstBytes(parts, count), dropBytes(parts, count)];
        expect(Buffer.concat(first).equals(whole.subarray(0, count))).toBe(true);
        expect(Buffer.concat(rest).equals(whole.subarray(count))).toBe(true);
        // No empty piece is made, and nothing is copied.
        expect([...first, ...rest].every(({ length }) => length > 0)).toBe(true);
        expect([...first, ...rest].every(({ buffer }) => parts.some((part) => part.buffer === buffer))).toBe(true);
      }),
    );
  });

  it("are text without padding, and back", () => {
    expect(toBase64url(Uint8Array.of(0xfb, 0xff, 1, 2))).toBe("-_8BAg");
    expect(fromBase64url("-_8BAg")).toEqual(Uint8Array.of(0xfb, 0xff, 1, 2));
    expect(() => fromBase64url("-_8BAg==")).toThrow();
  });
});

describe("a generator's two samples", () => {
  const good = (first: number) => Uint8Array.from({ length: 16 }, (_, index) => first + index);
  const flat = new Uint8Array(16).fill(7);

  it.each<[string, boolean, Uint8Array[]]>([
    ["two good ones", true, [good(1), good(2)]],
    ["alike but for the last byte", true, [good(1), good(1).with(15, 0)]],
    ["all one byte but for the last", true, [flat.with(15, 8), good(2)]],
    ["the first all one byte", false, [flat, good(2)]],
    ["the second all one byte", false, [good(1), flat]],
    ["the same twice", false, [good(1), good(1)]],
  ])("[K26] %s are taken: %s", (_, taken, samples) => {
    let asked = 0;
    vi.spyOn(crypto, "getRandomValues").mockImplementation((view) => {
      (view as Uint8Array).set((samples[asked] ?? good(9)).subarray(0, (view as Uint8Array).length));
      asked += 1;
      return view;
    });
    if (taken) expect(randomBytes(4)).toEqual(good(9).subarray(0, 4));
    else expect(() => randomBytes(4)).toThrow("The random number generator is broken.");
  });
});

describe("canonical JSON", () => {
  it("[K36] is one text for one value (RFC 8785)", () => {
    expect(canonicalJson({ b: 1, a: [1e21, "€\n", null, true], A: {} })).toBe(
      '{"A":{},"a":[1e+21,"€\\n",null,true],"b":1}',
    );
    expect(encodeJson("€")).toEqual(text('"€"'));
    expect(() => canonicalJson(undefined)).toThrow("This value has no JSON form.");
  });
});

describe("names of keys", () => {
  it("[K36] are the paths that they are derived by", () => {
    expect([identityPath(3), epochPath(2, 5)]).toEqual(["actor/identity/3", "compartment/2/epoch/5"]);
  });

  it("[K23] a public key has a bounded length, and nothing is read of a longer text", () => {
    expect(isRecipient(recipient)).toBe(true);
    const long = { length: 2_001, startsWith: () => expect.fail("it was read") } as unknown as string;
    expect(isRecipient(long)).toBe(false);
  });
});

describe("a padded size", () => {
  it.each([
    [0, 4096],
    [4096, 4096],
    [4097, 4352],
    [4352, 4352],
    [65_536, 65_536],
    [65_537, 67_584],
    [1_000_000, 1_015_808],
  ])("[K7] of %i bytes is %i, as the paper's formula has it", (length, size) => {
    expect(paddedSize(length)).toBe(size);
  });
});

describe("a public document", () => {
  const schema = z.string();
  const decode = (document: unknown, expected: Parameters<typeof decodeDocument>[1] = context) =>
    decodeDocument(typeof document === "string" ? text(document) : encodeJson(document), expected, schema);

  it("[K36] is canonical JSON of its context and data, of at most one block", () => {
    const bytes = encodeDocument(context, "x");
    expect(new TextDecoder().decode(bytes)).toBe('{"context":{"chainId":1,"format":"chartkey/test/1"},"data":"x"}');
    expect(decodeDocument(bytes, context, schema)).toBe("x");
    const room = ONE_BLOCK - bytes.length;
    expect(encodeDocument(context, "x".repeat(room + 1))).toHaveLength(ONE_BLOCK);
    expect(() => encodeDocument(context, "x".repeat(room + 2))).toThrow(
      expect.objectContaining({ code: "BLOB_TOO_LARGE" }) as Error,
    );
  });

  it("[K5] says all the members in which its place differs, in order", () => {
    const document = { context: { ...context, zone: "z", chainId: 2 }, data: "x" };
    expect(() => decode(document, { ...context, area: "a" })).toThrow(
      expect.objectContaining({ code: "CONTEXT_MISMATCH", members: ["area", "chainId", "zone"] }) as Error,
    );
    // Text and number are not the same.
    expect(() => decode({ context: { ...context, chainId: "1" }, data: "x" })).toThrow(
      expect.objectContaining({ members: ["chainId"] }) as Error,
    );
  });

  const long = (length: number) => "n".repeat(length);
  it.each<[string, boolean, unknown, object?]>([
    ["that is whole", true, { context, data: "x" }],
    ["with spaces after it", true, '{"context":{"chainId":1,"format":"chartkey/test/1"},"data":"x"}   '],
    ["that is no JSON", false, "{"],
    ["of nothing", false, ""],
    ["without a context", false, { data: "x" }],
    ["with more than both", false, { context, data: "x", more: 1 }],
    ["with a member of 64 characters", true, { context: { ...context, [long(64)]: 1 }, data: "x" }, { [long(64)]: 1 }],
    ["with a longer member", false, { context: { ...context, [long(65)]: 1 }, data: "x" }, { [long(65)]: 1 }],
    ["with a value of 200", true, { context: { ...context, a: long(200) }, data: "x" }, { a: long(200) }],
    ["with a longer value", false, { context: { ...context, a: long(201) }, data: "x" }, { a: long(201) }],
    ["with a nested context", false, { context: { ...context, a: {} }, data: "x" }, { a: {} }],
    ["with other data", false, { context, data: 1 }],
  ])("[K36] %s is read: %s", (_, reads, document, more = {}) => {
    const expected = { ...context, ...more };
    if (reads) expect(decode(document, expected)).toBe("x");
    else expect(() => decode(document, expected)).toThrow(expect.objectContaining({ code: "UNREADABLE" }) as Error);
  });

  it("[K36] of damaged text is not read as if it were whole", () => {
    const bytes = encodeDocument(context, "xx");
    bytes[bytes.length - 3] = 0xff;
    expect(() => decodeDocument(bytes, context, schema)).toThrow(
      expect.objectContaining({ code: "UNREADABLE" }) as Error,
    );
  });
});

describe("a sealed object", () => {
  it("[K4] needs somebody who can open it, each with a sound key", async () => {
    const sealing = (recipients: string[]) => seal({ context, data: 1, recipients });
    await expect(sealing([])).rejects.toMatchObject({
      code: "INVALID_INPUT",
      summary: "A sealed object needs somebody who can open it.",
    });
    await expect(sealing([recipient, "age1pq1x"])).rejects.toMatchObject({
      code: "INVALID_INPUT",
      summary: "A recipient's public key is not a sound hybrid key.",
    });
  });

  it("[K7] takes what fits into one block with its padding and header, and no more", async () => {
    const sealing = (length: number) => seal({ context, data: "x".repeat(length), recipients: [recipient] });
    const largest = await sealing(1_032_000);
    expect(largest.length).toBeLessThanOrEqual(ONE_BLOCK);
    const opened = await open({ sealed: largest, identities: [identity], expected: context, schema: z.string() });
    expect(opened).toHaveLength(1_032_000);
    for (const length of [1_040_000, ONE_BLOCK])
      await expect(sealing(length)).rejects.toMatchObject({ code: "BLOB_TOO_LARGE" });
  });

  it("[K7] is padded with spaces", async () => {
    const { Decrypter } = await import("age-encryption");
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    const plaintext = await decrypter.decrypt(await seal({ context, data: 1, recipients: [recipient] }), "text");
    expect(plaintext).toMatch(/^\{"context":\{.*\},"data":1\} {4000,}$/);
  });
});
