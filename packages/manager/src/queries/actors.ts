import type { ActorKind, ActorRow } from "@chartkey/sdk/wire";
import { and, desc, eq, inArray } from "drizzle-orm";
import type { Database } from "../db/open.ts";
import { actorChanges } from "../db/schema.ts";
import { after, chainOrder, pageOf, readAsOf, type Page, type PageQuery } from "./pages.ts";

type Change = typeof actorChanges.$inferSelect;

/** The actors as they are now: each registration with the newest change of each kind laid over it. */
export async function actorsOf(db: Database, actors: bigint[]): Promise<Map<bigint, ActorRow>> {
  if (actors.length === 0) return new Map();
  const { actor, change, block, logIndex } = actorChanges;
  const newest = await db
    .selectDistinctOn([actor, change])
    .from(actorChanges)
    .where(inArray(actor, actors))
    .orderBy(actor, change, desc(block), desc(logIndex));
  const rows = new Map<bigint, ActorRow>();
  for (const row of newest) if (row.change === "registered") rows.set(row.actor, registeredRow(row));
  // In the chain's order: whoever takes an actor over ends the proposal before it.
  newest.sort((a, b) => a.block - b.block || a.logIndex - b.logIndex);
  for (const row of newest) Object.assign(rows.get(row.actor) ?? {}, changedMembers(row));
  return rows;
}

function registeredRow(row: Change): ActorRow {
  const { actor, account, kind, keyDigest, profile, vault, at } = row;
  const start = { standing: "none", validUntil: 0, issuer: null, proposedAccount: null } as const;
  // A registration fills these columns; the types of the table cannot say so.
  return { actor, account, kind, keyDigest, profile, vault, keyGeneration: 1, registeredAt: at, ...start } as ActorRow;
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
  issuer,
}: Change): Record<string, unknown> {
  switch (change) {
    case "keyRotated":
      return { keyDigest, keyGeneration };
    case "profilePublished":
      return { profile };
    case "vaultPublished":
      return { vault };
    case "standingChanged":
      return { standing, validUntil, issuer };
    case "accountProposed":
      return { proposedAccount: account };
    case "accountChanged":
      return { account, proposedAccount: null };
    case "registered":
      return {};
  }
}

export async function actorOf(db: Database, actor: bigint): Promise<ActorRow | undefined> {
  return (await actorsOf(db, [actor])).get(actor);
}

/** Actors that this account registered or took over, whether it still holds them or not. */
const everActingFor = (db: Database, account: string) =>
  db
    .select({ actor: actorChanges.actor })
    .from(actorChanges)
    .where(and(eq(actorChanges.account, account), inArray(actorChanges.change, ["registered", "accountChanged"])));

/** Whether somebody signed up with, or moved to, this account. */
export async function hasActor(db: Database, account: string): Promise<boolean> {
  const [row] = await db
    .select({ actor: actorChanges.actor })
    .from(actorChanges)
    .where(and(eq(actorChanges.account, account), inArray(actorChanges.change, ["registered", "accountChanged"])))
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
          filter.account === undefined ? undefined : inArray(actorChanges.actor, everActingFor(state, filter.account)),
          filter.kind === undefined ? undefined : eq(actorChanges.kind, filter.kind),
          after(actorChanges, cursor),
        ),
      )
      .orderBy(...chainOrder(actorChanges))
      .limit(limit + 1);
    const { rows, next } = pageOf(registrations, limit);
    const ids = rows.map((row) => row.actor);
    const found = await actorsOf(state, ids);
    const items = ids.flatMap((id) => found.get(id) ?? []);
    // One that moved to another account is no longer this one's, however it began.
    const own = items.filter((row) => filter.account === undefined || row.account === filter.account);
    return { items: own, next, asOfBlock };
  });
}
