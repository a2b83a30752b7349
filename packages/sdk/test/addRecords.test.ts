import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { AddRecordsResult } from "../src/actions/addRecords.ts";
import { connectRegistries } from "../src/chain/registries.ts";
import { createChartkey } from "../src/createChartkey.ts";
import { StoreUnavailableError } from "../src/errors.ts";
import type { BlobStore } from "../src/store/blobStore.ts";
import { memoryStore } from "../src/store/memoryStore.ts";
import {
  ACCOUNTS,
  type Cast,
  indexOf,
  LABS,
  licensedClinician,
  NOTES,
  patientAndClinician,
  shareWith,
  twoLocks,
} from "./support/cast.ts";
import { type ServedChain, serveChain } from "./support/servedChain.ts";

let chain: ServedChain;
let cast: Cast;
/** Runs before an object is stored. */
let beforePut: ((kind: string) => Promise<void>) | undefined;
const memory = memoryStore();
const blobs: BlobStore = {
  ...memory,
  putObject: async (pointer, bytes, place) => {
    await beforePut?.(place.kind);
    await memory.putObject(pointer, bytes, place);
  },
};

beforeAll(async () => {
  chain = await serveChain();
  cast = await patientAndClinician(chain, { blobs, index: indexOf(chain) });
});
afterAll(() => chain.close());
beforeEach(() => {
  beforePut = undefined;
});

const patient = (): bigint => cast.ana.actor.actor;
const text = (name: string, content = name): File => new File([content], name, { type: "text/plain" });
const files = (count: number, compartment = LABS) =>
  Array.from({ length: count }, (_, index) => ({ compartment, file: text(`${String(index)}.txt`) }));
const states = (results: readonly AddRecordsResult[]) => results.map(({ state }) => state);
const hashes = (results: readonly AddRecordsResult[]) =>
  new Set(results.map((result) => (result.state === "added" ? result.added.receipt.transactionHash : "")));
const recordsOf = (author: bigint) =>
  indexOf(chain)
    .records(patient())
    .then((all) => all.filter((one) => one.author === author));

/** Does something once, when the first manifest is about to be stored. */
function once(work: () => Promise<void>): void {
  let done = false;
  beforePut = async (kind) => {
    if (kind !== "manifest" || done) return;
    done = true;
    await work();
  };
}

