import type { Signer } from "ethers";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { amendManifest } from "../src/actions/recordManifest.ts";
import { termsForChain, termsOf } from "../src/actions/terms.ts";
import { signUp } from "../src/actions/signUp.ts";
import { storePayload } from "../src/actions/storePayload.ts";
import { publishEnvelope } from "../src/chart/publishEnvelope.ts";
import { send } from "../src/chain/send.ts";
import { randomBytes } from "../src/crypto/bytes.ts";
import { recipientOf } from "../src/crypto/keys.ts";
import { connectRegistries } from "../src/chain/registries.ts";
import { bindSession, type ChartkeySession } from "../src/createChartkey.ts";
import { ManagerError } from "../src/errors.ts";
import type { ManagerClient } from "../src/manager/managerClient.ts";
import { pointerToCid } from "../src/store/cid.ts";
import {
  ACCOUNTS,
  type Cast,
  indexOf,
  inAWeek,
  LABS,
  licensedClinician,
  NOTES,
  patientAndClinician,
  shareWith,
  twoLocks,
} from "./support/cast.ts";
import { serveChain, type ServedChain } from "./support/servedChain.ts";
import { Hoarder, readEverything, WatchedStore } from "./support/strongRevoke.ts";

let chain: ServedChain;
let store: WatchedStore;
let cast: Cast;
let world: { blobs: WatchedStore["blobs"]; index: ReturnType<typeof indexOf> };

beforeEach(async () => {
  const served = await serveChain();
  store = new WatchedStore();
  // The power can go out before a transaction is sent, and after it was, before its sender hears of it.
  chain = { ...served, wallet: (index) => withFuse(served.wallet(index)) };
  world = { blobs: store.blobs, index: indexOf(chain) };
  cast = await patientAndClinician(chain, world);
});
afterEach(() => chain.close());

function withFuse(signer: Signer): Signer {
  const send = signer.sendTransaction.bind(signer);
  signer.sendTransaction = (transaction) =>
    store.write("transaction", async () => {
      const sent = await send(transaction);
      await sent.wait();
      return sent;
    });
  return signer;
}

const patient = (): bigint => cast.ana.actor.actor;
const grantee = (): bigint => cast.doctor.actor.actor;
const note = (title: string, compartment = NOTES) => ({
  patient: patient(),
  compartment,
  title,
  text: `${title} text`,
});
const file = (words: string): File => new File([words], `${words}.txt`, { type: "text/plain" });

async function anotherPatient(manager?: ManagerClient) {
  const { deployment, provider } = chain;
  const signer = chain.wallet(ACCOUNTS.second);
  const context = { deployment, provider, signer, manager, ...world };
  const profile = { name: "Bo Test", birthDate: "1980-02-03" };
  return signUp(context, { kind: "patient", profile, locks: await twoLocks() });
}

/** Two notes, one of them corrected, and a file that was replaced by another one. */
async function fillChart({ ana }: Cast): Promise<void> {
  await ana.addNote(note("plain"));
  await ana.addNote(note("wrong"));
  await ana.amendNote({ ...note("right"), sequence: 2, expectedVersion: 1 });
  await ana.addFile({ patient: patient(), compartment: LABS, file: file("first scan") });
  await ana.amendFile({ patient: patient(), sequence: 3, expectedVersion: 1, file: file("second scan") });
}
const SECRETS = ["plain text", "wrong text", "right text", "first scan", "second scan"];
const reads = (text: string): string[] => SECRETS.filter((secret) => text.includes(secret));

/** With all keys that this person can have by now. */
async function hoarder(person: ChartkeySession = cast.doctor): Promise<Hoarder> {
  const one = new Hoarder(chain.deployment, patient());
  one.identities.add(await person.exportIdentity());
  await one.read(store);
  return one;
}

