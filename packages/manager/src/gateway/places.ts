import type { BlobPlace } from "@chartkey/sdk/wire";
import { eq } from "drizzle-orm";
import type { Context } from "../context.ts";
import { arrivals, blobs } from "../db/schema.ts";
import { noteUsage, type Uploader } from "./quota.ts";

export type Blob = typeof blobs.$inferSelect;

export async function blobOf({ db }: Pick<Context, "db">, cid: string): Promise<Blob | undefined> {
  const [blob] = await db.select().from(blobs).where(eq(blobs.cid, cid));
  return blob;
}

/** Writes down where a stored blob belongs. The first to say so decides; saying it again changes nothing. */
export async function keepPlace(
  context: Pick<Context, "db" | "clock" | "config">,
  cid: string,
  size: number,
  place: BlobPlace,
  uploader: Uploader,
): Promise<void> {
  const { db, clock } = context;
  const { account, actor } = uploader;
  const [kept] = await db
    .insert(blobs)
    .values({ cid, size, account, actor: actor ?? null, at: clock.now(), ...place })
    .onConflictDoNothing()
    .returning({ cid: blobs.cid });
  if (kept) await noteUsage(context, uploader, { kind: place.kind, size });
  await forgetArrival(context, cid);
}

/** Writes down that an object is about to come in: should nobody ever say whose it is, it is found again. */
export async function noteArrival({ db, clock }: Pick<Context, "db" | "clock">, cid: string): Promise<void> {
  const begunAt = clock.now();
  await db.insert(arrivals).values({ cid, begunAt }).onConflictDoUpdate({ target: arrivals.cid, set: { begunAt } });
}

export async function forgetArrival({ db }: Pick<Context, "db">, cid: string): Promise<void> {
  await db.delete(arrivals).where(eq(arrivals.cid, cid));
}

export async function forgetPlace({ db }: Context, cid: string): Promise<void> {
  await db.delete(blobs).where(eq(blobs.cid, cid));
}