describe("several files at once", () => {
  it("[K62] go on chain in one transaction for up to 32 of them, in their order, and each opens", async () => {
    const before = (await recordsOf(patient())).length;
    const told: number[] = [];
    const results = await cast.ana.addRecords({
      patient: patient(),
      files: files(33),
      onResult: (index, { state }) => {
        if (state === "added") told.push(index);
      },
    });
    expect(new Set(states(results))).toEqual(new Set(["added"]));
    expect(hashes(results).size).toBe(2);
    expect(told).toEqual(Array.from({ length: 33 }, (_, index) => index));
    const added = (await recordsOf(patient())).slice(before);
    expect(added.map(({ sequence }) => sequence)).toEqual(told.map((index) => before + index + 1));
    const opened = await cast.ana.open({ patient: patient(), author: patient(), sequence: before + 33 });
    expect(opened.manifest.title).toBe("32.txt");
  });

  it("[K62] have each its own result: one that cannot be used, or is taken out, stops no other", async () => {
    const cancelled = new AbortController();
    const late = new AbortController();
    const results = await cast.ana.addRecords({
      patient: patient(),
      files: [
        { compartment: LABS, file: text("good.txt") },
        { compartment: LABS, file: new File([], "empty.txt") },
        { compartment: NOTES, file: text("also good.txt") },
        { compartment: LABS, file: text("fake.pdf") },
        {
          compartment: LABS,
          // Taken out by the person after its upload, and before the transaction.
          file: text("second thoughts.txt"),
          signal: late.signal,
          onProgress: ({ step }) => {
            if (step === "sealing") late.abort();
          },
        },
        {
          compartment: LABS,
          file: () => {
            cancelled.abort();
            return Promise.resolve(text("not this one.txt"));
          },
          signal: cancelled.signal,
        },
        { compartment: LABS, file: () => Promise.resolve(text("last.txt")) },
      ],
    });
    expect(states(results)).toEqual(["added", "failed", "added", "failed", "failed", "failed", "added"]);
    expect(results[1]).toMatchObject({ error: { code: "FILE_EMPTY" } });
    expect(results[3]).toMatchObject({ error: { code: "FILE_MISMATCH" } });
    expect(hashes(results.filter(({ state }) => state === "added")).size).toBe(1);
    const titles = (await cast.ana.records(patient())).map(({ title }) => title);
    expect(titles).toEqual(expect.arrayContaining(["good.txt", "also good.txt", "last.txt"]));
    expect(titles).not.toContain("second thoughts.txt");
    expect(titles).not.toContain("not this one.txt");
  });

  it("[K62] that were uploaded before the store went away are recorded; the rest is not tried", async () => {
    const putPayload = memory.putPayload.bind(memory);
    let uploads = 0;
    (blobs as { putPayload: BlobStore["putPayload"] }).putPayload = async (ciphertext, options) => {
      uploads += 1;
      if (uploads === 3) throw new StoreUnavailableError();
      return putPayload(ciphertext, options);
    };
    const results = await cast.ana.addRecords({ patient: patient(), files: files(4) });
    (blobs as { putPayload: BlobStore["putPayload"] }).putPayload = putPayload;
    expect(states(results)).toEqual(["added", "added", "failed", "notTried"]);
    expect(results[2]).toMatchObject({ error: { code: "STORE_UNAVAILABLE" } });
    expect(uploads).toBe(3);
  });

  it("[K62] are sealed again, all of them, when the keys or the numbers moved in between", async () => {
    const { ana, doctor } = cast;
    const second = await licensedClinician(chain, { blobs, index: indexOf(chain) }, ACCOUNTS.second);
    await shareWith(cast);
    await shareWith({ ana, doctor: second });
    once(async () => {
      await ana.revoke({ grantee: second.actor.actor });
    });
    const moved = await doctor.addRecords({ patient: patient(), files: files(3, NOTES) });
    expect(states(moved)).toEqual(["added", "added", "added"]);
    expect((await recordsOf(doctor.actor.actor)).map(({ epoch, sequence }) => [epoch, sequence])).toEqual([
      [1, 1],
      [1, 2],
      [1, 3],
    ]);
    once(async () => {
      await doctor.addNote({ patient: patient(), compartment: NOTES, title: "In between", text: "x" });
    });
    const after = await doctor.addRecords({ patient: patient(), files: files(2, NOTES) });
    expect(after.map((result) => result.state === "added" && result.added.sequence)).toEqual([5, 6]);
    for (const sequence of [3, 4, 5, 6])
      await expect(ana.open({ patient: patient(), author: doctor.actor.actor, sequence })).resolves.toBeDefined();
  });

  it("[K62] leave nothing on chain when the person declines, and can be added again", async () => {
    const before = await recordsOf(patient());
    const signer = chain.wallet(ACCOUNTS.patient);
    let declines = true;
    const wallet = new Proxy(signer, {
      get: (target, name) => {
        if (name === "sendTransaction" && declines)
          return () => Promise.reject(Object.assign(new Error("no"), { code: "ACTION_REJECTED" }));
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === "function" ? (value as (...args: unknown[]) => unknown).bind(target) : value;
      },
    });
    const { deployment, provider } = chain;
    const world = { blobs, index: indexOf(chain) };
    const client = createChartkey({ deployment, provider, signer: wallet, ...world });
    declines = false;
    const fresh = await client.signUp({
      kind: "patient",
      profile: { name: "Bea Test", birthDate: "1980-02-03" },
      locks: await twoLocks(),
    });
    declines = true;
    const own = fresh.actor.actor;
    const refused = await fresh.addRecords({ patient: own, files: files(2) });
    expect(refused).toMatchObject([
      { state: "failed", error: { code: "SIGNATURE_REJECTED" } },
      { state: "failed", error: { code: "SIGNATURE_REJECTED" } },
    ]);
    const { charts } = connectRegistries(deployment, provider);
    expect((await charts.chartOf(own)).sequence).toBe(0n);
    declines = false;
    expect(states(await fresh.addRecords({ patient: own, files: files(2) }))).toEqual(["added", "added"]);
    expect(await recordsOf(patient())).toEqual(before);
  });

  it("[K62] that may not be written are not uploaded, and nothing is recorded", async () => {
    const before = await recordsOf(cast.doctor.actor.actor);
    const results = await cast.doctor.addRecords({ patient: patient(), files: files(2, LABS) });
    expect(results).toMatchObject([{ state: "failed", error: { code: "NOT_AUTHORIZED" } }, { state: "notTried" }]);
    expect(await recordsOf(cast.doctor.actor.actor)).toEqual(before);
  });
});
