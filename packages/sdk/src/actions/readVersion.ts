import type { EpochKeys } from "../chart/epochKeys.ts";
import { getObject } from "../chart/objects.ts";
import { readStream } from "../crypto/segments.ts";
import { BlobMismatchError, BlobNotFoundError, KeyNotGrantedError, UnreadableError } from "../errors.ts";
import type { EarlierVersion, Manifest, PayloadRef } from "../health/manifest.ts";
import type { SessionContext } from "../session.ts";
import { sha256Pointer } from "../store/cid.ts";
import { collect } from "../store/unixfs.ts";
import { MAX_OBJECT_BYTES } from "../wire/blobs.ts";
import { type ContentChange, keyOf, openManifest, openSealed } from "./openManifest.ts";
import { openPayload } from "./openPayload.ts";

/** One version of a record. */
export interface VersionContent {
  /** The object that the chain points to, byte for byte. */
  readonly sealed: Uint8Array;
  /** As it was written. */
  readonly manifest: Manifest;
  /** Its files where they are now, in the order of its own list. */
  readonly payloads: readonly PayloadRef[];
}

/**
 * Reads one version. Where a strong revocation moved it into a later version, that one says where its files are, also
 * while some of the old ones are still in the store. Wherever the bytes come from, they are the ones that the chain points
 * to.
 *
 * @param contents All versions of the record that have content, in order.
 * @throws {@link KeyNotGrantedError}, {@link BlobNotFoundError}, {@link BlobMismatchError}, {@link UnreadableError},
 * {@link ContextMismatchError}
 */
export async function readVersion(
  session: SessionContext,
  keys: EpochKeys,
  contents: readonly ContentChange[],
  change: ContentChange,
): Promise<VersionContent> {
  const kept = await keptIn(session, keys, contents, change);
  if (kept) return readKept(session, keys, change, kept);
  // Before anything is fetched: who holds no key is told so, and not that a store gives them nothing.
  const identity = await keyOf(keys, change);
  const sealed = await getObject(session.blobs, change.pointer);
  const manifest = await openSealed(session, { change, identity, sealed });
  return { sealed, manifest, payloads: manifest.payloads };
}

/** Opens one version. The files of one that was moved into a later version are named where they are now. */
export async function openVersion(
  session: SessionContext,
  keys: EpochKeys,
  contents: readonly ContentChange[],
  change: ContentChange,
): Promise<Manifest> {
  const kept = await keptIn(session, keys, contents, change);
  if (!kept) return openManifest(session, keys, change);
  const { manifest, payloads } = await readKept(session, keys, change, kept);
  return { ...manifest, payloads: [...payloads] };
}

/** What a later version keeps of `change`. */
async function keptIn(
  session: SessionContext,
  keys: EpochKeys,
  contents: readonly ContentChange[],
  change: ContentChange,
): Promise<EarlierVersion | undefined> {
  for (const later of contents.filter(({ version }) => version > change.version).reverse()) {
    const manifest = await openManifest(session, keys, later).catch((error: unknown) => {
      if (error instanceof BlobNotFoundError || error instanceof KeyNotGrantedError) return undefined;
      throw error;
    });
    const kept = manifest?.earlier?.find(({ pointer }) => pointer === change.pointer);
    if (kept) return kept;
  }
  return undefined;
}

async function readKept(
  session: SessionContext,
  keys: EpochKeys,
  change: ContentChange,
  kept: EarlierVersion,
): Promise<VersionContent> {
  const identity = await keyOf(keys, change);
  if (kept.sealed.size > MAX_OBJECT_BYTES) throw new UnreadableError();
  const stream = await openPayload(session, { patient: change.patient, payload: kept.sealed });
  const sealed = await collect(readStream(stream));
  if ((await sha256Pointer(sealed)) !== change.pointer) throw new BlobMismatchError();
  const manifest = await openSealed(session, { change, identity, sealed });
  return { sealed, manifest, payloads: movedPayloads(manifest, kept) };
}

/** The files' new places. They must be the files that the version names. */
function movedPayloads(manifest: Manifest, { payloads }: EarlierVersion): readonly PayloadRef[] {
  const same = manifest.payloads.every(({ size, name, mediaType }, position) => {
    const moved = payloads[position];
    return moved?.size === size && moved.name === name && moved.mediaType === mediaType;
  });
  if (!same || payloads.length !== manifest.payloads.length) throw new UnreadableError();
  return payloads;
}
