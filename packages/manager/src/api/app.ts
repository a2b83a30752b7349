import { CID_HEADER } from "@chartkey/sdk/wire";
import { Hono } from "hono";
import { cors } from "hono/cors";
import { routePath } from "hono/route";
import { erasureRoutes } from "../gateway/erasureRoutes.ts";
import { keptListRoutes } from "../gateway/keptListRoutes.ts";
import { replacedRoutes } from "../gateway/replacedRoutes.ts";
import { objectRoutes } from "../gateway/objectRoutes.ts";
import { payloadRoutes } from "../gateway/payloadRoutes.ts";
import { requireNotHalted } from "../gateway/readGate.ts";
import { teamKeyRoutes } from "../gateway/teamKeyRoutes.ts";
import { uploadRoutes } from "../gateway/uploadRoutes.ts";
import { noticeRoutes } from "../notices/noticeRoutes.ts";
import { relayRoutes } from "../relayer/relayRoutes.ts";
import { listRoutes } from "./listRoutes.ts";
import { notFound, Problem, problemOf } from "./problem.ts";
import type { Service } from "./service.ts";
import { sessionRoutes } from "./sessionRoutes.ts";
import { statusRoutes } from "./statusRoutes.ts";

const REQUEST_HEADERS = ["authorization", "content-type", "chartkey-actor", "range"];
const TUS_REQUEST_HEADERS = [
  "idempotency-key",
  "tus-resumable",
  "upload-length",
  "upload-metadata",
  "upload-offset",
  "x-requested-with",
];
const TUS_HEADERS = [
  "location",
  "tus-resumable",
  "tus-version",
  "tus-extension",
  "tus-max-size",
  "upload-length",
  "upload-offset",
  "upload-expires",
];

/** Which block an answer reflects at least; lists say it more exactly in their body. */
const AS_OF_BLOCK = "chartkey-as-of-block";

/** The whole HTTP surface. */
export function createApp(service: Service): Hono {
  const { config, logger, clock, metrics } = service;
  const origins = new Set(config.portalOrigins);

  const app = new Hono();
  app.use(async (c, next) => {
    const start = performance.now();
    const at = service.indexer.at();
    await next();
    if (at !== undefined) c.res.headers.set(AS_OF_BLOCK, String(at));
    // The pattern, not the path: paths name patients and CIDs.
    const took = performance.now() - start;
    const request = { method: c.req.method, route: routePath(c, -1), status: c.res.status };
    logger.info({ ...request, ms: Math.round(took) }, "request");
    metrics.count({ ...request, seconds: took / 1000 });
  });
  app.use(
    cors({
      origin: (origin) => (origins.has(origin) ? origin : null),
      allowMethods: ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"],
      allowHeaders: [...REQUEST_HEADERS, ...TUS_REQUEST_HEADERS],
      exposeHeaders: [...TUS_HEADERS, CID_HEADER, AS_OF_BLOCK, "content-range", "accept-ranges"],
      maxAge: 600,
    }),
  );

  // A browser says whose page asks. Tokens travel in a header that no foreign page can set; this is for what needs none.
  app.on(["PUT", "POST", "PATCH", "DELETE"], "*", (c, next) => {
    const origin = c.req.header("origin");
    if (origin !== undefined && !origins.has(origin) && !service.signInHosts.has(hostOf(origin)))
      throw new Problem("ORIGIN_REFUSED");
    return next();
  });
  app.on(["PUT", "POST", "PATCH"], ["/v1/objects/*", "/v1/uploads/*", "/v1/charts/*"], (_c, next) => {
    requireNotHalted(service);
    return next();
  });

  app.route("/", statusRoutes(service));
  app.route("/v1/session", sessionRoutes(service));
  app.route("/v1/objects", objectRoutes(service));
  app.route("/v1/payloads", payloadRoutes(service));
  app.route("/v1/uploads", uploadRoutes(service));
  app.route("/v1/actors", noticeRoutes(service));
  app.route("/v1/charts", erasureRoutes(service));
  app.route("/v1/charts", replacedRoutes(service));
  app.route("/v1/charts", keptListRoutes(service));
  app.route("/v1/organizations", teamKeyRoutes(service));
  app.route("/v1/relay", relayRoutes(service));
  app.route("/v1", listRoutes(service));

  app.notFound(() => notFound().response());
  app.onError((error) => {
    const problem = problemOf(error);
    if (problem.status >= 500)
      logger.error({ code: problem.code, err: problem.cause, at: clock.now() }, "request failed");
    return problem.response();
  });
  return app;
}

const hostOf = (origin: string): string => (URL.canParse(origin) ? new URL(origin).host : "");