describe("strong revocation", () => {
  it("[K71] leaves nothing that opens to a grantee who kept every key and gets the whole store afterwards", async () => {
    const { ana } = cast;
    await fillChart(cast);
    await shareWith(cast);
    const kept = await hoarder();
    const before = await readEverything(ana);

    // A revocation alone closes what comes, not what was there: this is what the strong one is for.
    await ana.revoke({ grantee: grantee() });
    expect(reads(await kept.read(store))).toEqual(SECRETS);

    const progress: string[] = [];
    const result = await ana.strongRevoke({
      grantee: grantee(),
      onProgress: ({ done, total, bytes }) => progress.push([done, total, bytes].join(" ")),
    });
    expect(result).toMatchObject({ finished: true, resealed: 3, remaining: 0, undeleted: 0, leftOut: [] });
    expect(progress).toEqual(["0 3 0", "1 3 0", "2 3 0", "2 3 10", "2 3 21", "3 3 21"]);
    expect(reads(await kept.read(store))).toEqual([]);
    expect(await readEverything(ana)).toEqual(before);
    // The control: the same store gives everything to the patient's own envelopes of a new share.
    await shareWith(cast);
    expect(reads(await kept.read(store))).toEqual(SECRETS);
  });

  it("[K71] ends the access by itself, takes nothing from the others, and can be done again for another", async () => {
    const { ana } = cast;
    const second = await licensedClinician(chain, world, ACCOUNTS.second);
    await fillChart(cast);
    await shareWith(cast);
    await shareWith({ ana, doctor: second });
    const result = await ana.strongRevoke({ grantee: grantee() });
    expect(result).toMatchObject({ revoked: { rotated: [LABS, NOTES] }, finished: true, resealed: 3 });
    const titles = async (reader: ChartkeySession) =>
      (await reader.records(patient())).map(({ title, locked }) => [title, locked]);
    expect(await titles(second)).toEqual(await titles(ana));
    const older = { patient: patient(), author: patient(), sequence: 2, version: 1 };
    expect((await second.open(older)).manifest.note).toBe("wrong text");

    const kept = await hoarder(second);
    expect(reads(await kept.read(store))).toEqual(SECRETS);
    const before = await readEverything(ana);
    expect(await ana.strongRevoke({ grantee: second.actor.actor })).toMatchObject({ finished: true, resealed: 3 });
    expect(reads(await kept.read(store))).toEqual([]);
    expect(await readEverything(ana)).toEqual(before);
    expect(await ana.strongRevoke({ grantee: second.actor.actor })).toMatchObject({
      revoked: undefined,
      finished: true,
      resealed: 0,
    });
  });

  it("[K71] closes a key that somebody else's ending has left in use", async () => {
    const { ana } = cast;
    await fillChart(cast);
    await shareWith(cast);
    const kept = await hoarder();
    // What a proxy's revocation does: no new key.
    const { charts } = connectRegistries(chain.deployment, chain.wallet(ACCOUNTS.patient));
    await (await charts.revoke(patient(), patient(), grantee())).wait();
    await ana.strongRevoke({ grantee: grantee() });
    expect(reads(await kept.read(store))).toEqual([]);
  });

  it("[K72] cut off before or after any write leaves every version readable, and another run finishes", async () => {
    const { ana } = cast;
    for (let sequence = 1; sequence <= 9; sequence++) {
      const place = { patient: patient(), compartment: LABS };
      await ana.addFile({ ...place, file: file(`first ${String(sequence)}`) });
      await ana.amendFile({ ...place, sequence, expectedVersion: 1, file: file(`second ${String(sequence)}`) });
    }
    await shareWith(cast);
    const kept = await hoarder();
    const before = await readEverything(ana);
    await ana.revoke({ grantee: grantee() });
    for (const write of ["payload", "manifest", "transaction", "deleting a payload", "deleting a manifest"])
      for (const nth of [1, 2])
        for (const side of ["before", "after"]) {
          store.cut = { where: `${side} ${write}`, nth };
          await expect(ana.strongRevoke({ grantee: grantee() })).rejects.toThrow("the power went out");
          ana.forget();
          expect(await readEverything(ana)).toEqual(before);
        }
    expect(await ana.strongRevoke({ grantee: grantee() })).toMatchObject({ finished: true, leftOut: [] });
    expect(await readEverything(ana)).toEqual(before);
    expect(await kept.read(store)).not.toMatch(/first \d|second \d/);
    const again = await ana.strongRevoke({ grantee: grantee() });
    expect(again).toMatchObject({ finished: true, resealed: 0, remaining: 0, leftOut: [] });
  });

  it("[K72] stops when it is told to, says what is left, and goes on later", async () => {
    const { ana } = cast;
    await fillChart(cast);
    await shareWith(cast);
    const controller = new AbortController();
    const onProgress = ({ done }: { done: number }): void => {
      if (done === 1) controller.abort();
    };
    const cut = await ana.strongRevoke({ grantee: grantee(), onProgress, signal: controller.signal });
    expect(cut).toMatchObject({ finished: false, resealed: 1, remaining: 2 });
    expect(await ana.previewStrongRevoke({ grantee: grantee() })).toMatchObject({ records: 2, leftOut: [] });
    expect(await ana.strongRevoke({ grantee: grantee() })).toMatchObject({ finished: true, resealed: 2 });
    expect(await ana.previewStrongRevoke({ grantee: grantee() })).toMatchObject({ records: 0, leftOut: [] });
  });

  it("[K72] comes to an end although envelopes and keyrings are missing from the store", async () => {
    const { ana } = cast;
    const second = await licensedClinician(chain, world, ACCOUNTS.second);
    await fillChart(cast);
    await shareWith(cast);
    await shareWith({ ana, doctor: second });
    const kept = await hoarder();
    const [consent] = await indexOf(chain).consents({ patient: patient() });
    await store.memory.delete(pointerToCid(consent?.envelope ?? ""));
    ana.forget();
    expect(await ana.strongRevoke({ grantee: grantee() })).toMatchObject({ finished: true, resealed: 3 });
    expect(reads(await kept.read(store))).toEqual([]);
    expect(await ana.strongRevoke({ grantee: grantee() })).toMatchObject({ finished: true, resealed: 0 });
    const keyring = (await indexOf(chain).epochs(patient())).at(-1)?.keyring ?? "";
    await store.memory.delete(pointerToCid(keyring));
    expect(await ana.previewStrongRevoke({ grantee: grantee() })).toMatchObject({ records: 0, leftOut: [] });
  });

  it("[K72] says that the old is still there while a manager keeps it, and has it deleted by the next run", async () => {
    const asked: object[] = [];
    let refusal: ManagerError | undefined = new ManagerError("NOT_REPLACED_ON_CHAIN", "Not deep enough yet.");
    const manager = {
      actAs: () => undefined,
      deleteReplaced: (parameters: object) => {
        asked.push(parameters);
        return refusal ? Promise.reject(refusal) : Promise.resolve([]);
      },
    } as unknown as ManagerClient;
    const bo = bindSession(await anotherPatient(manager));
    const { actor } = bo.actor;
    const { pointer } = await bo.addNote({ ...note("plain"), patient: actor });
    await shareWith({ ana: bo, doctor: cast.doctor });
    const kept = { finished: false, remaining: 0, undeleted: 1 };
    expect(await bo.strongRevoke({ grantee: grantee() })).toMatchObject({ ...kept, resealed: 1 });
    expect(await bo.strongRevoke({ grantee: grantee() })).toMatchObject({ ...kept, resealed: 0 });
    refusal = undefined;
    expect(await bo.strongRevoke({ grantee: grantee() })).toMatchObject({ finished: true, resealed: 0, undeleted: 0 });
    expect(asked).toEqual(Array(3).fill({ patient: actor, sequence: 1, version: 2, payloads: [] }));
    await store.memory.delete(pointerToCid(pointer));
    expect(await bo.previewStrongRevoke({ grantee: grantee() })).toMatchObject({ records: 0 });
  });

  it("[K72] comes to an end although an envelope names keys that come later", async () => {
    const session = await anotherPatient();
    const bo = bindSession(session);
    await bo.addNote({ ...note("plain"), patient: bo.actor.actor });
    const envelope = await publishEnvelope(session, {
      // What a proxy could put there: keys that are nobody's.
      root: randomBytes(32),
      patient: bo.actor.actor,
      patientRecipient: await recipientOf(await session.keys.identity()),
      patientName: "Bo Test",
      grantee: grantee(),
      history: "all",
      ranges: [{ index: NOTES, label: "Notes", from: 0, to: 9 }],
    });
    const terms = termsForChain(termsOf({ read: [NOTES], write: [], purpose: "TREAT", expiresAt: inAWeek() }));
    const args = [bo.actor.actor, bo.actor.actor, grantee(), terms, envelope] as const;
    await send(session, { contract: "charts", action: "grant", args: [...args] });
    expect(await bo.strongRevoke({ grantee: grantee() })).toMatchObject({ finished: true, resealed: 1 });
    expect(await bo.strongRevoke({ grantee: grantee() })).toMatchObject({ finished: true, resealed: 0 });
  });

  it("[K72] keeps what the chain points to: an older version is read from the newer one and checked", async () => {
    const { ana } = cast;
    await fillChart(cast);
    await shareWith(cast);
    const pointers = (await indexOf(chain).records(patient())).map(({ pointer }) => pointer);
    await ana.strongRevoke({ grantee: grantee() });
    const newest = await ana.open({ patient: patient(), author: patient(), sequence: 2 });
    expect(newest).toMatchObject({ version: 3, epoch: 1, manifest: { note: "right text" } });
    // The keys of earlier versions stay inside: whoever shows or prints a record does not print them with it.
    expect(JSON.stringify(newest.manifest)).not.toMatch(/"sealed"|"earlier"/);
    const first = await ana.open({ patient: patient(), author: patient(), sequence: 2, version: 1 });
    expect(first).toMatchObject({ version: 1, epoch: 0, pointer: pointers[1], manifest: { note: "wrong text" } });
    await expect(store.memory.getObject(pointers[1] ?? "")).rejects.toMatchObject({ code: "BLOB_NOT_FOUND" });
  });

  it("[K72] does not believe a version that keeps other bytes than the chain points to", async () => {
    const session = await anotherPatient();
    const bo = bindSession(session);
    const place = { patient: bo.actor.actor, author: bo.actor.actor, sequence: 1 };
    const written = { title: "true", text: "true" };
    const { pointer } = await bo.addNote({ ...written, patient: place.patient, compartment: NOTES });
    const { manifest } = await bo.open(place);
    const other = await store.memory.getObject(bo.actor.keyDigest);
    const sealed = await storePayload(session, {
      patient: place.patient,
      plaintext: new Blob([other as Uint8Array<ArrayBuffer>]).stream(),
      size: other.length,
      name: "version-1.age",
      mediaType: "application/octet-stream",
      author: String(place.author),
      compartment: NOTES,
    });
    const forged = { ...manifest, earlier: [{ version: 1, pointer, sealed, payloads: [] }] };
    await amendManifest(session, { ...place, expectedVersion: 1, compartment: NOTES, manifest: forged });
    await store.memory.delete(pointerToCid(pointer));
    bo.forget();
    await expect(bo.open({ ...place, version: 1 })).rejects.toMatchObject({ code: "BLOB_MISMATCH" });
  });
});

