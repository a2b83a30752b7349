import { createReadStream } from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { cidOfStream } from "@chartkey/sdk/store";
import type { Address, BlobPlace } from "@chartkey/sdk/wire";
import { eq, lt } from "drizzle-orm";
import { placeOf } from "../api/input.ts";
import { notFound, Problem } from "../api/problem.ts";
import type { Service } from "../api/service.ts";
import { uploads } from "../db/schema.ts";
import { keepPlace } from "./places.ts";
import { forgetUsage } from "./quota.ts";
import { isWatched, removeUnclaimed } from "./unclaimed.ts";
import { UploadFiles } from "./uploadFiles.ts";
import { requireWrite } from "./writePolicy.ts";

const READ_SIZE = 1024 * 1024;

export interface FinishedUpload {
  readonly account: string;
  readonly cid: string;
  readonly size: number;
}

/** What is known of an upload from its start on; kept beside its bytes. */
export interface UploadInfo {
  readonly account: Address;
  readonly actor: bigint | undefined;
  readonly place: BlobPlace;
  /** The CID that the client expects, if it said one. */
  readonly declared: string | undefined;
}

/** tus keeps texts only. */
export function infoToMetadata({ account, actor, place, declared }: UploadInfo): Record<string, string> {
  const texts = { account, actor, cid: declared, ...place };
  return Object.fromEntries(
    Object.entries(texts).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
}

function metadataToInfo(metadata: Record<string, string | null> | undefined): UploadInfo {
  const { account, actor, cid, ...place } = metadata ?? {};
  if (account == null) throw notFound();
  return {
    account: account as Address,
    actor: actor == null ? undefined : BigInt(actor),
    declared: cid ?? undefined,
    place: placeOf(place),
  };
}

/** Uploads on their way: bytes collect in a folder, and go into the blob store when they are all there. */
export function uploadDesk(service: Service) {
  /** Seconds that an unfinished upload waits to be resumed, and that the answer of a finished one is kept. */
  const keptFor = service.config.upkeep.unclaimedFor;
  const store = new UploadFiles({
    directory: path.join(service.config.dataDir, "uploads"),
    expirationPeriodInMilliseconds: keptFor * 1000,
  });
  const running = new Map<string, Promise<FinishedUpload>>();

  const partOf = async (id: string) => {
    const upload = await store.getUpload(id).catch(() => undefined);
    return (
      upload && {
        size: upload.size ?? 0,
        complete: upload.offset === upload.size,
        info: metadataToInfo(upload.metadata),
      }
    );
  };

  async function finished(id: string): Promise<FinishedUpload | undefined> {
    const [upload] = await service.db.select().from(uploads).where(eq(uploads.id, id));
    return upload;
  }

  function contentOf(id: string): ReadableStream<Uint8Array> {
    const file = createReadStream(path.join(store.directory, id), { highWaterMark: READ_SIZE });
    // Node and the DOM type the same stream a little differently.
    return Readable.toWeb(file) as unknown as ReadableStream<Uint8Array>;
  }

  async function takeIn(id: string): Promise<FinishedUpload> {
    const part = await partOf(id);
    if (!part?.complete) throw notFound();
    const { size, info } = part;
    let arrived: string | undefined;
    try {
      // Asked again: the consent may have ended since the upload began.
      await requireWrite(service, info.place, info.actor);
      const done = await service.arrivals.take(
        () => service.blobs.putPayload(contentOf(id), { size, place: info.place }),
        async (cid) => {
          arrived = cid;
          if (info.declared !== undefined && info.declared !== cid) throw new Problem("CONTENT_MISMATCH");
          await service.db.transaction(async (db) => {
            await keepPlace({ ...service, db }, cid, size, info.place, info);
            await db.insert(uploads).values({ id, account: info.account, cid, size, at: service.clock.now() });
          });
          return { account: info.account, cid, size };
        },
      );
      await store.remove(id);
      return done;
    } catch (error) {
      // What arrived under another name goes again, unless somebody else put it here.
      if (arrived !== undefined && error instanceof Problem) await removeUnclaimed(service, arrived);
      if (error instanceof Problem) await store.remove(id).catch(() => undefined);
      throw error;
    }
  }

  /** A killed process may have brought it in and not come to say whose it is. */
  async function takeOut(id: string): Promise<void> {
    const part = await partOf(id).catch(() => undefined);
    if (!part?.complete || (await finished(id))) return;
    const { cid } = await cidOfStream(contentOf(id));
    await removeUnclaimed(service, cid);
  }

  return {
    store,
    finished,
    partOf,

    /** Moves a complete upload into the blob store, once, however many ask at the same time. */
    async finish(id: string): Promise<FinishedUpload> {
      const before = await finished(id);
      if (before) return before;
      const run = running.get(id) ?? takeIn(id).finally(() => running.delete(id));
      running.set(id, run);
      return run;
    },

    /** Forgets what was never finished, and answers nobody asks for any more. */
    async cleanUp(): Promise<void> {
      for await (const { id, begunAt } of store.old(Date.now() - keptFor * 1000)) {
        if (running.has(id)) continue;
        if (isWatched(service, begunAt / 1000)) await takeOut(id);
        await store.forget(id);
      }
      await forgetUsage(service);
      await service.db.delete(uploads).where(lt(uploads.at, service.clock.now() - keptFor));
    },
  };
}
export type UploadDesk = ReturnType<typeof uploadDesk>;
