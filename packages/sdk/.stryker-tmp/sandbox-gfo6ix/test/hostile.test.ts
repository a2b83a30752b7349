// @ts-nocheck
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ChainIndex } from "../src/chain/chainIndex.ts";
import { logIndex } from "../src/chain/logIndex.ts";
import { compartmentKey } from "../src/chart/keyList.ts";
import { sha256Pointer } from "../src/store/cid.ts";
import { seal } from "../src/crypto/sealedObject.ts";
import { manifestContext } from "../src/chart/contexts.ts";
import { noteManifest } from "../src/actions/uploadFile.ts";
import type { BlobStore } from "../src/store/blobStore.ts";
import { memoryStore } from "../src/store/memoryStore.ts";
import type { RecordChange } from "../src/wire/chain.ts";
import type { Hex32 } from "../src/wire/primitives.ts";
import { type Cast, indexOf, LABS, NOTES, patientAndClinician, shareWith } from "./support/cast.ts";
import { serveChain, type ServedChain } from "./support/servedChain.ts";

let chain: ServedChain;
let cast: Cast;
/** What the store answers instead, by pointer. */
const replaced = new Map<string, Uint8Array>();
let tampered: ((changes: RecordChange[]) => RecordChange[]) | undefined;
const honest = memoryStore();

/** A store that returns whatever it likes. */
const lyingStore: BlobStore = {
  ...honest,
  getObject: async (pointer, options) => replaced.get(pointer) ?? honest.getObject(pointer, options),
  getPayload: async (cid, options) => {
    const other = replaced.get(cid);
    return other ? new Blob([other as Uint8Array<ArrayBuffer>]).stream() : honest.getPayload(cid, options);
  },
};

beforeAll(async () => {
  chain = await serveChain();
  const index: ChainIndex = {
    ...logIndex(chain.deployment, chain.provider),
    records: async (patient) => {
      const changes = await indexOf(chain).records(patient);
      return tampered ? tampered(changes) : changes;
    },
  };
  cast = await patientAndClinician(chain, { blobs: lyingStore, index });
  const { ana, doctor } = cast;
  const patient = ana.actor.actor;
  await shareWith(cast);
  await doctor.addNote({ patient, compartment: NOTES, title: "First", text: "one" });
  await doctor.amendNote({ patient, sequence: 1, expectedVersion: 1, title: "First, amended", text: "two" });
  await doctor.addNote({ patient, compartment: NOTES, title: "Second", text: "three" });
  await ana.addFile({ patient, compartment: LABS, file: new File([new Uint8Array(2_500_000).fill(5)], "a.bin") });
  await ana.addFile({ patient, compartment: LABS, file: new File([new Uint8Array(2_500_000).fill(6)], "b.bin") });
});
afterAll(() => chain.close());
beforeEach(() => {
  replaced.clear();
  tampered = undefined;
  // Sessions remember what they opened; a hostile answer must not be hidden by that.
  fresh();
});

/** The same people with nothing remembered. */
function fresh(): void {
  for (const session of [cast.ana, cast.doctor]) session.forget();
}

const patient = (): bigint => cast.ana.actor.actor;
const noteOf = (sequence: number, version?: number) =>
  cast.ana.open({
    patient: patient(),
    author: cast.doctor.actor.actor,
    sequence,
    ...(version === undefined ? {} : { version }),
  });

async function pointerOf(sequence: number, version: number): Promise<Hex32> {
  return (await noteOf(sequence, version)).pointer as Hex32;
}

