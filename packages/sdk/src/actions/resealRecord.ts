import { deleteReplaced } from "../chart/deleteReplaced.ts";
import type { EpochKeys } from "../chart/epochKeys.ts";
import { getObject } from "../chart/objects.ts";
import { BlobNotFoundError } from "../errors.ts";
import { type EarlierVersion, type Manifest, type PayloadRef, payloadsIn } from "../health/manifest.ts";
import type { SessionContext } from "../session.ts";
import type { ExposedRecord } from "./exposedRecords.ts";
import { type ContentChange, openManifest } from "./openManifest.ts";
import { amendManifest } from "./recordManifest.ts";
import { copyPayload, storePayload } from "./storePayload.ts";

export interface ResealParameters {
  /** The patient's own. */
  readonly keys: EpochKeys;
  readonly record: ExposedRecord;
  readonly signal: AbortSignal | undefined;
  /** Called after each file with the bytes of plaintext that were encrypted again. */
  readonly onBytes: (bytes: number) => void;
}

/**
 * Adds a version with the same content, sealed to the part's present key; its files and all earlier versions are encrypted
 * again with new keys. Deletes nothing: cut off anywhere, what was readable is readable.
 *
 * @returns the record with the version that keeps all before it
 * @throws {@link EpochMovedError} when the part has other keys by now than the ones whose readers were looked at
 */
export async function resealRecord(session: SessionContext, parameters: ResealParameters): Promise<ExposedRecord> {
  const { keys, record, signal } = parameters;
  const { sequence, compartment, epoch: expectedEpoch, version: expectedVersion, contents, keeper } = record;
  const copies = new Copies(session, parameters);
  const earlier: EarlierVersion[] = [];
  let newest: { change: ContentChange; manifest: Manifest } | undefined;
  for (const change of contents.filter(({ version }) => version >= (keeper?.version ?? 0))) {
    const manifest = await openManifest(session, keys, change);
    for (const kept of manifest.earlier ?? []) earlier.push(await copies.ofEarlier(kept));
    earlier.push(await copies.ofVersion(change, manifest));
    newest = { change, manifest };
  }
  if (!newest) throw new Error("An exposed record has content.");
  const manifest = { ...newest.manifest, payloads: await copies.of(newest.manifest.payloads), earlier };
  signal?.throwIfAborted();
  const patient = session.self.actor;
  const place = { patient, sequence, expectedVersion, compartment, expectedEpoch };
  const added = await amendManifest(session, { ...place, manifest });
  const { version, epoch, pointer } = added;
  const change: ContentChange = { ...newest.change, change: "amended", version, epoch, pointer, actor: patient };
  return { ...record, version, contents: [...contents, change], keeper: change, opensToGrantee: false };
}

/** Encrypts each file once, however many versions name it. */
class Copies {
  readonly #session: SessionContext;
  readonly #parameters: ResealParameters;
  readonly #known = new Map<string, PayloadRef>();

  constructor(session: SessionContext, parameters: ResealParameters) {
    this.#session = session;
    this.#parameters = parameters;
  }

  async of(payloads: readonly PayloadRef[]): Promise<PayloadRef[]> {
    const copies: PayloadRef[] = [];
    for (const payload of payloads) copies.push(await this.#one(payload));
    return copies;
  }

  /** A version whose ciphertext is in the store still. */
  async ofVersion({ version, pointer, compartment }: ContentChange, manifest: Manifest): Promise<EarlierVersion> {
    const { signal } = this.#parameters;
    const bytes = await getObject(this.#session.blobs, pointer, signal);
    const patient = this.#session.self.actor;
    const sealed = await storePayload(this.#session, {
      patient,
      plaintext: new Blob([bytes as Uint8Array<ArrayBuffer>]).stream(),
      size: bytes.length,
      name: `version-${String(version)}.age`,
      mediaType: "application/octet-stream",
      author: String(patient),
      compartment,
      signal,
    });
    return { version, pointer, sealed, payloads: await this.of(manifest.payloads) };
  }

  /** A version that the one before kept already. */
  async ofEarlier({ sealed, payloads, ...version }: EarlierVersion): Promise<EarlierVersion> {
    return { ...version, sealed: await this.#one(sealed), payloads: await this.of(payloads) };
  }

  async #one(payload: PayloadRef): Promise<PayloadRef> {
    const known = this.#known.get(payload.cid);
    if (known) return known;
    const { signal, onBytes } = this.#parameters;
    signal?.throwIfAborted();
    const copy = await copyPayload(this.#session, { patient: this.#session.self.actor, payload, signal });
    this.#known.set(payload.cid, copy);
    onBytes(payload.size);
    return copy;
  }
}

/**
 * Has the ciphertext deleted that the record's keeper replaced. The keeper is read again from the store first: what it
 * keeps is the only copy afterwards.
 *
 * @returns false when the store keeps it for now
 */
export async function deleteBefore(
  session: SessionContext,
  keys: EpochKeys,
  { sequence, contents, keeper }: ExposedRecord,
): Promise<boolean> {
  if (!keeper) return true;
  session.opened.delete(keeper.pointer);
  const inUse = new Set<string>();
  for (const change of contents.filter(({ version }) => version >= keeper.version))
    for (const { cid } of payloadsIn(await openManifest(session, keys, change))) inUse.add(cid);
  const [pointers, payloads]: [string[], Set<string>] = [[], new Set()];
  for (const change of contents.filter(({ version }) => version < keeper.version)) {
    session.opened.delete(change.pointer);
    const manifest = await stillThere(session, keys, change);
    if (!manifest) continue;
    pointers.push(change.pointer);
    for (const { cid } of payloadsIn(manifest)) if (!inUse.has(cid)) payloads.add(cid);
  }
  if (pointers.length === 0) return true;
  const deleted = await deleteReplaced(session, {
    sequence,
    version: keeper.version,
    pointers,
    payloads: [...payloads],
  });
  if (deleted) for (const pointer of pointers) session.opened.delete(pointer);
  return deleted;
}

async function stillThere(
  session: SessionContext,
  keys: EpochKeys,
  change: ContentChange,
): Promise<Manifest | undefined> {
  try {
    return await openManifest(session, keys, change);
  } catch (error) {
    if (error instanceof BlobNotFoundError) return undefined;
    throw error;
  }
}
