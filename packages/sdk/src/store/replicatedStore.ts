import { BlobMismatchError, BlobNotFoundError, ChartkeyError, StoreUnavailableError } from "../errors.ts";
import { readStream } from "../crypto/segments.ts";
import type { MendableStore, OwnBlobStore, PutPayloadOptions } from "./blobStore.ts";
import { pointerToCid } from "./cid.ts";
import type { Mending } from "./mend.ts";
import { type BlockReader, collect, exportChecked, verified } from "./unixfs.ts";

/** Milliseconds for which a store that did not answer is asked last. */
const AWAY_FOR = 5_000;
/** Most blobs that wait to be mended after a read; the scrubber finds what does not fit. */
const MOST_WAITING = 1_000;

/** Several stores that hold the same. */
export interface ReplicatedStore extends OwnBlobStore {
  /** Looks at every block of a blob in each store, and mends it from the others; what was found, store by store. */
  mend(cid: string): Promise<Mending[]>;
  /** Whether each store has the blob and keeps it: a quick look. */
  keeps(cid: string): Promise<boolean>;
  /** Which of the stores answer, in their order. */
  answering(): Promise<boolean[]>;
}

export interface ReplicatedStoreOptions {
  /** Called after a read found a blob not whole in some store and it was looked at. */
  readonly onMended?: (cid: string, found: Mending[]) => void;
}

/**
 * Writes to every store and is done when all of them are; reads from the first that has good bytes, and mends the others
 * afterwards. Deletes from every store, or fails.
 */
export function replicatedStore(
  stores: readonly MendableStore[],
  { onMended = () => undefined }: ReplicatedStoreOptions = {},
): ReplicatedStore {
  const exclusive = keyedQueue();
  const away = new Map<MendableStore, number>();
  const waiting = new Set<string>();
  let mending: Promise<unknown> = Promise.resolve();
  let closed = false;

  const byNearness = () => [...stores].sort((a, b) => Number(isAway(a)) - Number(isAway(b)));
  const isAway = (store: MendableStore) => (away.get(store) ?? 0) > Date.now();

  /** The first good answer; a store that has none is passed over, and what it lacks is mended later. */
  async function firstGood<Answer>(
    cid: string,
    ask: (store: MendableStore) => Promise<Answer | undefined>,
    onFlaw = mendLater,
  ): Promise<Answer> {
    const failures: unknown[] = [];
    for (const store of byNearness()) {
      try {
        const answer = await ask(store);
        if (answer !== undefined) {
          if (failures.some(isFlaw)) onFlaw(cid);
          return answer;
        }
        failures.push(new BlobNotFoundError());
      } catch (error) {
        if (error instanceof StoreUnavailableError) away.set(store, Date.now() + AWAY_FOR);
        else if (!isFlaw(error)) throw error;
        failures.push(error);
      }
    }
    throw worst(failures);
  }

  /** Blocks whose hashes are right, from wherever there is a good one. */
  const blocksOf = (cid: string, onFlaw?: (cid: string) => void): BlockReader => ({
    async *get(block) {
      yield await firstGood(cid, (store) => collect(verified(store.blocksOf(cid)).get(block)), onFlaw);
    },
  });

  const mend = (cid: string): Promise<Mending[]> =>
    exclusive(cid, async () => {
      const source = blocksOf(cid, () => undefined);
      const found: Mending[] = [];
      for (const store of stores) found.push(await store.mend(cid, source));
      return found;
    });

  function mendLater(cid: string): void {
    if (stores.length < 2 || closed || waiting.has(cid) || waiting.size >= MOST_WAITING) return;
    waiting.add(cid);
    mending = mending
      .then(async () => {
        if (!closed) onMended(cid, await mend(cid));
      })
      .catch(() => undefined)
      .finally(() => waiting.delete(cid));
  }

  return {
    async putObject(pointer, bytes, place) {
      await all(stores.map((store) => store.putObject(pointer, bytes, place)));
    },
    getObject: (pointer) => firstGood(pointerToCid(pointer), (store) => store.getObject(pointer)),
    putPayload: (ciphertext, options) => putPayload(stores, ciphertext, options),
    getPayload: (cid, options = {}) => exportChecked(blocksOf(cid), cid, options),
    async sizeOf(cid) {
      try {
        return await firstGood(cid, (store) => store.sizeOf(cid));
      } catch (error) {
        if (error instanceof BlobNotFoundError) return undefined;
        throw error;
      }
    },
    delete: (cid) =>
      exclusive(cid, async () => {
        await all(stores.map((store) => store.delete(cid)));
      }),
    mend,
    async keeps(cid) {
      return (await all(stores.map((store) => store.keeps(cid)))).every(Boolean);
    },
    answering: () => Promise.all(stores.map((store) => answers(store))),
    async close() {
      closed = true;
      await mending;
      await all(stores.map((store) => store.close()));
    },
  };
}

