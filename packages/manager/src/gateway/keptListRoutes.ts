import { MAX_KEPT_LIST_BYTES } from "@chartkey/sdk/wire";
import { eq } from "drizzle-orm";
import { Hono, type Context as HonoContext } from "hono";
import { readBody } from "../api/body.ts";
import { actorParam, requireActorOf, requireSession } from "../api/input.ts";
import { notFound, Problem } from "../api/problem.ts";
import type { Service } from "../api/service.ts";
import { keptLists } from "../db/schema.ts";
import { actorOf } from "../queries/actors.ts";
import { readGate } from "./readGate.ts";
import { BLOB_HEADERS } from "./serve.ts";

/**
 * The list of their own chart that a patient's devices share: one for each patient, encrypted with a key of theirs, replaced
 * as a whole. A copy for speed: losing it costs a device the time to read its titles one by one.
 */
export function keptListRoutes(service: Service): Hono {
  const { db, clock } = service;
  const routes = new Hono();
  routes.get("/:patient/kept-list", async (c) => {
    const patient = await ownChart(service, c);
    const gate = await readGate(service);
    if (gate?.refuses("own")) throw gate.problem;
    const [kept] = await db.select().from(keptLists).where(eq(keptLists.patient, patient));
    if (!kept) throw notFound();
    return new Response(Buffer.from(kept.bytes, "base64"), { headers: BLOB_HEADERS });
  });
  routes.put("/:patient/kept-list", async (c) => {
    const patient = await ownChart(service, c);
    const bytes = await readBody(c, MAX_KEPT_LIST_BYTES);
    if (bytes.length === 0) throw new Problem("INVALID_INPUT", "The body is empty.");
    const kept = { bytes: Buffer.from(bytes).toString("base64"), at: clock.now() };
    await db
      .insert(keptLists)
      .values({ patient, ...kept })
      .onConflictDoUpdate({ target: keptLists.patient, set: kept });
    return new Response(null, { status: 204 });
  });
  return routes;
}

/** The chart in the path, which is the caller's own. */
async function ownChart(service: Service, c: HonoContext): Promise<bigint> {
  const patient = actorParam(c, "patient");
  await requireActorOf(service, patient, await requireSession(service, c));
  if ((await actorOf(service.db, patient))?.kind !== "patient") throw notFound();
  return patient;
}