describe("a store that lies", () => {
  it("[K11] is caught when it swaps one object for another", async () => {
    const [one, other] = [await pointerOf(1, 2), await pointerOf(2, 1)];
    fresh();
    replaced.set(one, await honest.getObject(other));
    await expect(noteOf(1)).rejects.toMatchObject({ code: "BLOB_MISMATCH" });
  });

  it("[K11] is caught when it returns an older version", async () => {
    const [current, older] = [await pointerOf(1, 2), await pointerOf(1, 1)];
    fresh();
    replaced.set(current, await honest.getObject(older));
    await expect(noteOf(1)).rejects.toMatchObject({ code: "BLOB_MISMATCH" });
  });

  it("[K11] is caught when it cuts or extends an object", async () => {
    const pointer = await pointerOf(2, 1);
    const whole = await honest.getObject(pointer);
    for (const other of [whole.subarray(0, whole.length - 1), new Uint8Array([...whole, 0]), new Uint8Array()]) {
      fresh();
      replaced.set(pointer, other);
      await expect(noteOf(2)).rejects.toMatchObject({ code: "BLOB_MISMATCH" });
    }
  });

  it("[K11] is caught when it swaps, cuts or empties a payload", async () => {
    const payloads = await Promise.all(
      [1, 2].map(
        async (sequence) =>
          (await cast.ana.open({ patient: patient(), author: patient(), sequence })).manifest.payloads[0],
      ),
    );
    const [payload, other] = payloads;
    if (!payload || !other) throw new Error("no payload");
    const bytesOf = async (cid: string): Promise<Uint8Array> =>
      new Uint8Array(
        await new Response((await honest.getPayload(cid)) as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer(),
      );
    const own = await bytesOf(payload.cid);
    const read = async (): Promise<number> => {
      let size = 0;
      for await (const chunk of await cast.doctor.openPayload({ patient: patient(), payload })) size += chunk.length;
      return size;
    };
    expect(await read()).toBe(2_500_000);
    for (const answer of [
      await bytesOf(other.cid),
      own.subarray(0, 1024 * 1024),
      own.subarray(0, own.length - 1),
      new Uint8Array(),
    ]) {
      replaced.set(payload.cid, answer);
      await expect(read()).rejects.toMatchObject({ code: "UNREADABLE" });
    }
  });

  it("shows the rest of the list when one record is unreadable", async () => {
    const pointer = await pointerOf(2, 1);
    fresh();
    replaced.set(pointer, new Uint8Array(10));
    const records = await cast.ana.records(patient());
    expect(records.filter((record) => record.locked === "unreadable").map((record) => record.problem?.code)).toEqual([
      "BLOB_MISMATCH",
    ]);
    expect(records.filter((record) => record.locked === false)).toHaveLength(3);
  });
});

describe("an index that lies", () => {
  const cases: Record<string, (changes: RecordChange[]) => RecordChange[]> = {
    "hides the newest record": (changes) => changes.slice(0, -1),
    "hides one in the middle": (changes) => changes.filter((_, index) => index !== 1),
    "hides everything": () => [],
    "changes the order": (changes) => [...changes].reverse(),
    "repeats one": (changes) => [...changes, ...changes.slice(-1)],
    "swaps a pointer": (changes) =>
      changes.map((change, index) => (index === 0 ? { ...change, pointer: `0x${"1".repeat(64)}` } : change)),
    "names another author": (changes) =>
      changes.map((change, index) => (index === 0 ? { ...change, author: change.author + 1n } : change)),
    "names another compartment": (changes) =>
      changes.map((change, index) => (index === 0 ? { ...change, compartment: LABS } : change)),
    "calls a live record erased": (changes) =>
      changes.map((change, index) => (index === 0 ? { ...change, status: "erased" as const } : change)),
  };

  it.each(Object.entries(cases))("[K12] is caught when it %s", { timeout: 30_000 }, async (_name, tamper) => {
    tampered = tamper;
    await expect(cast.ana.records(patient())).rejects.toMatchObject({ code: "LIST_INCOMPLETE" });
  });
});

describe("a grantee who lies", () => {
  it("[K13] is caught when they point the chain at a manifest made for another place", async () => {
    const { charts } = (await import("../src/chain/registries.ts")).connectRegistries(
      chain.deployment,
      chain.wallet(3),
    );
    const { doctor, ana } = cast;
    // Whoever may write knows the public key: here the sealed context names another version of the same record.
    const [key] = await Promise.all([compartmentKeyOf()]);
    const place = {
      patient: patient(),
      author: doctor.actor.actor,
      sequence: 3,
      version: 9,
      compartment: NOTES,
      epoch: 0,
    };
    const sealed = await seal({
      context: manifestContext(chain.deployment, place),
      data: noteManifest({ title: "x", text: "y" }),
      recipients: [key],
    });
    const pointer = await sha256Pointer(sealed);
    await honest.putObject(pointer, sealed, { kind: "manifest" });
    await (await charts.addRecord(patient(), doctor.actor.actor, 0n, 3, NOTES, 0, pointer)).wait();
    await expect(ana.open({ patient: patient(), author: doctor.actor.actor, sequence: 3 })).rejects.toMatchObject({
      code: "CONTEXT_MISMATCH",
      members: ["version"],
    });
  });
});

/** The public key of the notes compartment, from the chart's key list. */
async function compartmentKeyOf(): Promise<string> {
  const { currentKeyList } = await import("../src/chart/keyList.ts");
  const context = {
    deployment: chain.deployment,
    provider: chain.provider,
    signer: undefined,
    blobs: honest,
    index: indexOf(chain),
    manager: undefined,
  };
  const list = await currentKeyList(context, patient());
  const key = list.find(({ index }) => index === NOTES);
  if (!key) throw new Error("no key");
  // The list is made of public keys only: a private one would start with AGE-SECRET-KEY.
  expect(key).toEqual({ index: NOTES, epoch: 0, recipient: expect.stringMatching(/^age1pq1/) as string });
  expect(Object.keys(await compartmentKey(new Uint8Array(32), 1, 0))).toEqual(["index", "epoch", "recipient"]);
  return key.recipient;
}
