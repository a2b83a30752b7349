// @ts-nocheck
import { BlobMismatchError } from "../errors.ts";
import type { BlobStore } from "../store/blobStore.ts";
import { sha256Pointer } from "../store/cid.ts";
import type { BlobPlace } from "../wire/blobs.ts";
import type { Hex32 } from "../wire/primitives.ts";

/** Stores an object and answers with its pointer. */
export async function putObject(blobs: BlobStore, bytes: Uint8Array, place: BlobPlace): Promise<Hex32> {
  const pointer = await sha256Pointer(bytes);
  await blobs.putObject(pointer, bytes, place);
  return pointer;
}

/** Fetches an object and checks that it is the one the pointer names, whatever the store did. */
export async function getObject(blobs: BlobStore, pointer: string, signal?: AbortSignal): Promise<Uint8Array> {
  const bytes = await blobs.getObject(pointer, { signal });
  if ((await sha256Pointer(bytes)) !== pointer) throw new BlobMismatchError();
  return bytes;
}
