import type { Server } from "node:http";
import { mkdir } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import type { Hono } from "hono";
import { destination, pino } from "pino";
import { makeAlarms } from "./alarms.ts";
import { guardServer, serverOptions } from "./api/guard.ts";
import { createApp } from "./api/app.ts";
import { chainSource } from "./chain/source.ts";
import type { Service } from "./api/service.ts";
import type { Config } from "./config.ts";
import { systemClock, type Clock, type Context } from "./context.ts";
import { becomeInstance } from "./db/instance.ts";
import { openDatabase } from "./db/open.ts";
import { makeAdmission } from "./gateway/admission.ts";
import { makeArrivals } from "./gateway/arrivals.ts";
import { openStores } from "./gateway/openStores.ts";
import { watchReadStop } from "./gateway/readGate.ts";
import { startUpkeep } from "./gateway/upkeep.ts";
import { beginWatch } from "./gateway/watch.ts";
import { requireSameChain, requireSameDeployment, WrongChainError } from "./indexer/deploymentCheck.ts";
import { startIndexer } from "./indexer/indexer.ts";
import { sendingNode } from "./chain/sendingNode.ts";
import { lockFolder } from "./lockFolder.ts";
import { addStateMetrics, type MetricsServer, requestMetrics, serveMetrics } from "./metrics.ts";
import { smtpMailer } from "./notices/mailer.ts";
import { startNotices } from "./notices/startNotices.ts";
import { startRelayer } from "./relayer/relayer.ts";

export interface Manager {
  readonly url: string;
  /** Where the operator's numbers are, if they are given out. */
  readonly metricsUrl: string | undefined;
  /** Rejects when the manager cannot go on, for example because the node turned out to follow another chain. */
  readonly ended: Promise<void>;
  close(): Promise<void>;
}

/** How long open answers may go on after `close`, in milliseconds. */
const GRACE = 3_000;

/** Starts the whole service and resolves once it listens. What it opened is closed again when a part cannot start. */
export async function startManager(config: Config, { clock = systemClock }: { clock?: Clock } = {}): Promise<Manager> {
  await using opened = new AsyncDisposableStack();
  await mkdir(config.dataDir, { recursive: true });
  opened.defer(await lockFolder(config.dataDir));

  // Logs go to standard error: standard output tells whoever started the service where it listens.
  const logger = pino({ level: config.logLevel }, destination({ dest: 2, sync: false }));
  const shutdown = new AbortController();
  const instance = config.databaseUrl === undefined ? undefined : await becomeInstance(config.databaseUrl, logger);
  opened.defer(() => instance?.release());
  const { db, close: closeDatabase } = await openDatabase({ databaseUrl: config.databaseUrl, folder: config.dataDir });
  opened.defer(closeDatabase);
  const alarms = makeAlarms(logger);
  const keeper = await beginWatch({ db, clock });
  const blobs = await openStores({ config, keeper, alarms });
  opened.defer(() => blobs.close());
  const chain = chainSource(config.rpcUrl, config.deployment);
  const gateway = { blobs, keeper, arrivals: makeArrivals(), admission: makeAdmission(config.limits) };
  const context: Context = { config, logger, alarms, clock, shutdown: shutdown.signal, db, chain, ...gateway };
  await requireSameDeployment(context);
  await requireSameChain(context).catch((error: unknown) => {
    // A node that is away may come back; one that is on another chain is a mistake to hear of at once.
    if (error instanceof WrongChainError) throw error;
  });

  const signInHosts = new Set(config.portalOrigins.map((origin) => new URL(origin).host));
  const indexer = startIndexer(context);
  opened.defer(async () => {
    shutdown.abort();
    await indexer.ended.catch(() => undefined);
  });
  // So that the first answers are already about the chain, when it is there.
  await indexer.catchUp();
  const relayer = config.relayer && (await startRelayer(context, config.relayer, sendingNode(config.rpcUrl)));
  opened.defer(async () => {
    shutdown.abort();
    await relayer?.ended;
  });
  const upkeep = startUpkeep(context);
  opened.defer(async () => {
    shutdown.abort();
    await upkeep.ended;
  });
  const mailer = config.mail && smtpMailer(config.mail);
  const notices = mailer && startNotices(context, mailer, config.mail.lookEvery);
  opened.defer(async () => {
    shutdown.abort();
    await notices?.ended;
  });
  const readStop = watchReadStop(config.dataDir, shutdown.signal);
  const service = { ...context, indexer, relayer, mailer, readStop, signInHosts, metrics: requestMetrics() };
  const metricsServer = config.metrics && (await openMetrics(service, config.metrics));
  if (metricsServer) opened.defer(() => metricsServer.close());
  const server = createServer(createApp(service).fetch, config);
  const url = await listen(server, config);
  signInHosts.add(new URL(config.publicUrl ?? url).host);
  opened.defer(() => stop(server));

  const parts = opened.move();
  logger.info({ url, metrics: metricsServer?.url }, "listening");
  return {
    url,
    metricsUrl: metricsServer?.url,
    ended: Promise.race([indexer.ended, ...(instance ? [instance.lost] : [])]),
    close: () => parts.disposeAsync(),
  };
}

function openMetrics(service: Service, address: NonNullable<Config["metrics"]>): Promise<MetricsServer> {
  addStateMetrics(service);
  return serveMetrics(service.metrics.registry, address);
}

function createServer(fetch: Hono["fetch"], config: Config): HttpServer {
  const server = createAdaptorServer({ fetch, serverOptions: serverOptions(config) });
  guardServer(server as Server, config);
  return server;
}

type HttpServer = ReturnType<typeof createAdaptorServer>;

function listen(server: HttpServer, { port, host }: Config): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      const address = server.address() as AddressInfo;
      const name = address.family === "IPv6" ? `[${address.address}]` : address.address;
      resolve(`http://${name}:${String(address.port)}`);
    });
  });
}

/** Lets open answers end, then ends them. */
async function stop(server: HttpServer): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  const timer = setTimeout(() => {
    if ("closeAllConnections" in server) server.closeAllConnections();
  }, GRACE);
  if ("closeIdleConnections" in server) server.closeIdleConnections();
  await closed;
  clearTimeout(timer);
}