/** The same stream into every store, no faster than the slowest takes it. */
async function putPayload(
  stores: readonly MendableStore[],
  ciphertext: ReadableStream<Uint8Array>,
  { onProgress, ...options }: PutPayloadOptions,
): Promise<string> {
  const branches = stores.map(() => new TransformStream<Uint8Array, Uint8Array>());
  const writers = branches.map(({ writable }) => writable.getWriter());
  const stop = (reason: unknown) => Promise.allSettled(writers.map((writer) => writer.abort(reason)));
  const puts = stores.map((store, i) => {
    const reports = i === 0 && onProgress ? { onProgress } : {};
    const put = store.putPayload(branches[i]?.readable ?? new ReadableStream(), { ...options, ...reports });
    // A store that gives up must not leave the others waiting.
    put.catch(stop);
    return put;
  });
  let broken: unknown;
  try {
    for await (const chunk of readStream(ciphertext)) await Promise.all(writers.map((writer) => writer.write(chunk)));
    await Promise.all(writers.map((writer) => writer.close()));
  } catch (error) {
    broken = error;
    await stop(error);
  }
  const settled = await Promise.allSettled(puts);
  const failures = settled.flatMap((put) => (put.status === "rejected" ? [put.reason as unknown] : []));
  if (failures.length > 0) throw failures.find((error) => error instanceof ChartkeyError) ?? broken ?? failures[0];
  const [cid, ...others] = await Promise.all(puts);
  if (cid === undefined || others.some((other) => other !== cid)) throw new BlobMismatchError();
  return cid;
}

/** Nothing has this CID: asking for it only shows whether a store answers. */
const NO_BLOB = "bafkreiaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

const answers = (store: MendableStore): Promise<boolean> =>
  store.sizeOf(NO_BLOB).then(
    () => true,
    () => false,
  );

/** Waits for all, also when one fails: nothing goes on behind the caller's back. */
async function all<Result>(work: readonly Promise<Result>[]): Promise<Result[]> {
  await Promise.allSettled(work);
  return Promise.all(work);
}

const isFlaw = (error: unknown) => error instanceof BlobNotFoundError || error instanceof BlobMismatchError;

/** What to say when no store had it: one that is away may have it; damage is worse than absence. */
function worst(failures: unknown[]): unknown {
  const first = (kind: new () => Error) => failures.find((failure) => failure instanceof kind);
  return first(StoreUnavailableError) ?? first(BlobMismatchError) ?? failures[0];
}

/** Runs what concerns one key one after another. */
function keyedQueue() {
  const last = new Map<string, Promise<unknown>>();
  return <Result>(key: string, work: () => Promise<Result>): Promise<Result> => {
    const run = (last.get(key) ?? Promise.resolve()).then(work, work);
    const settled = run
      .catch(() => undefined)
      .finally(() => {
        if (last.get(key) === settled) last.delete(key);
      });
    last.set(key, settled);
    return run;
  };
}
