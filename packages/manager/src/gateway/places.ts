import type { Address, BlobPlace } from "@chartkey/sdk/wire";
import { eq } from "drizzle-orm";
import type { Context } from "../context.ts";
import { blobs } from "../db/schema.ts";

export type Blob = typeof blobs.$inferSelect;

export async function blobOf({ db }: Pick<Context, "db">, cid: string): Promise<Blob | undefined> {
  const [blob] = await db.select().from(blobs).where(eq(blobs.cid, cid));
  return blob;
}

/** Writes down where a stored blob belongs. The first to say so decides; saying it again changes nothing. */
export async function keepPlace(
  { db, clock }: Context,
  cid: string,
  size: number,
  place: BlobPlace,
  { account, actor }: { account: Address; actor: bigint | undefined },
): Promise<void> {
  await db
    .insert(blobs)
    .values({ cid, size, account, actor: actor ?? null, at: clock.now(), ...place })
    .onConflictDoNothing();
}

export async function forgetPlace({ db }: Context, cid: string): Promise<void> {
  await db.delete(blobs).where(eq(blobs.cid, cid));
}
