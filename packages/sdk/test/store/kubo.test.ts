import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { base32upper } from "multiformats/bases/base32";
import { CID } from "multiformats/cid";
import { describe, expect, it } from "vitest";
import type { BlobStore } from "../../src/store/blobStore.ts";
import { blockStore } from "../../src/store/blockStore.ts";
import { pointerToCid, sha256Pointer } from "../../src/store/cid.ts";
import { kuboStore } from "../../src/store/kuboStore.ts";
import { replicatedStore } from "../../src/store/replicatedStore.ts";
import { keepsItsPromises } from "./promises.ts";
import { endlessBlocks, MIB, sampleBytes, streamOf } from "./samples.ts";

/** One file: while one test collects garbage all the time, the others would wait behind every collection. */
const kuboUrl = process.env.CHARTKEY_TEST_KUBO_RPC_URL;
const url = kuboUrl ?? "";
const skipped = kuboUrl ? "" : " (skipped: set CHARTKEY_TEST_KUBO_RPC_URL to an IPFS node's RPC)";
const place = { kind: "payload" } as const;

const put = (store: BlobStore, content: Uint8Array) =>
  store.putPayload(streamOf(content), { size: content.byteLength, place });
const read = async (store: BlobStore, cid: string) =>
  Buffer.from(await new Response(await store.getPayload(cid)).arrayBuffer());
async function putObject(store: BlobStore, content: Uint8Array): Promise<string> {
  const pointer = await sha256Pointer(content);
  await store.putObject(pointer, content, { kind: "profile" });
  return pointer;
}
async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const answer = await fetch(url + (request.url ?? ""), { method: "POST" });
  response.writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "" });
  response.end(new Uint8Array(await answer.arrayBuffer()));
}
async function call(command: string) {
  const response = await fetch(`${url}/api/v0/${command}`, { method: "POST" });
  return { ok: response.ok, text: await response.text() };
}

describe.skipIf(!kuboUrl)(`kuboStore${skipped}`, () => {
  keepsItsPromises(() => Promise.resolve(kuboStore({ url })), { deep: true });

  it("[S8] a deletion reads what links to blocks and no block of the content: its time hardly grows with the payload", async () => {
    const asked: string[] = [];
    const passing = createServer((request, response) => {
      asked.push(/v0\/([a-z/]+)/.exec(request.url ?? "")?.[1] ?? "");
      void pass(request, response);
    });
    await new Promise<void>((resolve) => passing.listen(0, "127.0.0.1", resolve));
    const through = kuboStore({ url: `http://127.0.0.1:${String((passing.address() as AddressInfo).port)}` });
    const direct = kuboStore({ url });
    const size = 20 * MIB;
    const cid = await direct.putPayload(endlessBlocks(20).stream, { size, place });
    await through.delete(cid);
    expect(asked).toEqual(["block/get", "pin/rm", "block/rm"]);
    expect(await direct.sizeOf(cid)).toBeUndefined();
    passing.close();
  });

  it("[S4] of a stream that breaks nothing is pinned: what arrived goes, at the latest with the next collection", async () => {
    const store = kuboStore({ url });
    const content = sampleBytes(6 * MIB);
    new DataView(content.buffer).setFloat64(0, Math.random());
    const broken = streamOf(content, new Error("the connection was cut"));
    await expect(store.putPayload(broken, { size: content.byteLength + 1, place })).rejects.toThrow("was cut");
    const first = pointerToCid(await sha256Pointer(content.slice(0, MIB)));
    // Kubo may still be at work on what it has got.
    const collected = async () => {
      await call("repo/gc?quiet=true");
      return (await call(`block/stat?arg=${first}&offline=true`)).ok;
    };
    await expect.poll(collected, { timeout: 30_000 }).toBe(false);
  });

  it("[S11] blocks that changed or went on the node's own disk are mended from another store", async (test) => {
    const { RepoPath: repo } = JSON.parse((await call("repo/stat")).text) as { RepoPath: string };
    const disk = path.join(repo, "blocks");
    if (!existsSync(disk)) test.skip("the node's disk is not here");
    await using folder = await temporaryFolder();
    const kubo = kuboStore({ url });
    const store = replicatedStore([kubo, await blockStore(folder.path)]);
    const content = sampleBytes(5 * MIB);
    new DataView(content.buffer).setFloat64(0, Math.random());
    const cid = await put(store, content);
    const fileOf = async (start: number) => {
      const { multihash } = CID.parse(pointerToCid(await sha256Pointer(content.slice(start, start + MIB))));
      const name = base32upper.baseEncode(multihash.bytes);
      return path.join(disk, name.slice(-3, -1), `${name}.data`);
    };
    await writeFile(await fileOf(0), content.slice(1, MIB));
    await rm(await fileOf(2 * MIB));
    expect(await store.mend(cid)).toMatchObject([
      { missing: 1, damaged: 1, lost: 0 },
      { missing: 0, damaged: 0 },
    ]);
    await store.close();
    expect((await read(kubo, cid)).equals(content)).toBe(true);
    await kubo.delete(cid);
  });
});