describe("what a strong revocation leaves out", () => {
  const leftOut = (result: { leftOut: readonly { sequence: number; author: bigint; reason: string }[] }) =>
    result.leftOut.map(({ author, sequence, reason }) => [author === patient() ? "own" : "other", sequence, reason]);

  it("[K73] is named: what others wrote, and what was marked as wrong", async () => {
    const { ana, doctor } = cast;
    await fillChart(cast);
    await shareWith(cast);
    await doctor.addNote(note("doctor"));
    await ana.markEnteredInError({ patient: patient(), author: patient(), sequence: 1 });
    const expected = [
      ["own", 1, "withdrawn"],
      ["other", 1, "others"],
    ];
    const kept = await hoarder();
    expect(leftOut(await ana.previewStrongRevoke({ grantee: grantee() }))).toEqual(expected);
    const result = await ana.strongRevoke({ grantee: grantee() });
    expect(result).toMatchObject({ finished: true, resealed: 2 });
    expect(leftOut(result)).toEqual(expected);
    expect(reads(await kept.read(store))).toEqual(["plain text"]);
  });

  it("[K73] is named: what somebody who reads from now on would get to see", async () => {
    const { ana } = cast;
    const second = await licensedClinician(chain, world, ACCOUNTS.second);
    await ana.addNote(note("plain"));
    await shareWith(cast);
    await shareWith({ ana, doctor: second }, "fromNow");
    await ana.addNote(note("right"));
    const result = await ana.strongRevoke({ grantee: grantee() });
    expect(leftOut(result)).toEqual([["own", 1, "fromNow"]]);
    expect(result).toMatchObject({ finished: true, resealed: 1 });
    const kept = await hoarder(second);
    expect(reads(await kept.read(store))).toEqual(["right text"]);
    // Once nobody reads from now on only, it is closed too.
    await ana.revoke({ grantee: second.actor.actor });
    expect(await ana.strongRevoke({ grantee: grantee() })).toMatchObject({ finished: true, resealed: 1, leftOut: [] });
    expect(reads(await kept.read(store))).toEqual(["right text"]);
  });

  it("[K73] stops before it hands the past to somebody who is let in from now on meanwhile", async () => {
    const { ana } = cast;
    const second = await licensedClinician(chain, world, ACCOUNTS.second);
    await fillChart(cast);
    await shareWith(cast);
    await ana.revoke({ grantee: grantee() });
    // The patient's other device, after this run looked at who may read.
    store.onNextPayload = () => shareWith({ ana, doctor: second }, "fromNow");
    const cut = await ana.strongRevoke({ grantee: grantee() });
    expect(cut).toMatchObject({ finished: false, resealed: 0, remaining: 3, leftOut: [] });
    const result = await ana.strongRevoke({ grantee: grantee() });
    expect(result).toMatchObject({ finished: true, resealed: 0 });
    expect(leftOut(result)).toEqual([1, 2, 3].map((sequence) => ["own", sequence, "fromNow"]));
    const kept = await hoarder(second);
    expect(reads(await kept.read(store))).toEqual([]);
  });

  it("[K73] is named: what is missing from the store; and touches nothing that the grantee never could read", async () => {
    const { ana, doctor } = cast;
    await fillChart(cast);
    const before = await indexOf(chain).records(patient());
    await ana.grant({
      grantee: grantee(),
      read: [NOTES],
      write: [],
      purpose: "TREAT",
      expiresAt: inAWeek(),
      history: "all",
    });
    await store.memory.delete(pointerToCid(before[0]?.pointer ?? ""));
    ana.forget();
    const result = await ana.strongRevoke({ grantee: doctor.actor.actor });
    expect(leftOut(result)).toEqual([["own", 1, "unreadable"]]);
    const after = (await indexOf(chain).records(patient())).slice(before.length);
    expect(after.map(({ sequence, compartment }) => [sequence, compartment])).toEqual([[2, NOTES]]);
  });

  it("[K73] is none of anybody else's business: only the patient does it", async () => {
    await shareWith(cast);
    await expect(cast.doctor.strongRevoke({ grantee: patient() })).rejects.toMatchObject({ code: "NOT_AUTHORIZED" });
  });
});
