import { createReadStream } from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { FileStore } from "@tus/file-store";
import type { Address, BlobPlace } from "@chartkey/sdk/wire";
import { eq, lt } from "drizzle-orm";
import { placeOf } from "../api/input.ts";
import { notFound, Problem } from "../api/problem.ts";
import type { Service } from "../api/service.ts";
import { uploads } from "../db/schema.ts";
import { blobOf, keepPlace } from "./places.ts";
import { requireWrite } from "./writePolicy.ts";

/** How long an unfinished upload waits to be resumed, and the answer of a finished one is kept. Milliseconds. */
const KEPT_FOR = 24 * 60 * 60 * 1000;
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
  const store = new FileStore({
    directory: path.join(service.config.dataDir, "uploads"),
    expirationPeriodInMilliseconds: KEPT_FOR,
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
    try {
      // Asked again: the consent may have ended since the upload began.
      await requireWrite(service, info.place, info.actor);
      const cid = await service.blobs.putPayload(contentOf(id), { size, place: info.place });
      await requireDeclared(cid, info.declared);
      await service.db.transaction(async (db) => {
        await keepPlace({ ...service, db }, cid, size, info.place, info);
        await db.insert(uploads).values({ id, account: info.account, cid, size, at: service.clock.now() });
      });
      await store.remove(id);
      return { account: info.account, cid, size };
    } catch (error) {
      if (error instanceof Problem) await store.remove(id).catch(() => undefined);
      throw error;
    }
  }

  /** What arrived under another name is taken out again, unless it was here before. */
  async function requireDeclared(cid: string, declared: string | undefined): Promise<void> {
    if (declared === undefined || declared === cid) return;
    if (!(await blobOf(service, cid))) await service.blobs.delete(cid);
    throw new Problem("CONTENT_MISMATCH");
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
      await store.deleteExpired();
      await service.db.delete(uploads).where(lt(uploads.at, service.clock.now() - KEPT_FOR / 1000));
    },
  };
}
export type UploadDesk = ReturnType<typeof uploadDesk>;