async function temporaryFolder() {
  const folder = await mkdtemp(path.join(tmpdir(), "chartkey-kubo-"));
  return { path: folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}

describe.skipIf(!kuboUrl)(`a Kubo that collects garbage all the time${skipped}`, () => {
  it("[S13] loses nothing that was put, nor anything on its way", { timeout: 120_000 }, async () => {
    // It waits behind every collection, however long that takes on this machine.
    const owner = `test-${crypto.randomUUID()}`;
    const store = kuboStore({ url, owner, timeout: 100_000 });
    const rounds = { done: 0, wanted: true };
    const collecting = (async () => {
      for (; rounds.wanted; rounds.done++) expect((await call("repo/gc?quiet=true")).ok).toBe(true);
    })();
    const contentOf = (i: number) => {
      const content = sampleBytes(11 * MIB + i);
      new DataView(content.buffer).setFloat64(0, Math.random());
      new DataView(content.buffer).setUint32(2 * MIB, i);
      return content;
    };
    const bringIn = async (i: number) => {
      const content = contentOf(i);
      const pointer = await putObject(store, content.subarray(0, 1000));
      return { content, pointer, cid: await put(store, content) };
    };
    const stored: Awaited<ReturnType<typeof bringIn>>[] = [];
    try {
      while (stored.length === 0 || rounds.done < 2)
        stored.push(...(await Promise.all(Array.from({ length: 8 }, (_, i) => bringIn(stored.length + i)))));
    } finally {
      rounds.wanted = false;
      await collecting;
    }
    await call("repo/gc?quiet=true");
    for (const { content, pointer, cid } of stored) {
      expect((await read(store, cid)).equals(content)).toBe(true);
      expect(await store.getObject(pointer)).toEqual(content.slice(0, 1000));
      expect(await store.keeps(cid)).toBe(true);
    }
    // Nothing else was pinned on the way.
    const blobs = stored.flatMap(({ cid, pointer }) => [cid, pointerToCid(pointer)]);
    const pins = (await call(`pin/ls?type=recursive&name=${owner}`)).text;
    expect(Object.keys((JSON.parse(pins) as { Keys: object }).Keys).sort()).toEqual(blobs.sort());
    for (const cid of blobs) await store.delete(cid);
  });

  it("[S13] a payload takes no pin from an object that is one of its blocks", async () => {
    const store = kuboStore({ url });
    const content = sampleBytes(2 * MIB + 5);
    new DataView(content.buffer).setFloat64(0, Math.random());
    const pointer = await putObject(store, content.slice(0, MIB));
    const cid = await put(store, content);
    await store.delete(cid);
    await call("repo/gc?quiet=true");
    expect(await store.getObject(pointer)).toEqual(content.slice(0, MIB));
    await store.delete(pointerToCid(pointer));
  });

  it("[S13] a pin or a block that got lost is found and put back", async () => {
    await using folder = await temporaryFolder();
    const owner = `test-${crypto.randomUUID()}`;
    const kubo = kuboStore({ url, owner });
    const store = replicatedStore([kubo, await blockStore(folder.path)]);
    const content = sampleBytes(19 * MIB);
    new DataView(content.buffer).setFloat64(0, Math.random());
    const cid = await put(store, content);
    await call(`pin/rm?arg=${cid}`);
    expect(await store.keeps(cid)).toBe(false);
    expect(await store.mend(cid)).toMatchObject([{ missing: 0, unpinned: 1 }, { unpinned: 0 }]);
    expect(await store.keeps(cid)).toBe(true);
    await call(`pin/rm?arg=${cid}`);
    await call("repo/gc?quiet=true");
    expect((await read(store, cid)).equals(content)).toBe(true);
    await store.close();
    expect((await read(kubo, cid)).equals(content)).toBe(true);
    expect(await kubo.keeps(cid)).toBe(true);
    await kubo.delete(cid);
    expect(await kubo.keeps(cid)).toBe(false);
  });
});
