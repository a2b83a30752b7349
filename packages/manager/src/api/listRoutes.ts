import { actorIdSchema, actorKindSchema, addressSchema, MAX_PAGE } from "@chartkey/sdk/wire";
import { Hono, type Context as HonoContext } from "hono";
import { z } from "zod";
import { disclosurePage } from "../disclosures/disclosures.ts";
import { actorOf, actorPage } from "../queries/actors.ts";
import { consentPage, epochPage, recordPage, requestPage, standingPage } from "../queries/lists.ts";
import { mandatePage } from "../queries/mandates.ts";
import { pageQuerySchema, type PageQuery } from "../queries/pages.ts";
import { administratorPage, membershipPage } from "../queries/teams.ts";
import { answer } from "./answer.ts";
import { actorParam, requireActorOf, requireSession } from "./input.ts";
import { notFound, parse } from "./problem.ts";
import { askTwice, type Service } from "./service.ts";

const actorQuerySchema = pageQuerySchema.extend({
  account: addressSchema.optional(),
  kind: actorKindSchema.optional(),
});
const membershipQuerySchema = pageQuerySchema.extend({
  organization: actorIdSchema.optional(),
  member: actorIdSchema.optional(),
});
const administratorQuerySchema = pageQuerySchema.extend({
  organization: actorIdSchema.optional(),
  administrator: actorIdSchema.optional(),
});
const disclosureQuerySchema = z.object({
  cursor: z.preprocess((value) => (value === "" ? undefined : value), z.coerce.number().int().min(0).optional()),
  limit: z.coerce.number().int().min(1).max(MAX_PAGE).default(100),
});

/** What anybody may ask before signing in: which actors an account has, and one actor. */
function actorRoutes(service: Service): Hono {
  const { db } = service;
  const routes = new Hono();
  routes.get("/", async (c) => {
    const query = parse(actorQuerySchema, c.req.query());
    if (query.account === undefined) await requireSession(service, c);
    return answer(await actorPage(db, query, query));
  });
  routes.get("/:actor", async (c) => {
    const actor = actorParam(c, "actor");
    const found = await askTwice(service, () => actorOf(db, actor));
    if (!found) throw notFound();
    return answer(found);
  });
  return routes;
}

/** The lists: what the chain says, for whoever is signed in. */
export function listRoutes(service: Service): Hono {
  const { db } = service;

  /** A page of a list that belongs to the actor in the path. */
  const list =
    (name: string, page: (actor: bigint, query: PageQuery) => Promise<unknown>) => async (c: HonoContext) => {
      await requireSession(service, c);
      return answer(await page(actorParam(c, name), parse(pageQuerySchema, c.req.query())));
    };

  const routes = new Hono();
  routes.route("/actors", actorRoutes(service));
  routes.get("/memberships", async (c) => {
    await requireSession(service, c);
    const query = parse(membershipQuerySchema, c.req.query());
    return answer(await membershipPage(db, query, query));
  });
  routes.get("/administrators", async (c) => {
    await requireSession(service, c);
    const query = parse(administratorQuerySchema, c.req.query());
    return answer(await administratorPage(db, query, query));
  });
  routes.get("/standings", async (c) => {
    await requireSession(service, c);
    return answer(await standingPage(db, parse(pageQuerySchema, c.req.query())));
  });
  routes.get(
    "/charts/:patient/records",
    list("patient", (patient, query) => recordPage(db, patient, query)),
  );
  routes.get(
    "/charts/:patient/epochs",
    list("patient", (patient, query) => epochPage(db, patient, query)),
  );
  routes.get(
    "/charts/:patient/consents",
    list("patient", (patient, query) => consentPage(db, { patient }, query)),
  );
  routes.get(
    "/charts/:patient/requests",
    list("patient", (patient, query) => requestPage(db, { patient }, query)),
  );
  routes.get(
    "/charts/:patient/mandates",
    list("patient", (patient, query) => mandatePage(db, { patient }, query)),
  );
  routes.get(
    "/proxies/:proxy/mandates",
    list("proxy", (proxy, query) => mandatePage(db, { proxy }, query)),
  );
  routes.get(
    "/grantees/:grantee/consents",
    list("grantee", (grantee, query) => consentPage(db, { grantee }, query)),
  );
  routes.get(
    "/grantees/:grantee/requests",
    list("grantee", (grantee, query) => requestPage(db, { grantee }, query)),
  );
  routes.get("/charts/:patient/disclosures", async (c) => {
    const account = await requireSession(service, c);
    const patient = actorParam(c, "patient");
    await requireActorOf(service, patient, account);
    return answer(await disclosurePage(db, patient, parse(disclosureQuerySchema, c.req.query())));
  });
  return routes;
}
