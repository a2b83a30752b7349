import { cidToPointer } from "@chartkey/sdk/store";
import { actorIdSchema, cidSchema, MAX_PAGE, type TeamKeyRow } from "@chartkey/sdk/wire";
import { and, asc, eq, gt } from "drizzle-orm";
import { Hono } from "hono";
import { z } from "zod";
import { answer } from "../api/answer.ts";
import { actorParam, requireReader } from "../api/input.ts";
import { parse } from "../api/problem.ts";
import { askTwice, type Service } from "../api/service.ts";
import { blobs } from "../db/schema.ts";
import { isAdministrator, isMember } from "../queries/access.ts";
import { readAsOf, type Page } from "../queries/pages.ts";

const querySchema = z.object({
  member: actorIdSchema.optional(),
  cursor: z.preprocess((value) => (value === "" ? undefined : value), cidSchema.optional()),
  limit: z.coerce.number().int().min(1).max(MAX_PAGE).default(100),
});

interface Asked {
  readonly organization: bigint;
  readonly member: bigint | undefined;
}

/**
 * Which team keys are stored: the chain names no pointer to them. The organization and its administrators see who was given
 * which, a member sees its own; whoever may see none gets the same answer as where there are none.
 */
export function teamKeyRoutes(service: Service): Hono {
  const routes = new Hono();
  routes.get("/:organization/team-keys", async (c) => {
    const { actor } = await requireReader(service, c);
    const { member, ...page } = parse(querySchema, c.req.query());
    const asked = { organization: actorParam(c, "organization"), member };
    const shown = await askTwice(service, () => shownTo(service, asked, actor));
    return answer(await teamKeyPage(service, shown, page));
  });
  return routes;
}

/** What `actor` is shown of what was asked for; undefined for nothing. */
async function shownTo(service: Service, asked: Asked, actor: bigint | undefined): Promise<Asked | undefined> {
  const { organization, member } = asked;
  if (actor === undefined) return undefined;
  if (await isAdministrator(service, organization, actor)) return asked;
  const own = member === undefined || member === actor;
  return own && (await isMember(service, organization, actor)) ? { organization, member: actor } : undefined;
}

function teamKeyPage(
  { db }: Service,
  shown: Asked | undefined,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<Page<TeamKeyRow>> {
  return readAsOf(db, async (state, asOfBlock) => {
    if (!shown) return { items: [], next: null, asOfBlock };
    const { organization, member, generation, cid } = blobs;
    const found = await state
      .select({ organization, member, generation, cid })
      .from(blobs)
      .where(
        and(
          eq(blobs.kind, "teamKey"),
          eq(organization, shown.organization),
          shown.member === undefined ? undefined : eq(member, shown.member),
          cursor === undefined ? undefined : gt(cid, cursor),
        ),
      )
      .orderBy(asc(cid))
      .limit(limit + 1);
    const rows = found.slice(0, limit);
    // A blob of this kind names all of them; the types of the table cannot say so.
    const items = rows.map(({ cid: id, ...row }) => ({ ...row, pointer: cidToPointer(id) }) as TeamKeyRow);
    return { items, next: found.length > limit ? (rows.at(-1)?.cid ?? null) : null, asOfBlock };
  });
}
