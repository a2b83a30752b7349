import type { ActorKind, ActorRow, Membership } from "@chartkey/sdk/wire";
import { and, asc, desc, eq, inArray, isNotNull } from "drizzle-orm";
import type { Database } from "../db/open.ts";
import { actorChanges, membershipChanges } from "../db/schema.ts";
import { after, chainOrder, pageOf, readAsOf, type Page, type PageQuery } from "./pages.ts";

type Change = typeof actorChanges.$inferSelect;

/** The actors as they are now: each registration with the newest change of each kind laid over it. */
async function current(db: Database, actors: bigint[]): Promise<Map<bigint, ActorRow>> {
  if (actors.length === 0) return new Map();
  const { actor, change, block, logIndex } = actorChanges;
  const newest = await db
    .selectDistinctOn([actor, change])
    .from(actorChanges)
    .where(inArray(actor, actors))
    .orderBy(actor, change, desc(block), desc(logIndex));
  const rows = new Map<bigint, ActorRow>();
  for (const row of newest) if (row.change === "registered") rows.set(row.actor, registeredRow(row));
  for (const row of newest) Object.assign(rows.get(row.actor) ?? {}, changedMembers(row));
  return rows;
}

function registeredRow(row: Change): ActorRow {
  const { actor, account, kind, keyDigest, profile, vault, at } = row;
  const constant = { keyGeneration: 1, standing: "none", validUntil: 0, registeredAt: at } as const;
  // A registration fills these columns; the types of the table cannot say so.
  return { actor, account, kind, keyDigest, profile, vault, ...constant } as ActorRow;
}

function changedMembers({
  change,
  account,
  keyDigest,
  keyGeneration,
  profile,
  vault,
  standing,
  validUntil,
}: Change): Record<string, unknown> {
  switch (change) {
    case "keyRotated":
      return { keyDigest, keyGeneration };
    case "profilePublished":
      return { profile };
    case "vaultPublished":
      return { vault };
    case "standingChanged":
      return { standing, validUntil };
    case "accountChanged":
      return { account };
    case "registered":
      return {};
  }
}

export async function actorOf(db: Database, actor: bigint): Promise<ActorRow | undefined> {
  return (await current(db, [actor])).get(actor);
}

/** Whether somebody signed up with, or moved to, this account. */
export async function hasActor(db: Database, account: string): Promise<boolean> {
  const [row] = await db
    .select({ actor: actorChanges.actor })
    .from(actorChanges)
    .where(eq(actorChanges.account, account))
    .limit(1);
  return row !== undefined;
}

export function actorPage(
  db: Database,
  filter: { account?: string | undefined; kind?: ActorKind | undefined },
  { cursor, limit }: PageQuery,
): Promise<Page<ActorRow>> {
  return readAsOf(db, async (state, asOfBlock) => {
    const registrations = await state
      .select()
      .from(actorChanges)
      .where(
        and(
          eq(actorChanges.change, "registered"),
          filter.account === undefined ? undefined : eq(actorChanges.account, filter.account),
          filter.kind === undefined ? undefined : eq(actorChanges.kind, filter.kind),
          after(actorChanges, cursor),
        ),
      )
      .orderBy(...chainOrder(actorChanges))
      .limit(limit + 1);
    const { rows, next } = pageOf(registrations, limit);
    const ids = rows.map((row) => row.actor);
    const found = await current(state, ids);
    return { items: ids.flatMap((id) => found.get(id) ?? []), next, asOfBlock };
  });
}

/** Memberships that were not ended, those past their date included: whoever asks compares `until` with its own clock. */
export function membershipPage(
  db: Database,
  filter: { organization?: bigint | undefined; member?: bigint | undefined },
  { cursor, limit }: PageQuery,
): Promise<Page<Membership>> {
  return readAsOf(db, async (state, asOfBlock) => {
    const { organization, member, block, logIndex } = membershipChanges;
    const newest = state
      .selectDistinctOn([organization, member])
      .from(membershipChanges)
      .where(
        and(
          filter.organization === undefined ? undefined : eq(organization, filter.organization),
          filter.member === undefined ? undefined : eq(member, filter.member),
        ),
      )
      .orderBy(organization, member, desc(block), desc(logIndex))
      .as("newest");
    const found = await state
      .select()
      .from(newest)
      .where(and(isNotNull(newest.until), after(newest, cursor)))
      .orderBy(asc(newest.block), asc(newest.logIndex))
      .limit(limit + 1);
    const { rows, next } = pageOf(found, limit);
    const items = rows.map((row) => ({ organization: row.organization, member: row.member, until: row.until ?? 0 }));
    return { items, next, asOfBlock };
  });
}
