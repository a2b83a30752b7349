import { afterEach, describe, expect, it, vi } from "vitest";
import { byteReader } from "../../src/crypto/byteReader.ts";
import {
  payloadCiphertextSize,
  plaintextCapacity,
  preferredSegmentSize,
  segmentNonce,
} from "../../src/crypto/payloadFormat.ts";
import { decryptPayload, encryptPayload } from "../../src/crypto/payloadStream.ts";
import { segmentCipher } from "../../src/crypto/segmentCipher.ts";
import { mapInOrder, readStream, streamOf } from "../../src/crypto/segments.ts";

const parameters = { key: new Uint8Array(32).fill(1), associatedData: new Uint8Array(), segmentSize: 4096 };

afterEach(() => vi.unstubAllGlobals());

/** A stream of these chunks, that tells how often it was asked and why it was cancelled. */
function source(...chunks: Uint8Array[]) {
  const seen = { pulls: 0, cancelled: [] as unknown[] };
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const chunk = chunks[seen.pulls];
        seen.pulls += 1;
        if (chunk) controller.enqueue(chunk);
        else controller.close();
      },
      cancel(reason) {
        seen.cancelled.push(reason);
      },
    },
    { highWaterMark: 0 },
  );
  return { seen, stream };
}
const filled = (length: number, fill = 1) => new Uint8Array(length).fill(fill);
async function everyOf<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}
const collect = async (stream: ReadableStream<Uint8Array>) => Buffer.concat(await everyOf(stream));

describe("a payload's parameters", () => {
  it.each<[string, boolean, Partial<typeof parameters>]>([
    ["a key of 31 bytes", false, { key: filled(31) }],
    ["a key of 33 bytes", false, { key: filled(33) }],
    ["segments of 4 KiB", true, { segmentSize: 4096 }],
    ["segments of 4 KiB less one", false, { segmentSize: 4095 }],
    ["segments of 4 MiB", true, { segmentSize: 4_194_304 }],
    ["segments of 4 MiB and one", false, { segmentSize: 4_194_305 }],
    ["segments of half a byte", false, { segmentSize: 4096.5 }],
    ["segments of no number", false, { segmentSize: Number.NaN }],
  ])("[K3] with %s are taken: %s", async (_, taken, members) => {
    for (const work of [encryptPayload, decryptPayload]) {
      const start = () => work(source().stream, { ...parameters, ...members });
      if (taken) expect(start).not.toThrow();
      else
        expect(start).toThrow(
          expect.objectContaining({
            code: "INVALID_INPUT",
            summary: "key" in members ? "A payload key has 32 bytes." : "A payload segment has 4 KiB to 4 MiB.",
          }) as Error,
        );
    }
  });

  it("fit where they run: larger segments in Node than in a browser", () => {
    expect(preferredSegmentSize()).toBe(524_288);
    vi.stubGlobal("process", { versions: {} });
    expect(preferredSegmentSize()).toBe(262_144);
    vi.stubGlobal("process", undefined);
    expect(preferredSegmentSize()).toBe(262_144);
  });

  it("[K1] give each segment its room and its number", () => {
    expect([plaintextCapacity(0, 4096), plaintextCapacity(1, 4096)]).toEqual([4040, 4080]);
    const prefix = Uint8Array.of(1, 2, 3, 4, 5, 6, 7);
    expect([...segmentNonce(prefix, 0x01020304, false)]).toEqual([1, 2, 3, 4, 5, 6, 7, 1, 2, 3, 4, 0]);
    expect([...segmentNonce(prefix, 2 ** 32 - 1, true)]).toEqual([1, 2, 3, 4, 5, 6, 7, 255, 255, 255, 255, 1]);
    expect(() => segmentNonce(prefix, 2 ** 32, false)).toThrow("The payload has too many segments.");
  });

  it.each([0, 1, 4040, 4041, 8120, 8121])("[K1] make of %i bytes what they say", async (size) => {
    const sealed = await collect(encryptPayload(source(filled(size)).stream, parameters));
    expect(sealed).toHaveLength(payloadCiphertextSize(size, 4096));
    expect(sealed[0]).toBe(40);
  });
});

