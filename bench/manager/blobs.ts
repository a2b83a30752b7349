import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { blockStore, kuboStore } from "@chartkey/sdk/store/node";
import { create } from "kubo-rpc-client";
import { startChain, type TestChain } from "../../packages/manager/test/support/chain.ts";
import { clientOf, type ApiClient } from "../../packages/manager/test/support/client.ts";
import { type Backend, runManager, type TestManager } from "../../packages/manager/test/support/manager.ts";
import { ACCOUNTS, grant, LABS, type People, signEverybodyUp } from "../../packages/manager/test/support/people.ts";
import { uploadPayload } from "../../packages/manager/test/support/upload.ts";
import { median, rounded } from "../figures.ts";
import type { Metric } from "../metrics.ts";

const MIB = 1024 * 1024;
const SIZE = 64 * MIB;
const ROUNDS = 5;
const READS = 500;
/** A store of our own asks nobody where a blob belongs. */
const NOWHERE = { kind: "key" } as const;

interface World {
  readonly chain: TestChain;
  readonly manager: TestManager;
  readonly people: People;
  readonly patient: ApiClient;
}

/** Payloads in and out beside the store itself, and what asking for permission adds to a read. */
export async function blobs(backend: Backend): Promise<Metric[]> {
  const chain = await startChain();
  const people = await signEverybodyUp(chain);
  const manager = await runManager({ ...chain, backend, config: { maxPayloadBytes: 4 * SIZE } });
  try {
    const patient = await clientOf(manager, chain.account(ACCOUNTS.patient), people.patient);
    const world = { chain, manager, people, patient };
    return [...(await payloads(world, backend)), ...(await permission(world, backend))];
  } finally {
    await manager.close();
    await chain.close();
  }
}

/** One store asked directly: the Kubo node through its own client, or the blocks on disk. */
interface Peer {
  readonly names: readonly [string, string];
  add(bytes: Uint8Array): Promise<string>;
  cat(cid: string): Promise<number>;
  close(): Promise<void>;
}

