import { cidToPointer } from "@chartkey/sdk/store";
import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { actorChanges } from "../db/schema.ts";
import { actingAccount } from "../queries/access.ts";
import type { Asking } from "../queries/settled.ts";
import type { Blob } from "./places.ts";

/**
 * The account that an actor's own thing belongs to: the one that acts for its actor now, and the uploader while no actor
 * points to it. Pointers are public, so an actor counts only if it published this one while the uploader acted for it,
 * and only the first: who lost an actor to another account cannot claim its vault back for a new one.
 */
export async function holderOf(context: Asking, blob: Blob): Promise<string | undefined> {
  const { db } = context;
  const column = blob.kind === "vault" ? actorChanges.vault : actorChanges.profile;
  const before = alias(actorChanges, "before");
  const accountThen = db
    .select({ account: before.account })
    .from(before)
    .where(
      and(
        eq(before.actor, actorChanges.actor),
        inArray(before.change, ["registered", "accountChanged"]),
        sql`(${before.block}, ${before.logIndex}) <= (${actorChanges.block}, ${actorChanges.logIndex})`,
      ),
    )
    .orderBy(desc(before.block), desc(before.logIndex))
    .limit(1);
  const [published] = await db
    .select({ actor: actorChanges.actor })
    .from(actorChanges)
    .where(and(eq(column, cidToPointer(blob.cid)), eq(sql`(${accountThen})`, blob.account)))
    .orderBy(asc(actorChanges.block), asc(actorChanges.logIndex))
    .limit(1);
  return published ? actingAccount(context, published.actor) : blob.account;
}
