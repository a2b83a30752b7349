// @ts-nocheck
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ChainIndex } from "../src/chain/chainIndex.ts";
import { type ChartkeySession, createChartkey } from "../src/createChartkey.ts";
import { memoryCache } from "../src/store/deviceCache.ts";
import { memoryStore } from "../src/store/memoryStore.ts";
import { createPhrase, phraseLock } from "../src/vault/phrase.ts";
import type { RecordChange } from "../src/wire/chain.ts";
import { ACCOUNTS, indexOf, LABS, licensedClinician, NOTES, shareWith, type World } from "./support/cast.ts";
import { type ServedChain, serveChain } from "./support/servedChain.ts";

let chain: ServedChain;
let world: World;
const cache = memoryCache();
let asked: { after: boolean; answered: number }[];
let fetched: number;
/** What the index does to its answers. */
let tampered: ((changes: RecordChange[]) => RecordChange[]) | undefined;
let ana: ChartkeySession;
let phrase: string;

/** Ana on this device, as after a restart: nothing in memory, the cache as it was left. */
async function reopened(): Promise<ChartkeySession> {
  const { deployment, provider } = chain;
  const { blobs, index } = world;
  const client = createChartkey({ deployment, provider, signer: chain.wallet(ACCOUNTS.patient), blobs, index, cache });
  return client.unlock({ actor: ana.actor.actor, lock: await phraseLock(phrase) });
}

const titles = async (session: ChartkeySession) =>
  (await session.records(ana.actor.actor)).map((record) => (record.locked ? record.locked : record.title)).sort();

const note = (title: string) =>
  ana.addNote({ patient: ana.actor.actor, compartment: NOTES, title, text: `${title} in words` });

beforeAll(async () => {
  chain = await serveChain();
  const honest = indexOf(chain);
  const index: ChainIndex = {
    ...honest,
    async records(patient, after) {
      const changes = await honest.records(patient, after);
      asked.push({ after: after !== undefined, answered: changes.length });
      return tampered ? tampered(changes) : changes;
    },
  };
  const blobs = memoryStore();
  const counted = Object.assign(Object.create(blobs) as typeof blobs, {
    getObject(pointer: string) {
      fetched += 1;
      return blobs.getObject(pointer);
    },
  });
  asked = [];
  fetched = 0;
  world = { blobs: counted, index };
  phrase = createPhrase();
  const { deployment, provider } = chain;
  ana = await createChartkey({ deployment, provider, signer: chain.wallet(ACCOUNTS.patient), ...world, cache }).signUp({
    kind: "patient",
    profile: { name: "Ana Test", birthDate: "1980-02-03" },
    locks: [await phraseLock(phrase), await phraseLock(createPhrase())],
  });
  await note("one");
  await note("two");
  await titles(ana);
});

afterAll(() => chain.close());

describe("a list that this device kept", () => {
  it("[K48] is proven with one look at the chain, and no manifest is fetched again", async () => {
    const session = await reopened();
    [asked, fetched] = [[], 0];
    expect(await titles(session)).toEqual(["one", "two"]);
    expect(asked).toEqual([]);
    expect(fetched).toBe(0);
  });

  it("[K48] is continued from where it ended", async () => {
    await note("three");
    const session = await reopened();
    [asked, fetched] = [[], 0];
    expect(await titles(session)).toEqual(["one", "three", "two"]);
    expect(asked).toEqual([{ after: true, answered: 1 }]);
    expect(fetched).toBe(1);
  });

  it("[K49] hides no lie about what came after it", async () => {
    await note("four");
    const lies: Record<string, (changes: RecordChange[]) => RecordChange[]> = {
      hidden: (changes) => changes.slice(0, -1),
      altered: (changes) => changes.map((change) => ({ ...change, pointer: `0x${"12".repeat(32)}` as const })),
      repeated: (changes) => [...changes, ...changes],
    };
    for (const [name, lie] of Object.entries(lies)) {
      tampered = lie;
      await expect(titles(await reopened()), name).rejects.toMatchObject({ code: "LIST_INCOMPLETE" });
    }
    tampered = undefined;
    expect(await titles(await reopened())).toEqual(["four", "one", "three", "two"]);
  });

  it("[K49] costs time and nothing else when it was damaged, swapped, rolled back or lost", async () => {
    const [name = ""] = await cache.names();
    const newest = await cache.get(name);
    if (!newest) throw new Error("Nothing was kept.");
    await note("five");
    const wanted = ["five", "four", "one", "three", "two"];
    const flipped = Uint8Array.from(newest, (byte, index) => (index === 100 ? byte ^ 1 : byte));
    for (const bytes of [flipped, newest.subarray(0, -1), new Uint8Array(), newest]) {
      await cache.put(name, bytes);
      expect(await titles(await reopened())).toEqual(wanted);
    }
    await cache.delete(name);
    expect(await titles(await reopened())).toEqual(wanted);
  });

  it("[K49] shows nothing of what it holds to whoever reads the device", async () => {
    await titles(await reopened());
    const [name = ""] = await cache.names();
    const bytes = await cache.get(name);
    expect(bytes?.length).toBeGreaterThan(1_000);
    expect(Buffer.from(bytes ?? []).toString("latin1")).not.toMatch(/one|three|title/);
  });

  it("[K49] keeps no title of what was erased", async () => {
    const session = await reopened();
    const [record] = (await session.records(ana.actor.actor)).filter(({ title }) => title === "five");
    if (!record) throw new Error("The note is gone.");
    await session.erase({ author: record.author, sequence: record.sequence });
    expect(await titles(session)).toContain("erased");
    const again = await reopened();
    [asked, fetched] = [[], 0];
    expect(await titles(again)).toEqual(["erased", "four", "one", "three", "two"]);
    expect(fetched).toBe(0);
  });

  it("[K49] shows a grantee no title once its keys are gone", async () => {
    const doctor = await licensedClinician(chain, world, ACCOUNTS.clinician);
    await shareWith({ ana, doctor });
    await ana.addNote({ patient: ana.actor.actor, compartment: LABS, title: "lab", text: "a value" });
    expect(await titles(doctor)).toContain("lab");
    await ana.revoke({ grantee: doctor.actor.actor });
    await ana.addNote({ patient: ana.actor.actor, compartment: LABS, title: "later", text: "another value" });
    expect(await titles(doctor)).toContain("noKey");
    expect(await titles(doctor)).not.toContain("later");
  });
});
