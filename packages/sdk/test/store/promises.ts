import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OwnBlobStore } from "../../src/store/blobStore.ts";
import { cidToPointer, pointerToCid, sha256Pointer } from "../../src/store/cid.ts";
import { memoryStore } from "../../src/store/memoryStore.ts";
import { MAX_OBJECT_BYTES } from "../../src/wire/blobs.ts";
import { cidOfStream } from "../../src/store/unixfs.ts";
import { endlessBlocks, MIB, sampleBytes, streamOf } from "./samples.ts";

const place = { kind: "payload" } as const;

/** What the importer gives, and Kubo too. */
const GOLDEN = [
  [1, "bafkreidogqfzz75tpkmjzjke425xqcrmpcib2p5tg44hnbirumdbpl5adu"],
  [MIB, "bafkreifhihgrbpm2s6e2aiffjo55fievzkn74zafcnznel3lugz2ajvbfe"],
  [MIB + 1, "bafybeibemcsghwaifwhaokerbtfk67equ7tr7lwnulek4e3kxwmhj3n2se"],
  [5 * MIB, "bafybeiewapfi56lu2iuycn4e4a4jlzdlcschfmboa6ga2ykgb2yhoaa2yy"],
] as const;

/** The promises every store makes; each store has to keep all of them. */
export function keepsItsPromises(open: () => Promise<OwnBlobStore>, { deep = false } = {}) {
  let store: OwnBlobStore;
  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store.close());

  const put = (bytes: Uint8Array) => store.putPayload(streamOf(bytes), { size: bytes.byteLength, place });
  const read = async (cid: string, offset?: number) =>
    new Uint8Array(await new Response(await store.getPayload(cid, { offset })).arrayBuffer());
  const putObject = async (bytes: Uint8Array) => {
    const pointer = await sha256Pointer(bytes);
    await store.putObject(pointer, bytes, { kind: "profile" });
    return pointer;
  };

  describe.each(GOLDEN)("[S1] a payload of %i bytes", (size, golden) => {
    it("has the CID that everybody computes, and comes back whole and from any offset", async () => {
      const bytes = sampleBytes(size);
      const seen: number[] = [];
      const cid = await store.putPayload(streamOf(bytes), { size, place, onProgress: (count) => seen.push(count) });
      expect(cid).toBe(golden);
      expect(seen.at(-1)).toBe(size);
      expect(await store.sizeOf(cid)).toBe(size);
      for (const offset of [0, 1, size - 1, Math.floor(size / 2)]) {
        expect(Buffer.from(await read(cid, offset)).equals(bytes.subarray(offset))).toBe(true);
      }
      await store.delete(cid);
      expect(await store.sizeOf(cid)).toBeUndefined();
      await expect(store.getPayload(cid)).rejects.toMatchObject({ code: "BLOB_NOT_FOUND" });
    });
  });

  // Nodes of 174 links, Kubo's own default, and of 1024 differ from here on; a second level begins above 1024 blocks.
  it.each(deep ? [180, 1026] : [180])(
    "[S1] a payload of %i blocks has the CID that everybody computes",
    { timeout: 120_000 },
    async (blocks) => {
      const cid = await store.putPayload(endlessBlocks(blocks).stream, { size: blocks * MIB, place });
      expect(cid).toBe((await cidOfStream(endlessBlocks(blocks).stream)).cid);
      let last = 0;
      for await (const part of await store.getPayload(cid, { offset: (blocks - 1) * MIB })) last += part.byteLength;
      expect(last).toBe(MIB);
      await store.delete(cid);
      expect(await store.sizeOf(cid)).toBeUndefined();
    },
  );

  it("[S1] an object's CID is its pointer in other letters", async () => {
    const bytes = sampleBytes(MAX_OBJECT_BYTES);
    const pointer = await putObject(bytes);
    expect(cidToPointer(pointerToCid(pointer))).toBe(pointer);
    expect(Buffer.from(await store.getObject(pointer)).equals(bytes)).toBe(true);
    expect(await store.sizeOf(pointerToCid(pointer))).toBe(bytes.byteLength);
  });

  it("[S2] refuses an object whose hash is not its pointer, and keeps nothing", async () => {
    const pointer = await sha256Pointer(sampleBytes(10));
    await expect(store.putObject(pointer, sampleBytes(11), { kind: "profile" })).rejects.toMatchObject({
      code: "BLOB_MISMATCH",
    });
    await expect(store.getObject(pointer)).rejects.toMatchObject({ code: "BLOB_NOT_FOUND" });
  });

  it("[S3] refuses what is empty and objects over one block", async () => {
    await expect(putObject(new Uint8Array())).rejects.toMatchObject({ code: "INVALID_INPUT" });
    await expect(put(new Uint8Array())).rejects.toMatchObject({ code: "INVALID_INPUT" });
    await expect(putObject(sampleBytes(MAX_OBJECT_BYTES + 1))).rejects.toMatchObject({ code: "BLOB_TOO_LARGE" });
  });

  it("[S4] refuses a stream that ends too early, runs too long or breaks", async () => {
    const bytes = sampleBytes(3 * MIB + 7);
    for (const size of [bytes.byteLength + 1, bytes.byteLength - 1]) {
      await expect(store.putPayload(streamOf(bytes), { size, place })).rejects.toMatchObject({ code: "INVALID_INPUT" });
    }
    const broken = streamOf(bytes, new Error("the connection was cut"));
    await expect(store.putPayload(broken, { size: bytes.byteLength + 1, place })).rejects.toThrow(
      "the connection was cut",
    );
    const cut = bytes.subarray(0, 2 * MIB);
    const cid = await memoryStore().putPayload(streamOf(cut), { size: cut.byteLength, place });
    expect(await store.sizeOf(cid)).toBeUndefined();
  });

  it("[S5] deleting a payload takes no block from another that holds the same bytes", async () => {
    const whole = sampleBytes(3 * MIB);
    const [first, second] = [await put(whole), await put(whole.subarray(0, 2 * MIB))];
    await store.delete(first);
    expect(await store.sizeOf(first)).toBeUndefined();
    expect(Buffer.from(await read(second)).equals(whole.subarray(0, 2 * MIB))).toBe(true);
    await store.delete(second);
    await store.delete(second);
  });
}
