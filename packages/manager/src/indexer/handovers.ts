import { and, inArray, isNotNull } from "drizzle-orm";
import type { Database } from "../db/open.ts";
import { actorChanges, sessions } from "../db/schema.ts";
import type { Rows } from "./rows.ts";

/**
 * When an actor goes to another account, the sessions of those that it was with end, in the transaction that says so: whoever
 * lost an account to a thief ends the thief's sessions by taking the actor back.
 */
export async function endSessions(db: Pick<Database, "selectDistinct" | "delete">, rows: Rows): Promise<void> {
  const handovers = rows.actorChanges.filter(({ change }) => change === "accountChanged");
  if (handovers.length === 0) return;
  const before = await db
    .selectDistinct({ account: actorChanges.account })
    .from(actorChanges)
    .where(
      and(
        inArray(
          actorChanges.actor,
          handovers.map(({ actor }) => actor),
        ),
        inArray(actorChanges.change, ["registered", "accountChanged"]),
        isNotNull(actorChanges.account),
      ),
    );
  const accounts = before.flatMap(({ account }) => account ?? []);
  await db.delete(sessions).where(inArray(sessions.account, accounts));
}