describe("a payload's stream", () => {
  it("takes no more from its source than is asked of it, and starts with the header", async () => {
    const { seen, stream } = source(...Array.from({ length: 9 }, () => filled(4080)));
    const reader = encryptPayload(stream, parameters).getReader();
    await Promise.resolve();
    expect(seen.pulls).toBe(0);
    expect((await reader.read()).value).toHaveLength(40);
    expect(seen.pulls).toBe(0);
    await reader.read();
    expect(seen.pulls).toBeLessThan(4);
    await reader.cancel("enough");
    expect(seen.cancelled).toEqual(["enough"]);
  });

  it("[K3] stops its source when something is wrong", async () => {
    const sealed = await collect(encryptPayload(source(filled(20_000)).stream, parameters));
    sealed[100] = (sealed[100] ?? 0) ^ 1;
    const { seen, stream } = source(sealed.subarray(0, 5_000), sealed.subarray(5_000));
    await expect(collect(decryptPayload(stream, parameters))).rejects.toMatchObject({ code: "UNREADABLE" });
    expect(seen.cancelled).toEqual([expect.objectContaining({ code: "UNREADABLE" })]);
  });

  it("[K3] refuses headers of another length and segments shorter than a tag", async () => {
    const sealed = await collect(encryptPayload(source(filled(9)).stream, parameters));
    for (const cut of [0, 39, 40, 41, 55]) {
      const { stream } = source(sealed.subarray(0, cut));
      await expect(collect(decryptPayload(stream, parameters))).rejects.toMatchObject({ code: "UNREADABLE" });
    }
    for (const first of [39, 41, 0]) {
      const { stream } = source(sealed.with(0, first));
      await expect(collect(decryptPayload(stream, parameters))).rejects.toMatchObject({ code: "UNREADABLE" });
    }
  });

  it("has one segment under way in Node, and eight where WebCrypto works in threads of its own", async () => {
    expect((await segmentCipher(parameters, filled(32))).inFlight).toBe(1);
    for (const process of [undefined, {}, { getBuiltinModule: 1 }]) {
      vi.stubGlobal("process", process);
      const cipher = await segmentCipher(parameters, filled(32));
      expect(cipher.inFlight).toBe(8);
      const nonce = segmentNonce(filled(7), 0, true);
      const [sealed = filled(0)] = await cipher.encrypt(nonce, filled(5));
      expect(sealed).toHaveLength(21);
      expect(await cipher.decrypt(nonce, sealed)).toEqual([filled(5)]);
    }
  });

  it("[K3] releases nothing of a segment whose tag is wrong or cut off", async () => {
    const cipher = await segmentCipher(parameters, filled(32));
    const nonce = segmentNonce(filled(7), 0, true);
    await expect(cipher.decrypt(nonce, filled(15))).rejects.toThrow("A segment is shorter than its tag.");
    const sealed = Buffer.concat(await cipher.encrypt(nonce, filled(5)));
    expect(Buffer.concat(await cipher.decrypt(nonce, sealed))).toEqual(Buffer.from(filled(5)));
    await expect(cipher.decrypt(nonce, sealed.with(20, (sealed[20] ?? 0) ^ 1))).rejects.toThrow();
  });

  it("[K1] leaves out empty chunks, of which a browser's reader would choke", async () => {
    const sealed = await collect(encryptPayload(source().stream, parameters));
    const chunks = await everyOf(decryptPayload(source(sealed).stream, parameters));
    expect(chunks).toEqual([]);
  });
});

describe("a reader of bytes", () => {
  it("gives pieces of any size, whatever the chunks are", async () => {
    const reader = byteReader(source(filled(0), filled(3, 1), filled(0), filled(2, 2), filled(4, 3)).stream);
    expect(await reader.atEnd()).toBe(false);
    expect([...(await reader.take(2))]).toEqual([1, 1]);
    expect([...(await reader.take(3))]).toEqual([1, 2, 2]);
    expect([...(await reader.take(0))]).toEqual([]);
    expect(await reader.atEnd()).toBe(false);
    expect([...(await reader.take(9))]).toEqual([3, 3, 3, 3]);
    expect([await reader.atEnd(), [...(await reader.take(1))]]).toEqual([true, []]);
  });

  it("copies nothing where one chunk holds the piece, and uses one buffer where it does not", async () => {
    const chunk = filled(8);
    const reader = byteReader(source(chunk, chunk, chunk, chunk).stream);
    expect((await reader.take(6)).buffer).toBe(chunk.buffer);
    const joined = await reader.take(6);
    expect(joined.buffer).not.toBe(chunk.buffer);
    expect((await reader.take(6)).buffer).toBe(joined.buffer);
  });

  it("tells its stream why it stops, and is not disturbed when that fails", async () => {
    const { seen, stream } = source(filled(3));
    await byteReader(stream).cancel("why");
    expect(seen.cancelled).toEqual(["why"]);
    const failing = new ReadableStream<Uint8Array>({ cancel: () => Promise.reject(new Error("no")) });
    await expect(byteReader(failing).cancel()).resolves.toBeUndefined();
  });
});

