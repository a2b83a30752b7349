import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openEnvelope } from "../src/chart/envelope.ts";
import type { Chartkey, ChartkeySession } from "../src/createChartkey.ts";
import { memoryStore } from "../src/store/memoryStore.ts";
import { createPhrase, phraseLock } from "../src/vault/phrase.ts";
import type { Lock } from "../src/vault/lock.ts";
import { walletLock } from "../src/vault/walletLock.ts";
import { clientOn, inAWeek, indexOf, LABS, licensedClinician, NOTES, type World } from "./support/cast.ts";
import { type ServedChain, serveChain } from "./support/servedChain.ts";

const OLD = 5;
const NEW = 6;
const OTHER = 7;

let chain: ServedChain;
let world: World;
let words: Lock;
let ana: ChartkeySession;

beforeAll(async () => {
  chain = await serveChain();
});
afterAll(() => chain.close());
beforeEach(async () => {
  world = { blobs: memoryStore(), index: indexOf(chain) };
  words = await phraseLock(createPhrase());
  ana = await client(OLD).signUp({
    kind: "patient",
    profile: { name: "Ana Test", birthDate: "1980-02-03" },
    locks: [words, await lockOf(OLD)],
  });
});

const client = (account: number): Chartkey => clientOn(chain, account, world);
const address = (account: number) => chain.wallet(account).getAddress();
const lockOf = (account: number) =>
  walletLock({ signer: chain.wallet(account), chainId: chain.deployment.chainId, prove: false });
const holds = async (account: number) => (await client(account).myActors()).map(({ actor }) => actor);

describe("moving to another wallet", () => {
  it("[K57] keeps the chart, its keys and its ways in; the old wallet has no say from then on", async () => {
    const { actor } = ana.actor;
    const note = { patient: actor, compartment: LABS, title: "Before", text: "1" };
    await ana.addNote(note);
    await ana.proposeAccount({ account: await address(NEW) });
    // An offer changes nothing yet.
    await ana.addNote({ ...note, title: "Meanwhile" });
    expect(await ana.proposedAccount()).toBe((await address(NEW)).toLowerCase());
    expect((await client(NEW).offers()).map((offer) => offer.actor)).toEqual([actor]);
    expect(await client(OTHER).offers()).toEqual([]);
    await client(NEW).acceptAccount({ actor });
    expect(await holds(NEW)).toContain(actor);
    expect(await client(NEW).offers()).toEqual([]);
    expect(await holds(OLD)).not.toContain(actor);
    const moved = await client(NEW).unlock({ actor, lock: words });
    await moved.addNote({ ...note, title: "After" });
    expect((await moved.records(actor)).map(({ title }) => title).sort()).toEqual(["After", "Before", "Meanwhile"]);
    await expect(ana.addNote(note)).rejects.toMatchObject({
      code: "NOT_AUTHORIZED",
      summary: expect.stringContaining("wallet does not act") as string,
    });
  });

  it("[K57] the new wallet takes the old one's place as a lock, which opens no later vault", async () => {
    const { actor } = ana.actor;
    await ana.proposeAccount({ account: await address(NEW) });
    await client(NEW).acceptAccount({ actor });
    const moved = await client(NEW).unlock({ actor, lock: words });
    const old = (await moved.locks()).find(({ kind }) => kind === "wallet");
    expect(old?.hint).toBe((await address(OLD)).toLowerCase());
    await moved.replaceLock({ id: old!.id, lock: await lockOf(NEW) });
    await client(NEW).unlock({ actor, lock: await lockOf(NEW) });
    await expect(client(NEW).unlock({ actor, lock: await lockOf(OLD) })).rejects.toMatchObject({ code: "WRONG_LOCK" });
  });

  it("[K57] is for the wallet that was named, while the offer stands", async () => {
    const { actor } = ana.actor;
    const refused = { code: "NOT_AUTHORIZED", summary: expect.stringContaining("not offered") as string };
    await expect(client(NEW).acceptAccount({ actor })).rejects.toMatchObject(refused);
    await ana.proposeAccount({ account: await address(NEW) });
    await expect(client(OTHER).acceptAccount({ actor })).rejects.toMatchObject(refused);
    await ana.proposeAccount({ account: await address(OTHER) });
    await expect(client(NEW).acceptAccount({ actor })).rejects.toMatchObject(refused);
    await ana.proposeAccount({ account: undefined });
    await expect(client(OTHER).acceptAccount({ actor })).rejects.toMatchObject(refused);
    expect(await holds(OLD)).toContain(actor);
    await expect(client(NEW).acceptAccount({ actor: 999n })).rejects.toMatchObject({ code: "UNKNOWN_ACTOR" });
  });

  it.each([
    "",
    "0x12",
    "not an address",
    `0x${"0".repeat(40)}`,
    "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD".replace("AeD", "aeD"),
  ])("[K57] an address such as '%s' is refused before anything is signed", async (account) => {
    await expect(ana.proposeAccount({ account })).rejects.toMatchObject({ code: "INVALID_INPUT" });
  });

  it("[K57] the wallet that holds the account already is no other wallet", async () => {
    await expect(ana.proposeAccount({ account: await address(OLD) })).rejects.toMatchObject({ code: "INVALID_INPUT" });
  });
});

describe("another encryption key", () => {
  it("leaves what was shared before open, opens what is shared after, and the key before opens none of that", async () => {
    const doctor = await licensedClinician(chain, world, OTHER);
    const patient = ana.actor.actor;
    const grantee = doctor.actor.actor;
    const grant = { grantee, write: [], purpose: "TREAT", expiresAt: inAWeek(), history: "all" } as const;
    await ana.addNote({ patient, compartment: LABS, title: "In labs", text: "1" });
    await ana.addNote({ patient, compartment: NOTES, title: "In notes", text: "2" });
    await ana.grant({ ...grant, read: [LABS] });
    const before = await doctor.exportIdentity();
    await doctor.rotateKey();
    await ana.rotateKey();
    // The other key is looked at first.
    await expect(ana.grant({ ...grant, read: [LABS, NOTES] })).rejects.toMatchObject({ code: "KEY_CHANGED" });
    await ana.trustKey({ actor: grantee, digest: (await ana.keyOf(grantee)).digest, compared: false });
    await ana.grant({ ...grant, read: [LABS, NOTES] });
    expect((await doctor.records(patient)).map(({ title }) => title).sort()).toEqual(["In labs", "In notes"]);
    const [, { envelope }] = (await world.index.consents({ patient })) as [unknown, { envelope: string }];
    const context = { ...world, ...chain, signer: undefined, manager: undefined };
    const open = (identity: string) =>
      openEnvelope(context, { pointer: envelope, patient, grantee, identities: [identity] });
    await expect(open(before)).rejects.toMatchObject({ code: "KEY_NOT_GRANTED" });
    await expect(open(await doctor.exportIdentity())).resolves.toMatchObject({ history: "all" });
    // On another device, from the vault alone.
    const again = await client(OLD).unlock({ actor: patient, lock: words });
    expect(await again.profile()).toMatchObject({ name: "Ana Test" });
    expect((await again.consents())[0]).toMatchObject({ history: "all" });
    expect(await client(OLD).publicProfile(grantee)).toMatchObject({ role: "clinician" });
  });
});
