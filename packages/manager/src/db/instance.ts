import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import type { Logger } from "pino";

/** Number of the database's lock that the one active instance holds. */
const ACTIVE = 7_401_001;

/** Milliseconds between attempts to become the active instance. */
const TRY_EVERY = 250;

/** Milliseconds after which an instance that lost its database, and with it the lock, gives up. */
const GIVE_UP = 30_000;

/** So that the database notices within 20 seconds that the machine of the active instance is gone. */
const KEEPALIVES = "-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=2";

/** Another instance took over, or the database stayed away. */
export class InstanceLostError extends Error {
  override readonly name = "InstanceLostError";
}

export interface Instance {
  /** Rejects when this is the active instance no longer. */
  readonly lost: Promise<never>;
  release(): Promise<void>;
}

/**
 * Waits until this is the one active instance on the database: the others do nothing and serve nothing. The lock belongs to a
 * connection of its own, so it is free as soon as the process that held it has ended.
 */
export async function becomeInstance(databaseUrl: string, logger: Logger): Promise<Instance> {
  let released = false;
  let client = await connect(databaseUrl);
  for (let told = false; !(await take(client)); told = true) {
    if (!told) logger.info("another instance is active; waiting to take over");
    await sleep(TRY_EVERY);
  }

  async function keep(): Promise<never> {
    for (;;) {
      await ended(client);
      if (released) return new Promise<never>(() => undefined);
      logger.warn("the connection that holds the lock broke; taking it again");
      client = await takeAgain(databaseUrl);
    }
  }
  const lost = keep();
  // Whoever started the service hears of it by its own handler; here it only must not end the process.
  lost.catch(() => undefined);
  return {
    lost,
    async release() {
      released = true;
      await client.end().catch(() => undefined);
    },
  };
}

async function connect(databaseUrl: string): Promise<Client> {
  const client = new Client({
    connectionString: databaseUrl,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    options: KEEPALIVES,
  });
  // The end of the connection tells all; an error without a listener would end the process.
  client.on("error", () => undefined);
  await client.connect();
  return client;
}

async function take(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>("select pg_try_advisory_lock($1) as taken", [ACTIVE]);
  return rows[0]?.taken === true;
}

const ended = (client: Client): Promise<void> =>
  new Promise((resolve) => {
    client.once("end", resolve);
  });

/** @throws {@link InstanceLostError} */
async function takeAgain(databaseUrl: string): Promise<Client> {
  const end = Date.now() + GIVE_UP;
  while (Date.now() < end) {
    const client = await connect(databaseUrl).catch(() => undefined);
    if (!client) {
      await sleep(TRY_EVERY);
      continue;
    }
    if (await take(client).catch(() => false)) return client;
    await client.end().catch(() => undefined);
    throw new InstanceLostError("Another instance took over.");
  }
  throw new InstanceLostError("The database in DATABASE_URL stayed away, and with it the lock of the active instance.");
}
