import type { Disclosure } from "@chartkey/sdk/wire";
import { and, asc, eq, gt } from "drizzle-orm";
import type { Context } from "../context.ts";
import type { Database } from "../db/open.ts";
import { disclosures } from "../db/schema.ts";
import { readAsOf, type Page } from "../queries/pages.ts";

/** Writes a served read down. It is committed when this resolves, so no byte leaves before. */
export async function recordDisclosure(
  { db, clock }: Context,
  disclosure: Omit<Disclosure, "id" | "at">,
): Promise<void> {
  await db.insert(disclosures).values({ ...disclosure, at: clock.now() });
}

/** Every served read of one chart, oldest first. The cursor is the id of the last one seen. */
export function disclosurePage(
  db: Database,
  patient: bigint,
  { cursor, limit }: { cursor?: number | undefined; limit: number },
): Promise<Page<Disclosure>> {
  return readAsOf(db, async (state, asOfBlock) => {
    const found = await state
      .select()
      .from(disclosures)
      .where(and(eq(disclosures.patient, patient), cursor === undefined ? undefined : gt(disclosures.id, cursor)))
      .orderBy(asc(disclosures.id))
      .limit(limit + 1);
    const items = found.slice(0, limit) as Disclosure[];
    return { items, next: found.length > limit ? String(items.at(-1)?.id) : null, asOfBlock };
  });
}
