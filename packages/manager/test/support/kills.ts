import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import { healthSchema } from "@chartkey/sdk/wire";
import { openDatabase } from "../../src/db/open.ts";
import { startChain, type TestChain } from "./chain.ts";
import { endSpawned, spawnManager, type ManagerProcess } from "./child.ts";
import { clientOf, type ApiClient } from "./client.ts";
import { dumpOf, runIndex } from "./index.ts";
import { type Backend, makeDatabase, type TestManager } from "./manager.ts";
import { ACCOUNTS, grant, LABS, type People, signEverybodyUp } from "./people.ts";
import { randomFrom, storyOf, type Story } from "./reorgs.ts";
import { rpcProxy, type RpcProxy } from "./rpcProxy.ts";
import { uploadPayload } from "./upload.ts";
import { until } from "./wait.ts";

/** As deep as the chain replaces blocks. */
const DEEPEST = 64;
/** Answers of the node to one life of the process, at most. */
const ANSWERS = 60;

type Random = (below: number) => number;

export interface Look {
  /** Tables that are not those of a clean index. */
  readonly otherTables: string[];
  /** Acknowledged uploads that did not come back whole. */
  readonly lost: string[];
}

/** What happened in all lives so far. */
export interface KillFigures {
  readonly kills: number;
  readonly acknowledged: number;
  readonly rewinds: number;
  /** Milliseconds from the start of the process until it served again, after each kill. */
  readonly starts: readonly number[];
}

export interface Kills {
  /** One life of the process, which ends some milliseconds after some answer of the node. */
  liveAndDie(): Promise<void>;
  /** Starts it once more and compares: its tables with a clean index, its blobs with what was acknowledged since the last look, or ever. */
  look(what: "new" | "all"): Promise<Look>;
  figures(): KillFigures;
  close(): Promise<void>;
}

