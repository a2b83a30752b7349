import { hex32Schema, relaySchema } from "@chartkey/sdk/wire";
import { Hono } from "hono";
import { z } from "zod";
import { answer } from "../api/answer.ts";
import { readJson } from "../api/body.ts";
import { notFound, parse, Problem } from "../api/problem.ts";
import { remoteOf } from "../api/remote.ts";
import { askTwice, type Service } from "../api/service.ts";
import { hasActor } from "../queries/actors.ts";
import type { Relayer } from "./relayer.ts";

const hex32Param = z.object({ id: hex32Schema });

/** Largest request: a batch of records and the longest signature. */
const MAX_BODY = 32 * 1024;

/** Actions that are sent, and paid for, on somebody's signature. Needs no session: the signature says who it is. */
export function relayRoutes(service: Service): Hono {
  const requireRelayer = (): Relayer => {
    if (!service.relayer) throw new Problem("NOT_RELAYED", "This service pays for nobody.");
    return service.relayer;
  };
  const routes = new Hono();
  routes.post("/", async (c) => {
    const relayer = requireRelayer();
    const request = await readJson(c, relaySchema, MAX_BODY);
    if (request.action === "cancelNonce") await requireActor(service, request.account);
    // Whether a rotation is counted depends on the newest consents.
    if (request.action === "openEpochs") await service.indexer.catchUp();
    return answer(await relayer.relay(request, remoteOf(c, service)), 202);
  });
  routes.get("/:id", async (c) => {
    const { id } = parse(hex32Param, c.req.param());
    const found = await requireRelayer().find(id);
    if (!found) throw notFound();
    return answer(found);
  });
  return routes;
}

/** A nonce is voided by accounts that are somebody: an account costs nothing, and no quota stops this action. */
async function requireActor(service: Service, account: string): Promise<void> {
  const known = await askTwice(service, async () => ((await hasActor(service.db, account)) ? true : undefined));
  if (known === undefined) throw new Problem("NOT_RELAYED", "Nobody signed up with this account.");
}