describe("work in order", () => {
  /** Items 0 to `count` - 1; `finish(i)` ends the work on one. */
  function bench(count: number, inFlight: number) {
    const started: number[] = [];
    const jobs = Array.from({ length: count }, () => Promise.withResolvers<string>());
    const items = async function* () {
      for (let index = 0; index < count; index++) yield await Promise.resolve(index);
    };
    const results = mapInOrder(items(), inFlight, (index) => {
      started.push(index);
      return jobs[index]?.promise ?? Promise.reject(new Error("no job"));
    });
    return { started, jobs, results };
  }
  const settled = () => new Promise((resolve) => setTimeout(resolve));

  it("is given in order, with so many under way and no more", async () => {
    const { started, jobs, results } = bench(4, 2);
    const first = results.next();
    await settled();
    expect(started).toEqual([0, 1]);
    jobs[1]?.resolve("b");
    jobs[0]?.resolve("a");
    expect((await first).value).toBe("a");
    const rest = everyOf(results);
    jobs[3]?.resolve("d");
    jobs[2]?.resolve("c");
    expect(await rest).toEqual(["b", "c", "d"]);
    expect(started).toEqual([0, 1, 2, 3]);
  });

  it("ends with a failure when its turn comes, after what was under way has ended", async () => {
    const { jobs, results } = bench(3, 3);
    const all: string[] = [];
    const reading = (async () => {
      for await (const result of results) all.push(result);
    })();
    let over = false;
    const watched = reading.catch((error: unknown) => {
      over = true;
      return error;
    });
    await settled();
    jobs[1]?.reject(new Error("the second"));
    jobs[0]?.resolve("a");
    await settled();
    expect([all, over]).toEqual([["a"], false]);
    jobs[2]?.resolve("c");
    expect(await watched).toMatchObject({ message: "the second" });
  });
});

/** Reads one chunk and stops. */
async function firstOf(stream: ReadableStream<Uint8Array>): Promise<Uint8Array | undefined> {
  for await (const chunk of readStream(stream)) return chunk;
  return undefined;
}

describe("a stream that is iterated", () => {
  it("is let go at its end, and cancelled when its reader stops early", async () => {
    const whole = source(filled(1), filled(2));
    expect(await everyOf(readStream(whole.stream))).toEqual([filled(1), filled(2)]);
    expect([whole.stream.locked, whole.seen.cancelled]).toEqual([false, []]);
    const early = source(filled(1), filled(2));
    await firstOf(early.stream);
    expect([early.stream.locked, early.seen.cancelled]).toEqual([false, [undefined]]);
  });

  it("is let go when it fails, with its own error, and an early stop hides no failure to cancel", async () => {
    const error = new Error("broken");
    const cancel = vi.fn();
    const failing = new ReadableStream<Uint8Array>({ pull: () => Promise.reject(error), cancel });
    await expect(everyOf(readStream(failing))).rejects.toBe(error);
    expect(failing.locked).toBe(false);
    const stubborn = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        controller.enqueue(filled(1));
      },
      cancel: () => Promise.reject(error),
    });
    await firstOf(stubborn);
    expect(stubborn.locked).toBe(false);
  });
});

describe("a stream made of a generator", () => {
  it("is read as fast as it is asked, ends, fails and stops with it", async () => {
    const seen: string[] = [];
    const make = async function* (fails: boolean) {
      try {
        for (let index = 1; index < 3; index++) {
          seen.push(`made ${String(index)}`);
          yield await Promise.resolve(filled(index));
        }
        if (fails) throw new Error("broken");
      } finally {
        seen.push("over");
      }
    };
    const lazy = streamOf(make(false));
    await Promise.resolve();
    expect(seen).toEqual([]);
    expect((await collect(lazy)).length).toBe(3);
    await expect(collect(streamOf(make(true)))).rejects.toThrow("broken");
    seen.length = 0;
    const reader = streamOf(make(false)).getReader();
    await reader.read();
    await reader.cancel();
    expect(seen).toEqual(["made 1", "over"]);
  });
});
