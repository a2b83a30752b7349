import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { cidTap } from "../../src/store/cidTap.ts";
import { hashInWorker, serveHashing } from "../../src/store/leafHash.ts";
import { cidOfStream } from "../../src/store/unixfs.ts";
import { sampleBytes } from "./samples.ts";

const MIB = 1024 * 1024;
const SIZES = [1, MIB - 1, MIB, MIB + 1, 3 * MIB, 3 * MIB + 70_000];
const CHUNKS = [65_536, 100_003, MIB, 2 * MIB + 5];

function cutInto(bytes: Uint8Array, chunk: number): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.enqueue(bytes.slice(at, at + chunk));
      at += chunk;
      if (at >= bytes.length) controller.close();
    },
  });
}

async function tapped(stream: ReadableStream<Uint8Array>) {
  const tap = cidTap();
  // Who reads may take the buffers away at once, as a transfer to another thread does.
  for await (const chunk of stream.pipeThrough(tap)) structuredClone(chunk, { transfer: [chunk.buffer] });
  return tap.imported;
}

/** A worker in this thread: what it is sent arrives later, and transferred buffers are gone for the sender. */
class HereWorker extends EventTarget {
  readonly inside = Object.assign(new EventTarget(), {
    postMessage: (data: unknown, transfer: Transferable[]) => this.deliver(this, data, transfer),
  });
  postMessage(data: unknown, transfer: Transferable[]): void {
    this.deliver(this.inside, data, transfer);
  }
  private deliver(target: EventTarget, data: unknown, transfer: Transferable[]): void {
    const event = new MessageEvent<unknown>("message", { data: structuredClone(data, { transfer }) });
    queueMicrotask(() => target.dispatchEvent(event));
  }
}

describe("the CID of what passes", () => {
  const withoutNode = (): void => void vi.stubGlobal("process", { ...process, getBuiltinModule: undefined });
  let worker: HereWorker | undefined;

  /** A worker that has answered once, so that it is in use. */
  async function answeringWorker(): Promise<HereWorker> {
    const started = new HereWorker();
    serveHashing(started.inside as unknown as Worker);
    hashInWorker(started as unknown as Worker);
    await new Promise((resolve) => started.addEventListener("message", resolve, { once: true }));
    return started;
  }

  const hashes: Record<string, () => void | Promise<void>> = {
    "Node's hash": () => undefined,
    "the platform's hash": withoutNode,
    "a worker's hash": async () => {
      withoutNode();
      worker = await answeringWorker();
    },
  };
  afterEach(() => {
    worker?.dispatchEvent(new Event("error"));
    worker = undefined;
    vi.unstubAllGlobals();
  });

  describe.each(Object.keys(hashes))("with %s", (name) => {
    beforeEach(() => hashes[name]?.());

    it.each(SIZES)("[S1] is the importer's for %i bytes, however they are cut", async (size) => {
      const bytes = sampleBytes(size);
      const expected = await cidOfStream(cutInto(bytes, MIB));
      for (const chunk of CHUNKS) expect(await tapped(cutInto(bytes, chunk))).toEqual(expected);
    });

    it("[S3] is refused for nothing at all", async () => {
      const empty = new ReadableStream<Uint8Array>({ start: (controller) => controller.close() });
      await expect(tapped(empty)).rejects.toMatchObject({ code: "INVALID_INPUT" });
    });

    it("[S1] stays apart for streams that pass at once", async () => {
      const sizes = [2 * MIB + 1, 2 * MIB + 2, 5];
      const all = await Promise.all(sizes.map((size) => tapped(cutInto(sampleBytes(size), 70_000))));
      for (const [index, size] of sizes.entries())
        expect(all[index]).toEqual(await cidOfStream(cutInto(sampleBytes(size), MIB)));
    });
  });

  it("[S4] rejects when the worker stops, and what comes after is hashed without it", async () => {
    withoutNode();
    worker = await answeringWorker();
    const lost = vi.spyOn(worker, "postMessage").mockImplementation(() => undefined);
    const passing = tapped(cutInto(sampleBytes(MIB), MIB));
    await vi.waitFor(() => expect(lost).toHaveBeenCalled());
    worker.dispatchEvent(new Event("error"));
    await expect(passing).rejects.toThrow("hashing worker");
    await expect(tapped(cutInto(sampleBytes(MIB), MIB))).resolves.toMatchObject({ size: MIB });
  });

  it("[S1] waits for no worker that never answered", async () => {
    withoutNode();
    worker = new HereWorker();
    hashInWorker(worker as unknown as Worker);
    await expect(tapped(cutInto(sampleBytes(MIB), MIB))).resolves.toMatchObject({ size: MIB });
  });
});
