// @ts-nocheck
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chunkReader } from "../src/manager/chunkSource.ts";

const readerOf = (chunks: Uint8Array[]): ReadableStreamDefaultReader<Uint8Array> =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  }).getReader();

const bytesOf = async (value: unknown): Promise<Uint8Array> =>
  value instanceof Blob ? new Uint8Array(await value.arrayBuffer()) : new Uint8Array();

describe("chunkReader", () => {
  it("gives every byte once in order, and any chunk again until the next one is asked for", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ minLength: 1, maxLength: 50 }), { maxLength: 8 }),
        fc.integer({ min: 1, max: 40 }),
        async (chunks, size) => {
          const whole = Buffer.concat(chunks);
          const source = await chunkReader.openFile(readerOf(chunks), size);
          const got: Uint8Array[] = [];
          for (let offset = 0, done = false; !done;) {
            const first = await source.slice(offset, offset + size);
            const bytes = await bytesOf(first.value);
            const again = await source.slice(offset, offset + size);
            expect(await bytesOf(again.value)).toEqual(bytes);
            expect(bytes.length).toBe(Math.min(size, whole.length - offset));
            got.push(bytes);
            offset += bytes.length;
            done = first.done;
          }
          expect(Buffer.concat(got).equals(whole)).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("goes on in the middle of a chunk that the server took in part, and never back before it", async () => {
    const source = await chunkReader.openFile(readerOf([Uint8Array.of(1, 2, 3), Uint8Array.of(4, 5, 6)]), 4);
    expect(await bytesOf((await source.slice(0, 4)).value)).toEqual(Uint8Array.of(1, 2, 3, 4));
    expect(await bytesOf((await source.slice(2, 6)).value)).toEqual(Uint8Array.of(3, 4, 5, 6));
    await expect(source.slice(1, 5)).rejects.toThrow("further than what is kept");
  });
});
