import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signUp } from "../src/actions/signUp.ts";
import { unlock } from "../src/actions/unlock.ts";
import { loadCopy } from "../src/chart/snapshot.ts";
import type { ChartkeyContext } from "../src/context.ts";
import { bindSession, type ChartkeySession } from "../src/createChartkey.ts";
import type { ManagerClient } from "../src/manager/managerClient.ts";
import { memoryCache } from "../src/store/deviceCache.ts";
import { memoryStore } from "../src/store/memoryStore.ts";
import { createPhrase, phraseLock } from "../src/vault/phrase.ts";
import { ACCOUNTS, clientOn, inAWeek, indexOf, LABS, shareWith, twoLocks, type World } from "./support/cast.ts";
import { type ServedChain, serveChain } from "./support/servedChain.ts";

const FILES = 20;

let chain: ServedChain;
let world: World;
let fetched = 0;
let phrase: string;
let ana: ChartkeySession;
/** What the manager keeps, by chart, and how often it was given something. */
const copies = new Map<bigint, Uint8Array>();
let written = 0;
let away = false;
const reach = () => (away ? Promise.reject(new Error("The record service is away.")) : Promise.resolve());
const manager = {
  actAs: () => undefined,
  erase: () => Promise.resolve([]),
  keptList: async (patient: bigint) => {
    await reach();
    return copies.get(patient);
  },
  keepList: async (patient: bigint, bytes: Uint8Array) => {
    await reach();
    written += 1;
    copies.set(patient, bytes);
  },
} as unknown as ManagerClient;

const contextOf = (account: number): ChartkeyContext => {
  const { deployment, provider } = chain;
  return { deployment, provider, signer: chain.wallet(account), manager, cache: memoryCache(), ...world };
};
const patient = () => ana.actor.actor;
const newDevice = async () => unlock(contextOf(ACCOUNTS.patient), { actor: patient(), lock: await phraseLock(phrase) });
const titles = async (session: ChartkeySession) =>
  (await session.records(patient())).map((record) => (record.locked ? record.locked : (record.title ?? ""))).sort();
/** The titles that a new device lists, and how many manifests it had to read for them. */
async function listedAnew(): Promise<{ titles: string[]; read: number }> {
  const session = bindSession(await newDevice());
  const keysRead = await session.compartments(patient()).then(() => fetched);
  return { titles: await titles(session), read: fetched - keysRead };
}
const addFiles = (count: number, name: string) =>
  ana.addRecords({
    patient: patient(),
    files: Array.from({ length: count }, (_, at) => ({
      compartment: LABS,
      file: new File([`${name} ${String(at)}`], `${name}-${String(at).padStart(2, "0")}.txt`),
    })),
  });

beforeAll(async () => {
  chain = await serveChain();
  const blobs = memoryStore();
  const counted = Object.assign(Object.create(blobs) as typeof blobs, {
    getObject(pointer: string) {
      fetched += 1;
      return blobs.getObject(pointer);
    },
  });
  world = { blobs: counted, index: indexOf(chain) };
  phrase = createPhrase();
  const locks = [await phraseLock(phrase), await phraseLock(createPhrase())];
  const profile = { name: "Ana Test", birthDate: "1980-02-03" };
  ana = bindSession(await signUp(contextOf(ACCOUNTS.patient), { kind: "patient", profile, locks }));
  await addFiles(FILES, "scan");
});

afterAll(() => chain.close());

describe("the copy of a chart's list that the manager keeps", () => {
  it("[K76] gives a new device every title that one of the others has read, proven like its own", async () => {
    expect((await listedAnew()).read).toBeGreaterThanOrEqual(FILES);
    const own = await titles(ana);
    expect(own).toHaveLength(FILES);
    const { titles: listed, read } = await listedAnew();
    expect(listed).toEqual(own);
    expect(read).toBe(0);
  });

  it("[K76] is not written anew with every record, and what it does not have yet is read", async () => {
    const before = written;
    await addFiles(1, "one more");
    await titles(ana);
    expect(written).toBe(before);
    const { titles: listed, read } = await listedAnew();
    expect(listed).toHaveLength(FILES + 1);
    expect(read).toBe(1);
    await addFiles(15, "many more");
    await titles(ana);
    expect(written).toBe(before + 1);
    expect((await listedAnew()).read).toBe(0);
  });

  it("[K76] costs time and nothing else when it is damaged, swapped, rolled back, lost or cannot be reached", async () => {
    const newest = copies.get(patient());
    if (!newest) throw new Error("Nothing was kept.");
    const wanted = await titles(ana);
    const flipped = Uint8Array.from(newest, (byte, index) => (index === 100 ? byte ^ 1 : byte));
    for (const bytes of [flipped, newest.subarray(0, -1), new Uint8Array()]) {
      copies.set(patient(), bytes);
      const { titles: listed, read } = await listedAnew();
      expect(listed).toEqual(wanted);
      expect(read).toBe(wanted.length);
    }
    copies.delete(patient());
    away = true;
    expect((await listedAnew()).titles).toEqual(wanted);
    away = false;
    expect(copies.size).toBe(0);
    expect((await listedAnew()).titles).toEqual(wanted);
    expect((await listedAnew()).read).toBe(0);
  });

  it("[K76] says nothing to whoever keeps it", () => {
    const bytes = copies.get(patient()) ?? new Uint8Array();
    expect(bytes.length).toBeGreaterThan(1_000);
    expect(Buffer.from(bytes).toString("latin1")).not.toMatch(/scan|more|title/);
  });

  it("[K76] loses the title of an erased record with the erasing, before anything is listed again", async () => {
    const device = await newDevice();
    const [record] = (await ana.records(patient())).filter(({ title }) => title === "scan-03.txt");
    if (!record) throw new Error("The file is gone.");
    await ana.erase({ author: record.author, sequence: record.sequence });
    const copy = await loadCopy(device, patient());
    const kept = Object.values(copy?.titles ?? {}).map(({ title }) => title);
    expect(kept).toContain("scan-04.txt");
    expect(kept).not.toContain("scan-03.txt");
  });

  it("[K76] loses it with the next list of any device, when the erasing one could not reach it", async () => {
    const device = await newDevice();
    const other = bindSession(await newDevice());
    await titles(other);
    const [record] = (await ana.records(patient())).filter(({ title }) => title === "scan-05.txt");
    if (!record) throw new Error("The file is gone.");
    away = true;
    await ana.erase({ author: record.author, sequence: record.sequence });
    away = false;
    expect(JSON.stringify((await loadCopy(device, patient()))?.titles)).toContain("scan-05.txt");
    await titles(other);
    expect(JSON.stringify((await loadCopy(device, patient()))?.titles)).not.toContain("scan-05.txt");
  });

  it("[K76] is made of nobody else's chart", async () => {
    const profile = { name: "Dr Test", role: "clinician" as const };
    const doctor = bindSession(
      await signUp(contextOf(ACCOUNTS.clinician), { kind: "clinician", profile, locks: await twoLocks() }),
    );
    const regulator = clientOn(chain, ACCOUNTS.regulator, world);
    await regulator.license({ clinician: doctor.actor.actor, validUntil: inAWeek() });
    await shareWith({ ana, doctor });
    copies.clear();
    const before = written;
    expect(await titles(doctor)).toContain("scan-04.txt");
    expect(written).toBe(before);
    expect(copies.size).toBe(0);
  });
});
