import { beforeEach, describe, expect, it } from "vitest";
import { headAfter } from "../../src/chain/head.ts";
import type { ChainIndex } from "../../src/chain/chainIndex.ts";
import { epochKeysOf } from "../../src/chart/epochKeys.ts";
import { publishKeyring } from "../../src/chart/keyring.ts";
import { knownChart, rememberTitles } from "../../src/chart/knownChart.ts";
import { type EpochRange, publishEnvelope } from "../../src/chart/publishEnvelope.ts";
import { loadSnapshot, type Snapshot, saveSnapshot } from "../../src/chart/snapshot.ts";
import { verifiedChanges } from "../../src/chart/verifiedChanges.ts";
import { deriveIdentity, epochPath, recipientOf } from "../../src/crypto/keys.ts";
import type { SessionContext } from "../../src/session.ts";
import { memoryCache } from "../../src/store/deviceCache.ts";
import { sha256Pointer } from "../../src/store/cid.ts";
import type { ConsentChange, EpochChange, RecordChange } from "../../src/wire/chain.ts";
import type { Hex32 } from "../../src/wire/primitives.ts";
import { address, digest } from "../support/scripted.ts";
import { scriptedContext, sessionOf } from "../support/scriptedCharts.ts";

const ANA = 7n;
const DOCTOR = 9n;

const origin = (block: number, logIndex = 0) => ({ block, logIndex, at: block * 10, transactionHash: digest("f") });
const changeOf = (sequence: number, members: Partial<RecordChange> = {}): RecordChange => ({
  change: "added",
  patient: ANA,
  author: DOCTOR,
  sequence,
  version: 1,
  compartment: 2,
  epoch: 0,
  pointer: digest(String(sequence)),
  status: "active",
  reason: null,
  answer: null,
  statement: null,
  actor: DOCTOR,
  organization: null,
  ...origin(sequence),
  ...members,
});

/** What the index lists, what the chain's head covers, and what was asked. */
let listed: RecordChange[];
let covered: RecordChange[];
let heads: string[];
let asked: string[];
/** Runs when the index is told to catch up. */
let caughtUp: () => void;

beforeEach(() => {
  listed = [changeOf(1), changeOf(2)];
  covered = listed;
  heads = [];
  asked = [];
  caughtUp = () => undefined;
});

function world(more: Partial<ChainIndex> = {}) {
  return scriptedContext(
    { calls: { headOf: () => heads.shift() ?? headAfter(covered) } },
    {
      async records(patient, after) {
        asked.push(after ? `after ${String(after.block)}` : `all of ${String(patient)}`);
        return after ? listed.filter(({ block }) => block > after.block) : listed;
      },
      async waitFor(block) {
        asked.push(`wait for ${String(block)}`);
        caughtUp();
      },
      ...more,
    },
  );
}

describe("a list that is proven", () => {
  it("[K12] is what the chain's head covers, read once", async () => {
    expect(await verifiedChanges(world().context, ANA)).toEqual(listed);
    expect(asked).toEqual(["all of 7"]);
  });

  it("[K12] is read again after the index has caught up, and not for ever", async () => {
    covered = [...listed, changeOf(3)];
    caughtUp = () => {
      listed = covered;
    };
    expect(await verifiedChanges(world().context, ANA)).toEqual(covered);
    expect(asked).toEqual(["all of 7", "wait for 70", "all of 7"]);
    asked = [];
    covered = [changeOf(8)];
    caughtUp = () => undefined;
    await expect(verifiedChanges(world().context, ANA)).rejects.toMatchObject({ code: "LIST_INCOMPLETE" });
    expect(asked.filter((one) => one.startsWith("all"))).toHaveLength(4);
  });

  it("[K12] holds no change of another chart, whatever its head", async () => {
    listed = [changeOf(1), changeOf(2, { patient: 8n })];
    covered = listed;
    await expect(verifiedChanges(world().context, ANA)).rejects.toMatchObject({ code: "LIST_INCOMPLETE" });
  });

  it("says that the chain cannot be reached when it cannot", async () => {
    const at = world();
    covered = [];
    const provider = { ...at.context.provider, getBlockNumber: () => Promise.reject(new TypeError("fetch failed")) };
    const context = { ...at.context, provider: Object.assign(provider, { provider }) } as never;
    await expect(verifiedChanges(context, ANA)).rejects.toMatchObject({ code: "CHAIN_UNREACHABLE" });
  });
});