/** A manager in a process of its own that is killed again and again, while uploads come in and the chain replaces its blocks. */
export async function startKills(backend: Backend, seed: number): Promise<Kills> {
  const random = randomFrom(seed);
  const chain = await startChain();
  const people = await signEverybodyUp(chain);
  await grant(chain, people, people.reader, { read: [LABS] });
  const node = await rpcProxy(chain.rpcUrl);
  const history = historyOf(await storyOf(chain, people, random), random);
  const fresh = await runIndex(chain, { backend });
  const folder = await mkdtemp(path.join(tmpdir(), "chartkey-kills-"));
  const database = backend.database === "postgres" ? await makeDatabase() : undefined;
  const settings = {
    CHARTKEY_RPC_URL: node.url,
    CHARTKEY_DEPLOYMENT: JSON.stringify(chain.deployment),
    CHARTKEY_DATA_DIR: folder,
    CHARTKEY_POLL_INTERVAL: "10",
    CHARTKEY_PORTAL_ORIGINS: "http://portal.test",
    ...(database && { DATABASE_URL: database.url }),
    ...(backend.blobs === "kubo" && { KUBO_RPC_URL: process.env.CHARTKEY_TEST_KUBO_RPC_URL ?? "" }),
  };
  const uploads = uploadsOf(chain, people, random);
  const starts: number[] = [];
  let rewinds = 0;

  async function liveAndDie(): Promise<void> {
    const at = performance.now();
    const manager = await spawnManager(settings);
    starts.push(performance.now() - at);
    const uploading = uploads.keepUploading(manager).catch(() => undefined);
    const isAlive = killSoon(manager, node, random);
    while (isAlive()) await history.goOn();
    await uploading;
    rewinds += manager.log().split("the chain replaced its newest blocks").length - 1;
  }

  async function look(what: "new" | "all"): Promise<Look> {
    const manager = await spawnManager(settings);
    await standsAtHead(chain, manager);
    const lost = await uploads.missing(manager, what);
    await manager.end("SIGTERM");
    const { db, close } = await openDatabase({ databaseUrl: database?.url, folder });
    const dump = await dumpOf(db).finally(close);
    const clean = await fresh.clean();
    await fresh.stop();
    return { lost, otherTables: Object.keys(clean).filter((name) => !isDeepStrictEqual(dump[name], clean[name])) };
  }

  return {
    liveAndDie,
    look,
    figures: () => ({ kills: starts.length, acknowledged: uploads.count(), rewinds, starts }),
    async close() {
      await endSpawned();
      await fresh.close();
      await node.close();
      await chain.close();
      await database?.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Kills the process some milliseconds after one of the node's next answers. */
function killSoon(manager: ManagerProcess, node: RpcProxy, random: Random): () => boolean {
  let isAlive = true;
  let answers = 1 + random(ANSWERS);
  const kill = () =>
    void manager.end("SIGKILL").then(() => {
      isAlive = false;
    });
  node.watch((_method, when) => {
    if (when === "after" && --answers === 0) setTimeout(kill, random(20));
    return Promise.resolve(false);
  });
  return () => isAlive;
}

/** A chain that goes on for ever: something happens in some blocks, and now and then the newest are replaced. */
function historyOf(story: Story, random: Random): { goOn(): Promise<void> } {
  let blocks = 0;
  const next = async (how: "tell" | "pass") => {
    await story[how]();
    blocks++;
  };
  return {
    async goOn() {
      const isDeep = random(6) === 0;
      for (let block = 0; block < 1 + random(4); block++) await next("tell");
      if (isDeep) while (blocks < DEEPEST) await next("pass");
      const depth = Math.min(1 + random(isDeep ? DEEPEST : 4), blocks);
      await story.takeBack(depth);
      blocks -= depth;
      await next("tell");
    },
  };
}

interface Acknowledged {
  readonly path: string;
  readonly length: number;
  readonly sha256: string;
}

function uploadsOf(chain: TestChain, people: People, random: Random) {
  const all: Acknowledged[] = [];
  let looked = 0;
  const asManager = ({ url }: ManagerProcess) =>
    ({ url: () => url, config: { deployment: chain.deployment } }) as TestManager;
  const patientOf = (manager: ManagerProcess): Promise<ApiClient> =>
    clientOf(asManager(manager), chain.account(ACCOUNTS.patient), people.patient);
  const keep = (name: string, bytes: Uint8Array) => all.push({ path: name, ...digestOf(bytes) });

  return {
    count: () => all.length,
    /** Until the process is gone. Sizes of every order up to a few megabytes. */
    async keepUploading(manager: ManagerProcess): Promise<void> {
      const patient = await patientOf(manager);
      const place = { patient: people.patient, compartment: LABS };
      const metadata = { kind: "payload", patient: String(people.patient), compartment: String(LABS) };
      for (;;) {
        const small = new Uint8Array(randomBytes(1_000));
        const { cid, response } = await patient.put(small, { kind: "manifest", ...place });
        if (response.status === 201) keep(`/v1/objects/${cid}`, small);
        const bytes = new Uint8Array(randomBytes(1 + random(2 ** (1 + random(22)))));
        const payload = await uploadPayload(asManager(manager), patient, bytes, metadata);
        if (payload.cid !== undefined) keep(`/v1/payloads/${payload.cid}`, bytes);
      }
    },
    async missing(manager: ManagerProcess, what: "new" | "all"): Promise<string[]> {
      const patient = await patientOf(manager);
      const missing: string[] = [];
      for (const { path: asked, ...expected } of what === "all" ? all : all.slice(looked)) {
        const response = await patient.fetch(asked);
        const bytes = new Uint8Array(await response.arrayBuffer());
        if (response.status !== 200 || !isDeepStrictEqual(digestOf(bytes), expected)) missing.push(asked);
      }
      looked = all.length;
      return missing;
    },
  };
}

const digestOf = (bytes: Uint8Array) => ({
  length: bytes.length,
  sha256: createHash("sha256").update(bytes).digest("hex"),
});

async function standsAtHead(chain: TestChain, manager: ManagerProcess): Promise<void> {
  const { hash } = (await chain.rpc("eth_getBlockByNumber", "latest", false)) as { hash: string };
  await until(
    async () => healthSchema.safeParse(await (await fetch(`${manager.url}/health`)).json()).data?.asOfBlock.hash,
    (now) => now === hash,
    30_000,
  );
}
