import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { relayerStateSchema } from "@chartkey/sdk/wire";
import { sum } from "drizzle-orm";
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { Service } from "./api/service.ts";
import { massAccesses } from "./db/schema.ts";
import { FOLLOWING } from "./indexer/indexer.ts";

/** One answered request. `route` is the pattern, never the path: paths name patients and CIDs. */
export interface AnsweredRequest {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
}

/** Numbers about the requests, counted from the first on, whether anybody asks for them or not. */
export interface RequestMetrics {
  readonly registry: Registry;
  count(request: AnsweredRequest): void;
}

/** Seconds that separate a quick answer from a slow one. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export function requestMetrics(): RequestMetrics {
  const registry = new Registry();
  const registers = [registry];
  const requests = new Counter({
    name: "chartkey_requests_total",
    help: "Answered requests by method, route and status.",
    labelNames: ["method", "route", "status"],
    registers,
  });
  const seconds = new Histogram({
    name: "chartkey_request_seconds",
    help: "Time until an answer began, by method and route.",
    labelNames: ["method", "route"],
    buckets: BUCKETS,
    registers,
  });
  return {
    registry,
    count({ method, route, status, seconds: took }) {
      requests.inc({ method, route, status });
      seconds.observe({ method, route }, took);
    },
  };
}

/** Adds what is read when somebody asks: how the service and its parts are. Names no person, chart or blob. */
export function addStateMetrics(service: Service): void {
  const { registry } = service.metrics;
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: "chartkey_index_block",
    help: "Number of the block that the index has reached.",
    registers,
    collect() {
      this.set(service.indexer.at() ?? 0);
    },
  });
  stateGauge(registers, "chartkey_index_state", "Whether the index follows the chain.", FOLLOWING, () =>
    service.indexer.following(),
  );
  new Gauge({
    name: "chartkey_reads_stopped",
    help: "1 while the operator's switch stops reads.",
    registers,
    async collect() {
      this.set((await service.readStop.isSet()) ? 1 : 0);
    },
  });
  addStoreMetrics(service, registers);
  const { relayer } = service;
  if (relayer)
    stateGauge(
      registers,
      "chartkey_relayer_state",
      "What is still paid for.",
      relayerStateSchema.options,
      () => relayer.status().state,
    );
  new Gauge({
    name: "chartkey_mass_access_refusals",
    help: "Charts that readers were refused because they opened too many within an hour; see the table mass_accesses.",
    registers,
    async collect() {
      const [row] = await service.db.select({ refused: sum(massAccesses.refused) }).from(massAccesses);
      this.set(Number(row?.refused ?? 0));
    },
  });
}

/** What the stores are like, and what was found that somebody has to look at. */
function addStoreMetrics({ blobs, alarms }: Service, registers: Registry[]): void {
  new Gauge({
    name: "chartkey_stores_away",
    help: "File stores that do not answer.",
    registers,
    async collect() {
      this.set((await blobs.answering()).filter((answers) => !answers).length);
    },
  });
  new Gauge({
    name: "chartkey_alarms",
    help: "Alarms since the start, by what they are about.",
    labelNames: ["alarm"],
    registers,
    collect() {
      for (const [alarm, count] of Object.entries(alarms.counts())) this.set({ alarm }, count);
    },
  });
}

/** One series for each state there is, 1 for the one it is in. */
function stateGauge<State extends string>(
  registers: Registry[],
  name: string,
  help: string,
  states: readonly State[],
  now: () => State,
): void {
  new Gauge({
    name,
    help,
    labelNames: ["state"],
    registers,
    collect() {
      for (const state of states) this.set({ state }, now() === state ? 1 : 0);
    },
  });
}

export interface MetricsServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Gives the numbers out at `/metrics`, at an address of their own: they are the operator's and nobody else's. */
export async function serveMetrics(
  registry: Registry,
  { host, port }: { host: string; port: number },
): Promise<MetricsServer> {
  const server = createServer((request, response) => {
    if (request.method !== "GET" || request.url !== "/metrics") {
      response.writeHead(404).end();
      return;
    }
    registry.metrics().then(
      (text) => response.writeHead(200, { "content-type": registry.contentType }).end(text),
      // What cannot be measured now is no reason for half an answer.
      () => response.writeHead(503).end(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${String(taken)}/metrics`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
