import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { StoreUnavailableError } from "../../src/errors.ts";
import type { MendableStore } from "../../src/store/blobStore.ts";
import { blockStore } from "../../src/store/blockStore.ts";
import { pointerToCid, sha256Pointer } from "../../src/store/cid.ts";
import type { Mending } from "../../src/store/mend.ts";
import { replicatedStore } from "../../src/store/replicatedStore.ts";
import { endlessBlocks, MIB, sampleBytes, streamOf } from "./samples.ts";

const place = { kind: "payload" } as const;
const bytes = sampleBytes(5 * MIB + 9);

let folder: string;
let first: MendableStore;
let second: MendableStore;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "chartkey-replicas-"));
  first = await blockStore(path.join(folder, "first"));
  second = await blockStore(path.join(folder, "second"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const put = (store: Pick<MendableStore, "putPayload">, content = bytes) =>
  store.putPayload(streamOf(content), { size: content.byteLength, place });
async function putObject(store: Pick<MendableStore, "putObject">, content: Uint8Array): Promise<string> {
  const pointer = await sha256Pointer(content);
  await store.putObject(pointer, content, { kind: "profile" });
  return pointer;
}
const read = async (store: Pick<MendableStore, "getPayload">, cid: string, offset = 0) =>
  Buffer.from(await new Response(await store.getPayload(cid, { offset })).arrayBuffer());

async function files(part: "first" | "second"): Promise<string[]> {
  const entries = await readdir(path.join(folder, part), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}
async function flipBit(file: string): Promise<void> {
  const content = await readFile(file);
  content[content.length >> 1] = (content[content.length >> 1] ?? 0) ^ 1;
  await writeFile(file, content);
}
/** Everything that is stored, by its name under the store's folder. */
const contents = async (part: "first" | "second") =>
  new Map(
    await Promise.all(
      (await files(part)).map(
        async (file) =>
          [path.relative(path.join(folder, part), file), (await readFile(file)).toString("base64")] as const,
      ),
    ),
  );

const refuse = () => Promise.reject(new StoreUnavailableError());
const away = new Proxy({} as MendableStore, {
  get: (_store, name) => (name === "blocksOf" ? () => ({ get: throwing }) : refuse),
});
// eslint-disable-next-line require-yield -- a reader that fails before its first block
async function* throwing(): AsyncGenerator<Uint8Array> {
  await refuse();
}

describe("writing to two stores", () => {
  it("[S10] is done when each of them has all of it", async () => {
    const store = replicatedStore([first, second]);
    const cid = await put(store);
    const pointer = await putObject(store, sampleBytes(700));
    for (const one of [first, second]) {
      expect((await read(one, cid)).equals(bytes)).toBe(true);
      expect(await one.getObject(pointer)).toEqual(sampleBytes(700));
    }
  });

  it("[S10] fails when one of them cannot, and names the reason", async () => {
    for (const stores of [
      [away, second],
      [first, away],
    ]) {
      const store = replicatedStore(stores);
      await expect(put(store)).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
      await expect(putObject(store, sampleBytes(5))).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
    }
    expect([...(await files("first")), ...(await files("second"))].filter((file) => file.includes("payloads"))).toEqual(
      [],
    );
  });

  it("[S10] goes no faster than the slower one takes it", async () => {
    const source = endlessBlocks(64);
    const open = Promise.withResolvers<undefined>();
    const slow: MendableStore = {
      ...second,
      async putPayload(stream, options) {
        const reader = stream.getReader();
        await reader.read();
        await open.promise;
        reader.releaseLock();
        await stream.cancel(new StoreUnavailableError());
        return second.putPayload(streamOf(new Uint8Array()), options);
      },
    };
    const result = replicatedStore([first, slow]).putPayload(source.stream, { size: 64 * MIB, place });
    result.catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(source.given()).toBeLessThan(8);
    open.resolve(undefined);
    await expect(result).rejects.toThrow();
  });
});

describe("reading from two stores", () => {
  const mended = () => {
    const { promise, resolve } = Promise.withResolvers<Mending[]>();
    return { promise, store: replicatedStore([first, second], { onMended: (_cid, found) => resolve(found) }) };
  };

  it("[S11] takes a damaged or missing block from the other, and puts it back", async () => {
    const { promise, store } = mended();
    const cid = await put(store);
    const before = await contents("first");
    const [one = "", two = ""] = (await files("first")).filter((file) => file.includes("payloads"));
    await flipBit(one);
    await rm(two);
    expect((await read(store, cid)).equals(bytes)).toBe(true);
    expect(await promise).toMatchObject([
      { blocks: 7, missing: 1, damaged: 1, lost: 0 },
      { blocks: 7, missing: 0, damaged: 0, lost: 0 },
    ]);
    expect(await contents("first")).toEqual(before);
  });

  it("[S11] serves everything when the first is lost as a whole, and builds it again", async () => {
    const { promise, store } = mended();
    const cid = await put(store);
    const pointer = await putObject(store, sampleBytes(700));
    const before = await contents("first");
    await rm(path.join(folder, "first"), { recursive: true });
    expect((await read(store, cid, MIB + 3)).equals(bytes.subarray(MIB + 3))).toBe(true);
    expect(await store.getObject(pointer)).toEqual(sampleBytes(700));
    expect(await store.sizeOf(cid)).toBe(bytes.byteLength);
    await promise;
    await store.close();
    await replicatedStore([first, second]).mend(pointerToCid(pointer));
    expect(await contents("first")).toEqual(before);
  });

  it("[S11] goes on when the first does not answer; what only that one could know is not called missing", async () => {
    const cid = await put(second);
    const store = replicatedStore([away, second]);
    expect((await read(store, cid)).equals(bytes)).toBe(true);
    expect(await store.sizeOf(cid)).toBe(bytes.byteLength);
    await expect(store.sizeOf(pointerToCid(await sha256Pointer(sampleBytes(1))))).rejects.toMatchObject({
      code: "STORE_UNAVAILABLE",
    });
  });

  it("[S11] what is damaged in both is never served, and counted as lost", async () => {
    const store = replicatedStore([first, second]);
    const pointer = await putObject(store, sampleBytes(700));
    const cid = await put(store);
    for (const part of ["first", "second"] as const) for (const file of await files(part)) await flipBit(file);
    await expect(store.getObject(pointer)).rejects.toMatchObject({ code: "BLOB_MISMATCH" });
    await expect(store.getPayload(cid).then((stream) => new Response(stream).arrayBuffer())).rejects.toThrow();
    expect(await store.mend(pointerToCid(pointer))).toMatchObject([
      { damaged: 1, lost: 1 },
      { damaged: 1, lost: 1 },
    ]);
  });

  it("[S11] two that are damaged in different places mend each other", async () => {
    const store = replicatedStore([first, second]);
    const cid = await put(store);
    const before = await contents("first");
    const names = [...before.keys()].sort();
    await flipBit(path.join(folder, "first", names[0] ?? ""));
    await flipBit(path.join(folder, "second", names[1] ?? ""));
    await rm(path.join(folder, "second", names[2] ?? ""));
    const found = await store.mend(cid);
    expect(found.map(({ missing, damaged, lost }) => [missing, damaged, lost])).toEqual([
      [0, 1, 0],
      [1, 1, 0],
    ]);
    expect(await contents("first")).toEqual(before);
    expect(await contents("second")).toEqual(before);
  });

  it("[S11] what comes in again heals what was damaged", async () => {
    const cid = await put(first);
    const before = await contents("first");
    for (const file of await files("first")) await flipBit(file);
    expect(await put(first)).toBe(cid);
    expect(await contents("first")).toEqual(before);
  });
});

describe("deleting from two stores", () => {
  it("[S12] takes it from both, also while a read has it mended, and one folder gone is no excuse", async () => {
    const store = replicatedStore([first, second]);
    const cid = await put(store);
    await rm(path.join(folder, "first", "payloads", cid), { recursive: true });
    await read(store, cid);
    await store.delete(cid);
    await store.close();
    expect([...(await files("first")), ...(await files("second"))]).toEqual([]);

    const again = await put(first);
    await rm(path.join(folder, "first", "incoming"), { recursive: true });
    await first.delete(again);
    expect(await files("first")).toEqual([]);
  });

  it("[S12] is not done while one of them is away", async () => {
    const cid = await put(first);
    await expect(replicatedStore([first, away]).delete(cid)).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
  });

  it("[S12] a killed process' half files go at the next start", async () => {
    await writeFile(path.join(folder, "first", "incoming", "half"), "half");
    await blockStore(path.join(folder, "first"));
    expect(await files("first")).toEqual([]);
  });

  it("[S11] says which of them answer, and whether each keeps a blob", async () => {
    const store = replicatedStore([first, second]);
    const cid = await put(store);
    expect(await store.answering()).toEqual([true, true]);
    expect(await replicatedStore([first, away]).answering()).toEqual([true, false]);
    expect(await store.keeps(cid)).toBe(true);
    await second.delete(cid);
    expect(await store.keeps(cid)).toBe(false);
  });
});
