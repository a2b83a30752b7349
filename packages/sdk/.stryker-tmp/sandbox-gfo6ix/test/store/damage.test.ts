// @ts-nocheck
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { blockStore } from "../../src/store/blockStore.ts";
import { sha256Pointer } from "../../src/store/cid.ts";
import { kuboStore } from "../../src/store/kuboStore.ts";
import { cidTap } from "../../src/store/cidTap.ts";
import { cidOfStream } from "../../src/store/unixfs.ts";
import { endlessBlocks, MIB, sampleBytes, streamOf } from "./samples.ts";

const place = { kind: "payload" } as const;
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "chartkey-store-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function filesUnder(part: string): Promise<string[]> {
  const entries = await readdir(path.join(folder, part), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

async function damage(file: string): Promise<void> {
  const bytes = await readFile(file);
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  await writeFile(file, bytes);
}

async function drain(stream: ReadableStream<Uint8Array>): Promise<number> {
  let size = 0;
  for await (const chunk of stream) size += chunk.byteLength;
  return size;
}

describe("damage on disk", () => {
  it("[S2] an object with one bit changed is refused", async () => {
    const store = await blockStore(folder);
    const bytes = sampleBytes(1000);
    const pointer = await sha256Pointer(bytes);
    await store.putObject(pointer, bytes, { kind: "profile" });
    for (const file of await filesUnder("objects")) await damage(file);
    await expect(store.getObject(pointer)).rejects.toMatchObject({ code: "BLOB_MISMATCH" });
    await store.putObject(pointer, bytes, { kind: "profile" });
    expect(await store.getObject(pointer)).toEqual(bytes);
  });

  it("[S7] a damaged block ends the reading of a payload of two levels with an error and nothing else", async () => {
    const store = await blockStore(folder);
    const blocks = 1026;
    const cid = await store.putPayload(endlessBlocks(blocks).stream, { size: blocks * MIB, place });
    expect(await drain(await store.getPayload(cid, { offset: 1024 * MIB - 5 }))).toBe(2 * MIB + 5);
    for (const file of await filesUnder("payloads")) {
      if ((await readFile(file)).readUInt32BE(0) === 1025) await damage(file);
    }
    await expect(store.getPayload(cid, { offset: 1024 * MIB }).then(drain)).rejects.toMatchObject({
      code: "BLOB_MISMATCH",
    });
  }, 60_000);

  it("[S7] a missing block ends the reading with an error", async () => {
    const store = await blockStore(folder);
    const cid = await store.putPayload(endlessBlocks(4).stream, { size: 4 * MIB, place });
    const leaf = (await filesUnder("payloads")).find((file) => file.endsWith(".data"));
    await rm(leaf ?? "");
    await expect(store.getPayload(cid).then(drain)).rejects.toMatchObject({ code: "BLOB_NOT_FOUND" });
  });

  it("[S4] an upload that breaks leaves no file, and opening the store removes what a killed process left", async () => {
    const store = await blockStore(folder);
    const bytes = sampleBytes(3 * MIB);
    await store.putPayload(streamOf(bytes, new Error("cut")), { size: 4 * MIB, place }).catch(() => undefined);
    expect(await filesUnder(".")).toEqual([]);
    await writeFile(path.join(folder, "incoming", "left"), "half a block");
    await blockStore(folder);
    expect(await filesUnder(".")).toEqual([]);
  });

  it("[S8] a disk that refuses to write is named as such", async () => {
    await writeFile(path.join(folder, "file"), "");
    await expect(blockStore(path.join(folder, "file"))).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
  });
});

describe("flat memory", () => {
  it("[S9] a reader that stops makes the store stop", async () => {
    const store = await blockStore(folder);
    const cid = await store.putPayload(endlessBlocks(64).stream, { size: 64 * MIB, place });
    const before = process.memoryUsage().arrayBuffers;
    const reader = (await store.getPayload(cid)).getReader();
    await reader.read();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20 * MIB);
    await reader.cancel();
  });

  it("[S9] the tap takes no more than the reader and gives the CID of what passed", async () => {
    const source = endlessBlocks(64);
    const tap = cidTap();
    const reader = source.stream.pipeThrough(tap).getReader();
    await reader.read();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(source.given()).toBeLessThan(16);
    while (!(await reader.read()).done);
    expect(await tap.imported).toEqual(await cidOfStream(endlessBlocks(64).stream));
  });

  it("[S9] a cancelled tap rejects instead of naming half a stream", async () => {
    const tap = cidTap();
    const reader = endlessBlocks(8).stream.pipeThrough(tap).getReader();
    await reader.read();
    await reader.cancel(new Error("enough"));
    await expect(tap.imported).rejects.toThrow();
  });
});

describe("kuboStore without an answer", () => {
  let server: Server;
  let url: string;
  beforeEach(async () => {
    server = createServer(() => undefined);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    url = `http://127.0.0.1:${String(typeof address === "object" ? address?.port : 0)}`;
  });
  afterEach(() => server.close());

  const attempts = (store: ReturnType<typeof kuboStore>) => [
    sha256Pointer(sampleBytes(9)).then((pointer) => store.putObject(pointer, sampleBytes(9), place)),
    sha256Pointer(sampleBytes(9)).then((pointer) => store.getObject(pointer)),
    store.putPayload(endlessBlocks(32).stream, { size: 32 * MIB, place }),
    store.getPayload("bafybeibemcsghwaifwhaokerbtfk67equ7tr7lwnulek4e3kxwmhj3n2se"),
    store.delete("bafybeibemcsghwaifwhaokerbtfk67equ7tr7lwnulek4e3kxwmhj3n2se"),
  ];

  it("[S8] a node that is silent is given up within the time-out", async () => {
    for (const result of await Promise.allSettled(attempts(kuboStore({ url, timeout: 300 })))) {
      expect(result).toMatchObject({ status: "rejected", reason: { code: "STORE_UNAVAILABLE" } });
    }
  });

  it("[S8] a node that is down is named as such", async () => {
    await new Promise((resolve) => server.close(resolve));
    for (const result of await Promise.allSettled(attempts(kuboStore({ url })))) {
      expect(result).toMatchObject({ status: "rejected", reason: { code: "STORE_UNAVAILABLE" } });
    }
  });
});
