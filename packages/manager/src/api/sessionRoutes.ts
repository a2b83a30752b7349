import { signInSchema } from "@chartkey/sdk/wire";
import { Hono } from "hono";
import { issueNonce } from "../session/nonces.ts";
import { closeSession, openSession } from "../session/sessions.ts";
import { verifySignIn } from "../session/signIn.ts";
import { answer } from "./answer.ts";
import { tokenOf } from "./input.ts";
import { readJson } from "./body.ts";
import type { Service } from "./service.ts";

export function sessionRoutes(service: Service): Hono {
  const routes = new Hono();
  routes.post("/nonce", async () => answer({ nonce: await issueNonce(service) }));
  routes.post("/", async (c) => {
    const signedIn = await verifySignIn(service, service.signInHosts, await readJson(c, signInSchema));
    return answer(await openSession(service, signedIn, service.indexer.at()), 201);
  });
  routes.delete("/", async (c) => {
    await closeSession(service, tokenOf(c));
    return new Response(null, { status: 204 });
  });
  return routes;
}
