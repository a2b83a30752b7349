import { Validator } from "@seriousme/openapi-schema-validator";
import { healthSchema } from "@chartkey/sdk/wire";
import type { Hono } from "hono";
import { inspectRoutes } from "hono/dev";
import { describe, expect, it } from "vitest";
import { createApp } from "../src/api/app.ts";
import { openApiDocument } from "../src/api/openapi/document.ts";
import { OPERATIONS } from "../src/api/openapi/operations.ts";
import type { Service } from "../src/api/service.ts";
import type { Config } from "../src/config.ts";
import { fuzzApi } from "./fuzz/fuzzApi.ts";
import { fuzzTarget } from "./fuzz/target.ts";
import { describeWorld } from "./support/world.ts";

/** Requests to each operation in this short form; `pnpm --filter @chartkey/manager run fuzz` sends thousands. */
const RUNS = 60;
/** Always the same here: a campaign looks for what is new. */
const SEED = 20_261_126;

describe("the description of the API", () => {
  it("[M66] is a valid OpenAPI 3.1 document", async () => {
    const result = await new Validator().validate({ ...openApiDocument() });
    expect(result.errors ?? []).toEqual([]);
    expect(result.valid).toBe(true);
  });
});

/** The routes alone: nothing is asked of what they work with. */
const appOf = (config: Config): Hono => createApp({ config, shutdown: new AbortController().signal } as Service);

describeWorld("the API as it is described", (world) => {
  it("[M66] names every route that there is, and no other", () => {
    const routes = inspectRoutes(appOf(world.manager.config)).filter(({ isMiddleware }) => !isMiddleware);
    const there = new Set(routes.map(({ method, path }) => `${method.toLowerCase()} ${path}`));
    // Hono answers HEAD where there is GET.
    const described = OPERATIONS.map(({ method, path }) => `${method === "head" ? "get" : method} ${path}`);
    expect([...there].sort()).toEqual([...new Set(described)].sort());
  });

  it("[M66] [M67] answers whatever is sent as described, and nothing makes it fail", async () => {
    const target = await fuzzTarget(world.manager, world.chain, world.people);
    const { sent, byStatus } = await fuzzApi(target, { runs: RUNS, seed: SEED });
    expect(sent).toBeGreaterThanOrEqual(RUNS * (OPERATIONS.length - 1));
    // Requests of every sort got through: right ones, wrong ones, and those of people who may not.
    for (const status of [200, 201, 400, 401, 404]) expect(byStatus[status] ?? 0, String(status)).toBeGreaterThan(0);
    healthSchema.parse(await (await fetch(`${world.manager.url()}/health`)).json());
  }, 120_000);
});
