import { Hono } from "hono";
import { readAsOf } from "../queries/pages.ts";
import { answer } from "./answer.ts";
import { openApiDocument } from "./openapi/document.ts";
import { Problem } from "./problem.ts";
import type { Service } from "./service.ts";

const ONE_AWAY = "One of two file stores does not answer. Reads go on; nothing is taken in or erased.";

export function statusRoutes(service: Service): Hono {
  const routes = new Hono();
  routes.get("/health", async () => {
    const { deployment } = service.config;
    const { number, hash } = await readAsOf(service.db, (_state, block) => Promise.resolve(block));
    return answer({
      status: "ok",
      deployment,
      asOfBlock: { number, hash },
      relayer: service.relayer?.status() ?? null,
    });
  });
  routes.get("/ready", async () => {
    if (service.indexer.following() !== "current") throw new Problem("CHAIN_UNAVAILABLE");
    if (await service.readStop.isSet()) throw new Problem("READS_STOPPED");
    const stores = await service.blobs.answering();
    if (!stores.includes(true)) throw new Problem("STORE_UNAVAILABLE");
    return answer({ status: "ready", degraded: stores.includes(false) ? [ONE_AWAY] : [] });
  });
  routes.get("/openapi.json", () => answer(openApiDocument()));
  return routes;
}