const title = (text: string) => ({ title: text, kind: "note" as const, resourceTypes: ["Observation"] });
const snapshotOf = (changes: RecordChange[], titles: Snapshot["titles"] = {}): Snapshot => ({
  head: headAfter(changes) as Hex32,
  changes,
  titles,
  copy: { titles: 0, erased: 0 },
});

describe("a list that a device keeps", () => {
  const device = () => {
    const cache = memoryCache();
    const session = (actor = ANA, fill = 1): SessionContext => ({ ...sessionOf(world().context, actor, fill), cache });
    return { cache, session };
  };

  it("[K49] opens to the one who kept it, from a name that says whose it is and where", async () => {
    const { cache, session } = device();
    const kept = snapshotOf(listed, { [digest("1")]: title("First") });
    await saveSnapshot(session(), ANA, kept);
    expect(await cache.names()).toEqual([`snapshot/31337/${address("c")}/7/7`]);
    expect(await loadSnapshot(session(), ANA)).toEqual(kept);
    const [name = ""] = await cache.names();
    const bytes = (await cache.get(name)) ?? new Uint8Array();
    expect(Buffer.from(bytes).includes("First")).toBe(false);
    // Under another's name, with another's root, for another chart, damaged, or written by another version: nothing.
    expect(await loadSnapshot(session(ANA, 2), ANA)).toBeUndefined();
    await cache.put(`snapshot/31337/${address("c")}/9/7`, bytes);
    expect(await loadSnapshot(session(DOCTOR), ANA)).toBeUndefined();
    await cache.put(`snapshot/31337/${address("c")}/7/8`, bytes);
    expect(await loadSnapshot(session(), 8n)).toBeUndefined();
    await cache.put(name, bytes.with(60, (bytes[60] ?? 0) ^ 1));
    expect(await loadSnapshot(session(), ANA)).toBeUndefined();
    await saveSnapshot(session(), ANA, { ...kept, head: "0x1" });
    expect(await loadSnapshot(session(), ANA)).toBeUndefined();
    expect(await loadSnapshot(session(), 5n)).toBeUndefined();
  });

  it("[K49] is no reason to fail, where nothing can be kept", async () => {
    const { cache, session } = device();
    const full = { ...session(), cache: { ...cache, put: () => Promise.reject(new Error("full")) } };
    await expect(saveSnapshot(full, ANA, snapshotOf(listed))).resolves.toBeUndefined();
    const gone = { ...session(), cache: { ...cache, get: () => Promise.reject(new Error("gone")) } };
    expect(await loadSnapshot(gone, ANA)).toBeUndefined();
    const none = { ...session(), cache: undefined };
    await saveSnapshot(none, ANA, snapshotOf(listed));
    expect(await loadSnapshot(none, ANA)).toBeUndefined();
    expect(await cache.names()).toEqual([]);
  });

  it("[K48] is not read again while the chain's head stands, and only what came after it when it moved", async () => {
    const { session } = device();
    const here = session();
    expect(await knownChart(here, ANA)).toEqual(snapshotOf(listed));
    expect(asked).toEqual(["all of 7"]);
    await knownChart(here, ANA);
    // As after a restart.
    await knownChart(session(), ANA);
    expect(asked).toEqual(["all of 7"]);
    listed = [...listed, changeOf(3)];
    covered = listed;
    const moved = session();
    expect(await knownChart(moved, ANA)).toEqual(snapshotOf(listed));
    expect(asked).toEqual(["all of 7", "after 2"]);
    expect(await knownChart(session(), ANA)).toEqual(snapshotOf(listed));
    expect(asked).toEqual(["all of 7", "after 2"]);
  });

  it("[K48] is read anew, titles kept, when what came after it does not end at the chain's head", async () => {
    const { session } = device();
    const here = session();
    const chart = await knownChart(here, ANA);
    const titles = { [digest("1")]: title("First") };
    await rememberTitles(here, ANA, { chart, titles });
    // The chain was reorganized: the second record is another one now.
    listed = [changeOf(1), changeOf(4), changeOf(5)];
    covered = listed;
    expect(await knownChart(here, ANA)).toEqual(snapshotOf(listed, titles));
    expect(asked).toEqual(["all of 7", "after 2", "all of 7"]);
    // What came after is of another chart.
    asked = [];
    listed = [...listed, changeOf(6, { patient: 8n })];
    covered = listed;
    await expect(knownChart(here, ANA)).rejects.toMatchObject({ code: "LIST_INCOMPLETE" });
  });

  it("[K48] keeps the titles of what stands in the list now, and of nothing else", async () => {
    const { session } = device();
    const gone = { compartment: null, epoch: null, pointer: null };
    listed = [
      changeOf(1),
      changeOf(2),
      changeOf(2, { version: 2, ...origin(20), pointer: digest("a") }),
      changeOf(3),
      changeOf(3, { version: 2, status: "erased", reason: "wrongContent", ...gone, ...origin(21) }),
      changeOf(4),
      changeOf(4, { version: 2, status: "enteredInError", reason: "wrongContent", ...gone, ...origin(22) }),
      changeOf(5),
    ];
    covered = listed;
    const here = session();
    const chart = await knownChart(here, ANA);
    const titles = Object.fromEntries(["1", "2", "a", "3", "4", "b"].map((of) => [digest(of), title(of)]));
    await rememberTitles(here, ANA, { chart, titles });
    const kept = Object.fromEntries(["1", "a", "4"].map((of) => [digest(of), title(of)]));
    expect((await knownChart(here, ANA)).titles).toEqual(kept);
    expect((await loadSnapshot(here, ANA))?.titles).toEqual(kept);
    const later = await knownChart(here, ANA);
    await rememberTitles(here, ANA, { chart: later, titles: { [digest("5")]: title("5") } });
    expect(Object.keys((await knownChart(here, ANA)).titles).sort()).toEqual(
      [...Object.keys(kept), digest("5")].sort(),
    );
    // No titles are no reason to write.
    await here.cache?.delete(`snapshot/31337/${address("c")}/7/7`);
    await rememberTitles(here, ANA, { chart: later, titles: {} });
    expect(await loadSnapshot(here, ANA)).toBeUndefined();
  });
});

