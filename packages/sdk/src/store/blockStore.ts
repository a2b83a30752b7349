import { randomUUID } from "node:crypto";
import { access, rename, rm } from "node:fs/promises";
import path from "node:path";
import * as raw from "multiformats/codecs/raw";
import { BlobMismatchError, StoreUnavailableError } from "../errors.ts";
import type { MendableStore } from "./blobStore.ts";
import { parseCid, pointerToCidObject, sha256Pointer } from "./cid.ts";
import { DurableBlocks, flushFolder, isMissing, makeFolder } from "./durableBlocks.ts";
import { requireObject, requirePayload } from "./limits.ts";
import { mendBlocks } from "./mend.ts";
import { collect, exportStream, importStream, sizeOfFile } from "./unixfs.ts";

/**
 * The embedded IPFS store: blocks as files under `folder`, for one process at a time.
 *
 * Objects and payloads of one block share `objects`. A payload of several blocks has a folder of its own, which appears
 * and goes in one rename: a cut upload leaves nothing behind, and deleting one payload never takes a block from another
 * that holds the same bytes.
 *
 * @throws {@link StoreUnavailableError} when the folder cannot be made or written.
 */
export async function blockStore(folder: string): Promise<MendableStore> {
  const payloads = path.join(folder, "payloads");
  /** What is not whole yet; emptied at every start. */
  const incoming = path.join(folder, "incoming");
  const blocksIn = (place: string) => new DurableBlocks(place, incoming);
  const objects = blocksIn(path.join(folder, "objects"));
  await available(async () => {
    await rm(incoming, { recursive: true, force: true });
    for (const part of [objects.path, payloads, incoming]) await makeFolder(part);
  });

  const blocksOf = (cid: string) => (isOneBlock(cid) ? objects : blocksIn(path.join(payloads, cid)));

  /** Moves what was imported to its place; what was there before is the same content, and whole afterwards. */
  async function keep(cid: string, arrived: DurableBlocks): Promise<void> {
    if (isOneBlock(cid)) {
      await objects.put(parseCid(cid), arrived.get(parseCid(cid)));
      return;
    }
    const place = path.join(payloads, cid);
    await available(async () => {
      await makeFolder(payloads);
      if (await exists(place)) await arrived.moveInto(place);
      else await rename(arrived.path, place);
      await flushFolder(payloads);
    });
  }

  /** Imports blocks beside their place, and moves them there when they are all good. */
  async function bringIn<Result>(
    work: (arrived: DurableBlocks) => Promise<Result>,
    cidOf: (result: Result) => string | undefined,
  ): Promise<Result> {
    const arrived = blocksIn(path.join(incoming, randomUUID()));
    try {
      const result = await work(arrived);
      const cid = cidOf(result);
      if (cid !== undefined) await keep(cid, arrived);
      return result;
    } finally {
      await rm(arrived.path, { recursive: true, force: true }).catch(() => undefined);
    }
  }

  return {
    async putObject(pointer, bytes) {
      await requireObject(pointer, bytes);
      await objects.put(pointerToCidObject(pointer), bytes);
    },

    async getObject(pointer) {
      const bytes = await collect(objects.get(pointerToCidObject(pointer)));
      if ((await sha256Pointer(bytes)) !== pointer) throw new BlobMismatchError();
      return bytes;
    },

    async putPayload(ciphertext, options) {
      const stream = requirePayload(ciphertext, options);
      const { cid } = await bringIn(
        (arrived) => importStream(arrived, stream),
        (imported) => imported.cid,
      );
      return cid;
    },

    getPayload: async (cid, options = {}) => exportStream(blocksOf(cid), cid, options),

    async sizeOf(cid) {
      const blocks = blocksOf(cid);
      return (await blocks.has(parseCid(cid))) ? sizeOfFile(blocks, cid) : undefined;
    },

    async delete(cid) {
      await available(async () => {
        if (isOneBlock(cid)) {
          await objects.delete(parseCid(cid));
          return;
        }
        // A folder that went missing must not be taken for a payload that did.
        await makeFolder(incoming);
        const leaving = path.join(incoming, randomUUID());
        await rename(path.join(payloads, cid), leaving).catch((error: unknown) => {
          if (!isMissing(error)) throw error;
        });
        await flushFolder(payloads);
        await rm(leaving, { recursive: true, force: true });
      });
    },

    blocksOf,

    async mend(cid, source) {
      const blocks = blocksOf(cid);
      const into = (target: DurableBlocks) =>
        mendBlocks(cid, { stored: target, source, putBack: (block, bytes) => target.put(block, bytes) });
      if (isOneBlock(cid) || (await exists(path.join(payloads, cid)))) return into(blocks);
      // Like a new upload: half a payload never stands in its place.
      return bringIn(into, ({ lost }) => (lost === 0 ? cid : undefined));
    },

    keeps: (cid) => blocksOf(cid).has(parseCid(cid)),

    close: () => objects.close(),
  };
}

/** Parses the CID too, so that no other text ever becomes part of a path. */
function isOneBlock(cid: string): boolean {
  return parseCid(cid).code === raw.code;
}

async function exists(file: string): Promise<boolean> {
  try {
    await access(file);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

async function available<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    throw new StoreUnavailableError({ cause });
  }
}
