import { and, asc, count, desc, eq, gte, inArray, lt, max, sum } from "drizzle-orm";
import type { Relayed } from "@chartkey/sdk/wire";
import type { Database } from "../db/open.ts";
import { relays, relayTransactions } from "../db/schema.ts";

export type RelayRow = typeof relays.$inferSelect;
export type TransactionRow = typeof relayTransactions.$inferSelect;
export type NewTransaction = Omit<typeof relayTransactions.$inferInsert, "serial">;

/** Quotas count what came in within this many seconds. */
export const WINDOW = 60 * 60;
/** Seconds for which settled relays are kept: long enough for a client that asks what became of its action. */
const KEPT = 30 * 24 * 60 * 60;

/** What was signed and what became of it. Everything is written here before it is sent. */
export function outboxOf(db: Database, sender: string) {
  const own = eq(relays.sender, sender);
  return {
    async find(id: string): Promise<RelayRow | undefined> {
      const [row] = await db.select().from(relays).where(eq(relays.id, id));
      return row;
    },

    /** Rows that no block holds yet, the lowest number first. */
    pending: (): Promise<RelayRow[]> =>
      db
        .select()
        .from(relays)
        .where(and(own, eq(relays.state, "pending")))
        .orderBy(asc(relays.number)),

    /** All transactions of these relays, in the order of signing. */
    transactions: (ids: string[]): Promise<TransactionRow[]> =>
      db
        .select()
        .from(relayTransactions)
        .where(and(eq(relayTransactions.sender, sender), inArray(relayTransactions.relay, ids)))
        .orderBy(asc(relayTransactions.serial)),

    /** The first number that nothing was signed with. */
    async nextNumber(minedCount: number): Promise<number> {
      const [row] = await db
        .select({ highest: max(relayTransactions.number) })
        .from(relayTransactions)
        .where(eq(relayTransactions.sender, sender));
      return Math.max(minedCount, (row?.highest ?? -1) + 1);
    },

    /** Most that everything on its way may cost, in wei. */
    async reserved(): Promise<bigint> {
      const [row] = await db
        .select({ cost: sum(relays.cost) })
        .from(relays)
        .where(and(own, eq(relays.state, "pending")));
      return BigInt(row?.cost ?? 0);
    },

    /** Writes a relay and its first transaction; one that failed before makes place. */
    add: (row: RelayRow, transaction: NewTransaction): Promise<void> =>
      db.transaction(async (tx) => {
        await tx.delete(relays).where(and(eq(relays.id, row.id), eq(relays.state, "failed")));
        await tx.insert(relays).values(row);
        await tx.insert(relayTransactions).values(transaction);
      }),

    /** Writes one more transaction of a relay: with a higher fee, or with another number. */
    again: (id: string, transaction: NewTransaction, cost: bigint): Promise<void> =>
      db.transaction(async (tx) => {
        await tx.insert(relayTransactions).values(transaction);
        await tx.update(relays).set({ number: transaction.number, cost, state: "pending" }).where(eq(relays.id, id));
      }),

    async settle(id: string, state: "mined" | "failed"): Promise<void> {
      await db.update(relays).set({ state }).where(eq(relays.id, id));
    },

    /** After a reorganization: what stands above the chain's count is on its way again. */
    async reopen(minedCount: number): Promise<void> {
      await db
        .update(relays)
        .set({ state: "pending" })
        .where(and(own, gte(relays.number, minedCount), inArray(relays.state, ["mined", "failed"])));
    },

    /** How many relays were counted in the last hour: of all, or of one account or origin. */
    async counted(now: number, of: { account?: string; origin?: string } = {}): Promise<number> {
      const [row] = await db
        .select({ relays: count() })
        .from(relays)
        .where(
          and(
            eq(relays.counted, true),
            gte(relays.at, now - WINDOW),
            of.account === undefined ? undefined : eq(relays.account, of.account),
            of.origin === undefined ? undefined : eq(relays.origin, of.origin),
          ),
        );
      return row?.relays ?? 0;
    },

    /** How many of one action an account had sent in the last hour. */
    async sentOf(now: number, { account, action }: { account: string; action: string }): Promise<number> {
      const [row] = await db
        .select({ relays: count() })
        .from(relays)
        .where(and(eq(relays.account, account), eq(relays.action, action), gte(relays.at, now - WINDOW)));
      return row?.relays ?? 0;
    },

    async forgetOld(now: number): Promise<void> {
      const old = and(own, lt(relays.at, now - KEPT), inArray(relays.state, ["mined", "failed"]));
      const ids = db.select({ id: relays.id }).from(relays).where(old);
      await db.transaction(async (tx) => {
        await tx.delete(relayTransactions).where(inArray(relayTransactions.relay, ids));
        await tx.delete(relays).where(old);
      });
    },
  };
}

export type Outbox = ReturnType<typeof outboxOf>;

/** Most transactions in an answer: the newest. */
const MOST_SHOWN = 64;

export async function relayedOf(db: Database, id: string): Promise<Relayed | undefined> {
  const [row] = await db.select().from(relays).where(eq(relays.id, id));
  if (!row) return undefined;
  const sent = await db
    .select({ hash: relayTransactions.hash })
    .from(relayTransactions)
    .where(eq(relayTransactions.relay, id))
    .orderBy(desc(relayTransactions.serial))
    .limit(MOST_SHOWN);
  return { id: row.id, state: row.state, transactions: sent.map(({ hash }) => hash).reverse() } as Relayed;
}
