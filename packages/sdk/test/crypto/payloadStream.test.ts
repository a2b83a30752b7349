import { readFileSync } from "node:fs";
import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { payloadCiphertextSize } from "../../src/crypto/payloadFormat.ts";
import { decryptPayload, encryptPayload } from "../../src/crypto/payloadStream.ts";

const SEGMENT = 4096;
const HEADER = 40;
const key = pattern(32);
const associatedData = new TextEncoder().encode('{"format":"chartkey/payload/1"}');
const parameters = { key, associatedData, segmentSize: SEGMENT };

interface Vector {
  name: string;
  key: string;
  associatedData: string;
  segmentSize: number;
  plaintextSize: number;
  ciphertext: string;
}
const { vectors } = JSON.parse(readFileSync(new URL("../vectors/payload-tink.json", import.meta.url), "utf8")) as {
  vectors: Vector[];
};

function pattern(size: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: size }, (_, index) => (index * 7) % 251);
}

const unhex = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text, "hex"));
const streamOf = (...chunks: Uint8Array[]): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
const collect = async (stream: ReadableStream<Uint8Array>): Promise<Uint8Array> =>
  new Uint8Array(await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer());
const encrypt = (plaintext: Uint8Array): Promise<Uint8Array> =>
  collect(encryptPayload(streamOf(plaintext), parameters));

/** What comes out before the end or the error. */
async function released(ciphertext: Uint8Array): Promise<{ bytes: Uint8Array; error: unknown }> {
  const parts: Uint8Array[] = [];
  try {
    for await (const chunk of decryptPayload(streamOf(ciphertext), parameters)) parts.push(chunk);
    return { bytes: Buffer.concat(parts), error: undefined };
  } catch (error) {
    return { bytes: Buffer.concat(parts), error };
  }
}

/** Header and ciphertext segments. */
function cut(ciphertext: Uint8Array): Uint8Array[] {
  const parts = [ciphertext.subarray(0, HEADER), ciphertext.subarray(HEADER, SEGMENT)];
  for (let at = SEGMENT; at < ciphertext.length; at += SEGMENT) parts.push(ciphertext.subarray(at, at + SEGMENT));
  return parts.filter((part) => part.length > 0);
}