describe("keys that an actor holds in a chart", () => {
  const root = new Uint8Array(32).fill(1);
  const keyOf = (index: number, epoch: number) => deriveIdentity(root, epochPath(index, epoch));
  const consentOf = (change: "granted" | "revoked", block: number, envelope: Hex32 | null, patient = ANA) =>
    ({ patient, grantee: DOCTOR, change, actor: ANA, terms: null, envelope, ...origin(block) }) as ConsentChange;
  const epochOf = (block: number, keyring: Hex32 | null) =>
    ({ patient: ANA, mask: 4n, keys: digest("1"), keyring, ...origin(block) }) as EpochChange;

  /** A doctor whom Ana gave keys; `consents` and `epochs` are what the chain says of it. */
  async function doctorsWorld() {
    const consents: ConsentChange[] = [];
    const epochs: EpochChange[] = [];
    const doctorRecipient = await recipientOf(await deriveIdentity(new Uint8Array(32).fill(2), "actor/identity/1"));
    const keyDigest = await sha256Pointer(new TextEncoder().encode(doctorRecipient));
    const { context, blobs } = scriptedContext(
      { calls: { actorOf: () => [address("5"), 2, 1, true, 0, 1, keyDigest, 0n, address("0")] } },
      { consents: async () => consents, epochs: async () => epochs },
    );
    await blobs.putObject(keyDigest, new TextEncoder().encode(doctorRecipient), { kind: "key" });
    const envelope = async (range: Partial<EpochRange> & { to: number }, grantee = DOCTOR) =>
      publishEnvelope(sessionOf(context, ANA, 1), {
        patient: ANA,
        patientRecipient: await recipientOf(await deriveIdentity(root, "actor/identity/1")),
        grantee,
        root,
        patientName: "Ana",
        history: "all",
        ranges: [{ index: 2, label: "Labs", from: range.to, ...range }],
      });
    return { context, blobs, consents, epochs, envelope, doctor: sessionOf(context, DOCTOR, 2) };
  }

  it("[K17] are all of them for the patient, who derives each once", async () => {
    const { context } = await doctorsWorld();
    const { find, envelopes } = await epochKeysOf(sessionOf(context, ANA, 1), ANA);
    expect(envelopes).toEqual([]);
    expect(await find(2, 5)).toBe(await keyOf(2, 5));
    expect(find(2, 5)).toBe(find(2, 5));
    expect(find(2, 5)).not.toBe(find(2, 6));
  });

  it("[K17] are those of the grants and of the rotations after the first", async () => {
    const at = await doctorsWorld();
    const early = await publishKeyring(at.context, ANA, [{ grantee: DOCTOR, pointer: await at.envelope({ to: 8 }) }]);
    const late = await publishKeyring(at.context, ANA, [{ grantee: DOCTOR, pointer: await at.envelope({ to: 3 }) }]);
    const others = await publishKeyring(at.context, ANA, [{ grantee: 8n, pointer: digest("8") }]);
    at.consents.push(consentOf("granted", 10, await at.envelope({ from: 0, to: 1 })));
    at.consents.push(consentOf("granted", 11, await at.envelope({ to: 2 })));
    at.consents.push(consentOf("granted", 11, digest("e"), 8n));
    at.epochs.push(epochOf(9, early), epochOf(12, late), epochOf(13, others), epochOf(14, null));
    const { find, envelopes } = await epochKeysOf(at.doctor, ANA);
    const keys = await Promise.all([0, 1, 2, 3].map((epoch) => keyOf(2, epoch)));
    expect(await Promise.all([0, 1, 2, 3].map((epoch) => find(2, epoch)))).toEqual(keys);
    expect([await find(2, 8), await find(2, 4), await find(3, 0), await find(22, 0)]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    // Newest first.
    expect(envelopes.map(({ compartments }) => compartments[0]?.epochs.at(-1)?.epoch)).toEqual([3, 2, 1]);
  });

  it("[K17] after a revocation are those of what was granted since, or before when nothing was", async () => {
    const at = await doctorsWorld();
    at.consents.push(
      consentOf("granted", 10, await at.envelope({ to: 1 })),
      consentOf("revoked", 11, null),
      consentOf("granted", 12, await at.envelope({ to: 5 })),
    );
    const now = await epochKeysOf(at.doctor, ANA);
    expect([await now.find(2, 1), await now.find(2, 5)]).toEqual([undefined, await keyOf(2, 5)]);
    at.consents.push(consentOf("revoked", 13, null));
    const then = await epochKeysOf(at.doctor, ANA);
    expect([await then.find(2, 1), await then.find(2, 5)]).toEqual([undefined, await keyOf(2, 5)]);
  });

  it("[K17] are none where nothing was granted, or what was is not given out any more", async () => {
    const at = await doctorsWorld();
    expect((await epochKeysOf(at.doctor, ANA)).envelopes).toEqual([]);
    at.consents.push(
      consentOf("revoked", 9, null),
      consentOf("granted", 10, digest("e")),
      consentOf("granted", 11, null),
    );
    at.epochs.push(epochOf(12, digest("d")));
    const { find, envelopes } = await epochKeysOf(at.doctor, ANA);
    expect([envelopes, await find(2, 0)]).toEqual([[], undefined]);
  });

  it("[K11] that are damaged are an error and not a missing key", async () => {
    const at = await doctorsWorld();
    const pointer = await at.envelope({ to: 1 });
    at.consents.push(consentOf("granted", 10, pointer));
    const lying = { ...at.doctor, blobs: { ...at.blobs, getObject: async () => new Uint8Array(5) } };
    await expect(epochKeysOf(lying, ANA)).rejects.toMatchObject({ code: "BLOB_MISMATCH" });
    // It is another's envelope: it opens to nobody here.
    const other = await doctorsWorld();
    other.consents.push(consentOf("granted", 10, await other.envelope({ to: 1 }, 8n)));
    await expect(epochKeysOf(other.doctor, ANA)).rejects.toMatchObject({ code: "CONTEXT_MISMATCH" });
  });
});