async function peerOf(manager: TestManager): Promise<Peer> {
  const { kuboRpcUrl } = manager.config;
  if (kuboRpcUrl !== undefined) {
    const client = create({ url: kuboRpcUrl });
    const options = { cidVersion: 1, rawLeaves: true, chunker: "size-1048576", pin: true } as const;
    return {
      names: ["ipfs add", "ipfs cat"],
      add: async (bytes) => (await client.add(bytes, options)).cid.toString(),
      cat: (cid) => lengthOf(client.cat(cid)),
      close: () => Promise.resolve(),
    };
  }
  const folder = await mkdtemp(join(tmpdir(), "chartkey-bench-"));
  const store = await blockStore(folder);
  return {
    names: ["the block store's put", "the block store's get"],
    add: (bytes) => store.putPayload(streamOf(bytes), { size: bytes.length, place: NOWHERE }),
    cat: async (cid) => lengthOf(await store.getPayload(cid)),
    async close() {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function payloads(world: World, backend: Backend): Promise<Metric[]> {
  const { manager, patient, people } = world;
  const peer = await peerOf(manager);
  const metadata = { kind: "payload", patient: String(people.patient), compartment: String(LABS) };
  const times = { add: [] as number[], up: [] as number[], cat: [] as number[], down: [] as number[] };
  for (let round = 0; round <= ROUNDS; round++) {
    // Other bytes every time: a store that has a block already writes nothing. The first round warms up.
    const [one, other] = [randomBytes(SIZE), randomBytes(SIZE)];
    const measured = { added: "", uploaded: "" };
    const took = {
      add: await seconds(async () => void (measured.added = await peer.add(one))),
      up: await seconds(async () => {
        measured.uploaded = (await uploadPayload(manager, patient, other, metadata, { chunkSize: 16 * MIB })).cid ?? "";
      }),
      cat: await seconds(async () => requireLength(await peer.cat(measured.added))),
      down: await seconds(async () => requireLength(await download(patient, measured.uploaded))),
    };
    if (round > 0) for (const name of ["add", "up", "cat", "down"] as const) times[name].push(took[name]);
  }
  await peer.close();
  return [
    ...beside(backend.title, ["upload", peer.names[0]], times.up, times.add),
    ...beside(backend.title, ["download", peer.names[1]], times.down, times.cat),
  ];
}

function beside(
  on: string,
  [ours, theirs]: readonly [string, string],
  mine: readonly number[],
  other: readonly number[],
): Metric[] {
  const speed = (times: readonly number[]): number => SIZE / 1e6 / median(times);
  const ratio = speed(mine) / speed(other);
  return [
    { metric: `${on}: ${ours} of 64 MiB`, value: Math.round(speed(mine)), unit: "MB/s" },
    { metric: `${on}: ${theirs} of 64 MiB`, value: Math.round(speed(other)), unit: "MB/s" },
    {
      metric: `${on}: ${ours} ÷ ${theirs}`,
      value: rounded(ratio),
      unit: "times",
      target: "at least 0.8",
      holds: ratio >= 0.8,
    },
  ];
}

/** A clinician's read of a 4 KiB manifest, beside a server that hands out the same object from such a store and asks nothing. */
async function permission({ chain, manager, people, patient }: World, backend: Backend): Promise<Metric[]> {
  await grant(chain, people, people.reader, { read: [LABS] });
  const bytes = new Uint8Array(randomBytes(4096));
  const { cid, pointer } = await patient.put(bytes, { kind: "manifest", patient: people.patient, compartment: LABS });
  const record = [people.patient, people.patient, 0n, 1, LABS, 0, pointer];
  await chain.write(ACCOUNTS.patient, "chartRegistry", "addRecord", record);
  const reader = await clientOf(manager, chain.account(ACCOUNTS.reader), people.reader);
  await using open = await openServer(manager, pointer as `0x${string}`, bytes);
  const times = { asked: [] as number[], open: [] as number[] };
  for (let count = 0; count < READS; count++) {
    times.asked.push(await seconds(() => whole(reader.fetch(`/v1/objects/${cid}`))));
    times.open.push(await seconds(() => whole(fetch(open.url))));
  }
  const [asked, bare] = [median(times.asked) * 1000, median(times.open) * 1000];
  const value = rounded(asked - bare);
  return [
    { metric: `${backend.title}: a reader's object of 4 KiB, median`, value: rounded(asked), unit: "ms" },
    { metric: `${backend.title}: the same where nobody is asked, median`, value: rounded(bare), unit: "ms" },
    {
      metric: `${backend.title}: added by session, consent and disclosure, median`,
      value,
      unit: "ms",
      target: "at most 2",
      holds: value <= 2,
    },
  ];
}

async function openServer(
  manager: TestManager,
  pointer: `0x${string}`,
  bytes: Uint8Array,
): Promise<AsyncDisposable & { readonly url: string }> {
  const { kuboRpcUrl } = manager.config;
  const folder = await mkdtemp(join(tmpdir(), "chartkey-bench-"));
  const store = kuboRpcUrl === undefined ? await blockStore(folder) : kuboStore({ url: kuboRpcUrl });
  await store.putObject(pointer, bytes, NOWHERE);
  const server = createServer((_, response) => void store.getObject(pointer).then((found) => response.end(found)));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`,
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function whole(answer: Promise<Response>): Promise<void> {
  const response = await answer;
  const { byteLength } = await response.arrayBuffer();
  if (!response.ok || byteLength !== 4096) throw new Error(`Another answer: ${String(response.status)}.`);
}

async function download(client: ApiClient, cid: string): Promise<number> {
  const response = await client.fetch(`/v1/payloads/${cid}`);
  if (!response.ok || !response.body) throw new Error(`The payload did not come: ${String(response.status)}.`);
  return lengthOf(response.body);
}

async function lengthOf(stream: AsyncIterable<Uint8Array>): Promise<number> {
  let length = 0;
  for await (const chunk of stream) length += chunk.length;
  return length;
}

function requireLength(length: number): void {
  if (length !== SIZE) throw new Error("Not all of the payload came back.");
}

const streamOf = (bytes: Uint8Array): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const at = performance.now();
  await work();
  return (performance.now() - at) / 1000;
}