describe("payload stream", () => {
  it.each(vectors)("[K1] opens what Tink for Go encrypted: $name", async (vector) => {
    const stream = decryptPayload(streamOf(unhex(vector.ciphertext)), {
      key: unhex(vector.key),
      associatedData: unhex(vector.associatedData),
      segmentSize: vector.segmentSize,
    });
    expect(Buffer.from(await collect(stream)).equals(pattern(vector.plaintextSize))).toBe(true);
  });

  it("[K1] has the length that Tink's has", () => {
    for (const { plaintextSize, segmentSize, ciphertext } of vectors)
      expect(payloadCiphertextSize(plaintextSize, segmentSize)).toBe(ciphertext.length / 2);
  });

  it("gives back any bytes, however they are cut into chunks", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 9_000 }), { maxLength: 5 }), async (chunks) => {
        const plaintext = Buffer.concat(chunks);
        const ciphertext = await collect(encryptPayload(streamOf(...chunks), parameters));
        expect(ciphertext.length).toBe(payloadCiphertextSize(plaintext.length, SEGMENT));
        expect(Buffer.from(await collect(decryptPayload(streamOf(ciphertext), parameters))).equals(plaintext)).toBe(
          true,
        );
      }),
      { numRuns: 100 },
    );
  });

  it("[K2] never uses a salt and nonce prefix twice", async () => {
    const headers = await Promise.all(
      Array.from({ length: 200 }, async () =>
        Buffer.from((await encrypt(pattern(1))).subarray(0, HEADER)).toString("hex"),
      ),
    );
    expect(new Set(headers).size).toBe(headers.length);
  });

  // Nothing, one byte, and around every segment border up to eight segments.
  const borders = Array.from({ length: 8 }, (_, index) => 4040 + 4080 * index);
  const sizes = [0, 1, ...borders.flatMap((border) => [border - 1, border, border + 1])];

  it.each(sizes)("[K3] refuses every deleted, doubled, swapped, cut and added segment of %i bytes", async (size) => {
    const plaintext = pattern(size);
    const parts = cut(await encrypt(plaintext));
    const altered: Uint8Array[][] = [];
    parts.forEach((part, at) => {
      altered.push(parts.filter((_, index) => index !== at));
      altered.push(parts.flatMap((other, index) => (index === at ? [other, other] : [other])));
      altered.push(parts.map((other, index) => (index === at ? part.subarray(0, part.length - 1) : other)));
      altered.push(parts.slice(0, at));
      for (let other = at + 1; other < parts.length; other++) {
        const swapped = [...parts];
        [swapped[at], swapped[other]] = [swapped[other] as Uint8Array, part];
        altered.push(swapped);
      }
    });
    const [header = new Uint8Array()] = parts;
    for (const more of [Uint8Array.of(0), new Uint8Array(16), new Uint8Array(SEGMENT), header, ...parts.slice(1)])
      altered.push([...parts, more]);
    for (const candidate of altered) {
      const { bytes, error } = await released(Buffer.concat(candidate));
      expect(error).toMatchObject({ code: "UNREADABLE" });
      expect(Buffer.from(plaintext.subarray(0, bytes.length)).equals(bytes)).toBe(true);
    }
  });

  it.each([0, ...borders])(
    "[K3] refuses every flipped bit of the header and the last tag of %i bytes",
    async (size) => {
      const ciphertext = await encrypt(pattern(size));
      const places = [
        ...Array(HEADER).keys(),
        ...Array.from({ length: 16 }, (_, index) => ciphertext.length - 1 - index),
      ];
      for (const place of places)
        for (let bit = 0; bit < 8; bit++) {
          const flipped = Uint8Array.from(ciphertext);
          flipped[place] = (flipped[place] ?? 0) ^ (1 << bit);
          expect((await released(flipped)).error).toMatchObject({ code: "UNREADABLE" });
        }
    },
  );

  it("[K3] refuses another key and another place", async () => {
    const ciphertext = await encrypt(pattern(100));
    const elsewhere = new TextEncoder().encode('{"format":"chartkey/payload/2"}');
    for (const other of [
      { ...parameters, key: pattern(33).slice(1) },
      { ...parameters, associatedData: elsewhere },
    ])
      await expect(collect(decryptPayload(streamOf(ciphertext), other))).rejects.toMatchObject({ code: "UNREADABLE" });
  });

  describe("with WebCrypto, as browsers have it, and with Node's own module", () => {
    const withoutNode = (): void => void vi.stubGlobal("process", { ...process, getBuiltinModule: undefined });
    afterEach(() => vi.unstubAllGlobals());

    it.each(vectors)("[K1] WebCrypto too opens what Tink for Go encrypted: $name", async (vector) => {
      withoutNode();
      const stream = decryptPayload(streamOf(unhex(vector.ciphertext)), {
        key: unhex(vector.key),
        associatedData: unhex(vector.associatedData),
        segmentSize: vector.segmentSize,
      });
      expect(Buffer.from(await collect(stream)).equals(pattern(vector.plaintextSize))).toBe(true);
    });

    it("[K1] the platform never gives the key of a payload back", async () => {
      withoutNode();
      const derive = vi.spyOn(crypto.subtle, "deriveKey");
      await collect(encryptPayload(streamOf(pattern(10)), parameters));
      expect(derive.mock.settledResults.map(({ value }) => (value as CryptoKey).extractable)).toEqual([false]);
      derive.mockRestore();
    });

    it.each(sizes)("[K1] each opens what the other encrypted, and neither what was damaged: %i bytes", async (size) => {
      const byNode = await encrypt(pattern(size));
      withoutNode();
      // Small chunks, so that every segment is put together in the buffer that all of them share.
      const cut = Array.from({ length: size / 100 + 1 }, (_, at) => pattern(size).subarray(at * 100, at * 100 + 100));
      const byPlatform = await collect(encryptPayload(streamOf(...cut), parameters));
      expect(Buffer.from((await released(byNode)).bytes).equals(pattern(size))).toBe(true);
      const damaged = Uint8Array.from(byNode);
      damaged[damaged.length - 1] = (damaged.at(-1) ?? 0) ^ 1;
      expect((await released(damaged)).error).toMatchObject({ code: "UNREADABLE" });
      vi.unstubAllGlobals();
      expect(Buffer.from((await released(byPlatform)).bytes).equals(pattern(size))).toBe(true);
    });
  });
});
