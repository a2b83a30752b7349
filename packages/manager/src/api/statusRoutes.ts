import { Hono } from "hono";
import { readAsOf } from "../queries/pages.ts";
import { answer } from "./answer.ts";
import { openApiDocument } from "./openapi/document.ts";
import { Problem } from "./problem.ts";
import type { Service } from "./service.ts";

/** Nothing has this CID: it only shows whether the store answers. */
const NO_BLOB = "bafkreiaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

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
    await service.blobs.sizeOf(NO_BLOB);
    return answer({ status: "ready" });
  });
  routes.get("/openapi.json", () => answer(openApiDocument()));
  return routes;
}
