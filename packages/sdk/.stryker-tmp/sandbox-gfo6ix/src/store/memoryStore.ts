// @ts-nocheck
import type { CID } from "multiformats/cid";
import { BlobMismatchError, BlobNotFoundError } from "../errors.ts";
import type { TeamKeyRow } from "../wire/blobs.ts";
import type { OwnBlobStore } from "./blobStore.ts";
import { cidToPointer, parseCid, pointerToCid, sha256Pointer } from "./cid.ts";
import { requireObject, requirePayload } from "./limits.ts";
import { exportStream, importStream, sizeOfFile, type BlockReader } from "./unixfs.ts";

/** A store in memory, for tests and for trying things out. Its blocks are the ones that every other store has. */
export function memoryStore(): OwnBlobStore {
  // Each payload keeps its own blocks, so deleting one never takes a block from another.
  const blobs = new Map<string, Map<string, Uint8Array>>();

  const teamKeys = new Map<string, TeamKeyRow>();

  const readerOf = (cid: string): BlockReader => {
    const blocks = blobs.get(parseCid(cid).toString());
    if (!blocks) throw new BlobNotFoundError();
    return {
      *get(block: CID) {
        const bytes = blocks.get(block.toString());
        if (!bytes) throw new BlobNotFoundError();
        yield bytes;
      },
    };
  };

  return {
    async putObject(pointer, bytes, place) {
      await requireObject(pointer, bytes);
      const cid = pointerToCid(pointer);
      const { kind, organization, member, generation } = place;
      if (kind === "teamKey" && organization !== undefined && member !== undefined && generation !== undefined)
        teamKeys.set(cid, { organization, member, generation, pointer: cidToPointer(cid) });
      blobs.set(cid, new Map([[cid, bytes.slice()]]));
    },

    async getObject(pointer) {
      const cid = pointerToCid(pointer);
      const bytes = blobs.get(cid)?.get(cid);
      if (!bytes) throw new BlobNotFoundError();
      if ((await sha256Pointer(bytes)) !== cidToPointer(cid)) throw new BlobMismatchError();
      return bytes.slice();
    },

    async putPayload(ciphertext, options) {
      const blocks = new Map<string, Uint8Array>();
      const writer = {
        put(block: CID, bytes: Uint8Array | Iterable<Uint8Array> | AsyncIterable<Uint8Array>) {
          if (!(bytes instanceof Uint8Array)) throw new TypeError("The importer gives whole blocks.");
          blocks.set(block.toString(), bytes.slice());
          return block;
        },
      };
      const { cid } = await importStream(writer, requirePayload(ciphertext, options));
      blobs.set(cid, blocks);
      return cid;
    },

    async getPayload(cid, options = {}) {
      return exportStream(readerOf(cid), cid, options);
    },

    async sizeOf(cid) {
      return blobs.has(parseCid(cid).toString()) ? sizeOfFile(readerOf(cid), cid) : undefined;
    },

    teamKeys: ({ organization, member }) =>
      Promise.resolve(
        [...teamKeys.values()].filter(
          (row) => row.organization === organization && (member === undefined || row.member === member),
        ),
      ),

    delete(cid) {
      blobs.delete(parseCid(cid).toString());
      teamKeys.delete(parseCid(cid).toString());
      return Promise.resolve();
    },

    close: () => Promise.resolve(),
  };
}
