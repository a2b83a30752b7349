// @ts-nocheck
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recipientOfActor } from "../src/chart/actorKeys.ts";
import { sealEnvelope } from "../src/chart/envelope.ts";
import { connectRegistries } from "../src/chain/registries.ts";
import type { ChartkeySession } from "../src/createChartkey.ts";
import { deriveIdentity, epochPath } from "../src/crypto/keys.ts";
import { memoryStore } from "../src/store/memoryStore.ts";
import {
  ACCOUNTS,
  clientOn,
  inAWeek,
  indexOf,
  LABS,
  licensedClinician,
  NOTES,
  patientAndClinician,
  twoLocks,
  type World,
} from "./support/cast.ts";
import { type ServedChain, serveChain } from "./support/servedChain.ts";

const MENTAL_HEALTH = 5;
const days = (count: number): Date => new Date(Date.now() + count * 86_400_000);

let chain: ServedChain;
let world: World;
/** The child whose chart it is, a clinician, and the parent. */
let child: ChartkeySession;
let doctor: ChartkeySession;
let parent: ChartkeySession;

const person = async (account: number, name: string): Promise<ChartkeySession> =>
  clientOn(chain, account, world).signUp({
    kind: "patient",
    profile: { name, birthDate: "1980-02-03" },
    locks: await twoLocks(),
  });

beforeAll(async () => {
  chain = await serveChain();
  world = { blobs: memoryStore(), index: indexOf(chain) };
  ({ ana: child, doctor } = await patientAndClinician(chain, world));
  parent = await person(5, "Parent Test");
});
afterAll(() => chain.close());

const patient = (): bigint => child.actor.actor;
const mandate = (over: object = {}) => ({
  proxy: parent.actor.actor,
  compartments: [LABS, NOTES],
  until: days(30),
  mayGrant: true,
  mayRevoke: true,
  mayDispute: false,
  ...over,
});
const family = (over: object = {}) => ({
  grantee: parent.actor.actor,
  read: [LABS, NOTES],
  write: [],
  purpose: "FAMRQT" as const,
  expiresAt: days(30),
  history: "all" as const,
  ...over,
});
const share = (over: object = {}) => ({
  patient: patient(),
  grantee: doctor.actor.actor,
  read: [LABS],
  write: [NOTES],
  purpose: "TREAT" as const,
  expiresAt: inAWeek(),
  history: "all" as const,
  ...over,
});
const titles = async (reader: ChartkeySession) =>
  (await reader.records(patient())).map(({ title, locked }) => title ?? locked).sort();

describe("a proxy", () => {
  it("[K55] who was not appointed, shares, denies and ends nothing, and is told so", async () => {
    const none = { code: "NOT_AUTHORIZED", summary: expect.stringContaining("do not act") as string };
    const { actor: grantee } = doctor.actor;
    await expect(parent.grant(share())).rejects.toMatchObject(none);
    await expect(parent.deny({ patient: patient(), grantee })).rejects.toMatchObject(none);
    await expect(parent.revoke({ patient: patient(), grantee })).rejects.toMatchObject(none);
    expect(await parent.represented()).toEqual([]);
  });

  it("[K55] is another person, with parts, something to do and an end", async () => {
    const refused = (parameters: object) => expect(child.appointProxy(mandate(parameters))).rejects;
    await refused({ proxy: patient() }).toMatchObject({ code: "INVALID_INPUT" });
    await refused({ proxy: 999n }).toMatchObject({ code: "UNKNOWN_ACTOR" });
    await refused({ compartments: [] }).toMatchObject({ code: "INVALID_INPUT" });
    await refused({ compartments: [64] }).toMatchObject({ code: "INVALID_INPUT" });
    await refused({ until: days(-1) }).toMatchObject({ code: "INVALID_INPUT" });
    await refused({ mayGrant: false, mayRevoke: false }).toMatchObject({ code: "INVALID_INPUT" });
    await expect(doctor.appointProxy(mandate())).rejects.toMatchObject({ code: "NOT_AUTHORIZED" });
    expect(await child.proxies()).toEqual([]);
  });

  it("[K55] without a key of a part cannot share it, and is told which part", async () => {
    await child.appointProxy(mandate());
    expect(await child.proxies()).toMatchObject([
      { proxy: parent.actor.actor, compartments: [LABS, NOTES], reads: [] },
    ]);
    await expect(parent.grant(share())).rejects.toMatchObject({
      code: "KEY_NOT_GRANTED",
      hints: expect.arrayContaining([expect.stringContaining("cannot open: Part 2")]) as string[],
    });
    // To let somebody add takes no key.
    await parent.grant(share({ read: [], write: [NOTES] }));
    await doctor.addNote({ patient: patient(), compartment: NOTES, title: "By the doctor", text: "one" });
    await parent.revoke({ patient: patient(), grantee: doctor.actor.actor });
  });

  it("[K55] reads a request's reason, answers it, and the grantee opens what is there and what comes", async () => {
    await child.grant(family());
    await child.addNote({ patient: patient(), compartment: LABS, title: "Before", text: "1" });
    const { read, write, purpose, expiresAt } = share();
    await doctor.requestAccess({ patient: patient(), read, write, purpose, expiresAt, reason: "Asthma check" });
    expect(await parent.represented()).toMatchObject([
      { patient: patient(), patientName: "Ana Test", reads: [LABS, NOTES], mayDispute: false },
    ]);
    expect(await parent.requests({ patient: patient() })).toMatchObject([{ reason: "Asthma check", state: "open" }]);
    await parent.grant(share());
    await child.addNote({ patient: patient(), compartment: LABS, title: "After", text: "2" });
    expect(await titles(doctor)).toEqual(["After", "Before", "noKey"]);
    expect(await child.consents()).toMatchObject([
      { grantee: doctor.actor.actor, state: "live", history: "all" },
      { grantee: parent.actor.actor },
    ]);
    expect(await parent.consents({ patient: patient() })).toHaveLength(2);
  });

  it.each([
    ["to itself", () => ({ grantee: parent.actor.actor }), "to themselves"],
    ["in another part", () => ({ read: [LABS, MENTAL_HEALTH] }), "Part 5"],
    ["to add in another part", () => ({ write: [MENTAL_HEALTH] }), "Part 5"],
    ["for longer than it acts", () => ({ expiresAt: days(31) }), "at the latest when you stop acting"],
  ])("[K55] shares nothing %s", async (_name, over, words) => {
    const before = await world.index.consents({ patient: patient() });
    await expect(parent.grant(share(over()))).rejects.toMatchObject({
      code: "NOT_AUTHORIZED",
      summary: expect.stringContaining(words) as string,
    });
    expect(await world.index.consents({ patient: patient() })).toEqual(before);
  });

  it("[K55] shares nothing from now on only, because that takes new keys", async () => {
    await expect(parent.grant(share({ history: "fromNow" }))).rejects.toMatchObject({ code: "INVALID_INPUT" });
  });

  it("[K55] replaces and ends nothing that reaches further", async () => {
    const second = await licensedClinician(chain, world, ACCOUNTS.second);
    const { actor: grantee } = second.actor;
    await child.grant({ ...share({ grantee, read: [LABS, MENTAL_HEALTH] }), patient: undefined });
    const further = { code: "NOT_AUTHORIZED", summary: expect.stringContaining("reaches parts") as string };
    await expect(parent.grant(share({ grantee }))).rejects.toMatchObject(further);
    await expect(parent.revoke({ patient: patient(), grantee })).rejects.toMatchObject(further);
    await child.revoke({ grantee });
  });

  it.each([
    ["share", "mayGrant", () => parent.grant(share())],
    ["answer requests", "mayGrant", () => parent.deny({ patient: patient(), grantee: doctor.actor.actor })],
    ["end access", "mayRevoke", () => parent.revoke({ patient: patient(), grantee: doctor.actor.actor })],
  ])("[K55] who may not %s does not", async (words, power, act) => {
    await child.appointProxy(mandate({ mayDispute: true, [power]: false }));
    await expect(act()).rejects.toMatchObject({
      code: "NOT_AUTHORIZED",
      summary: expect.stringContaining(words) as string,
    });
    await child.appointProxy(mandate());
  });

  it("[K55] is refused by the registry too, with words, when its program does not look", async () => {
    const { charts } = connectRegistries(chain.deployment, chain.wallet(5));
    const { actor } = parent.actor;
    await child.appointProxy(mandate({ mayRevoke: false }));
    await expect(charts.revoke.staticCall(actor, patient(), doctor.actor.actor)).rejects.toMatchObject({
      revert: { name: "ChartRegistryProxyRefused" },
    });
    await child.appointProxy(mandate());
  });

  it("[K55] whose envelope holds a made-up key does not pass it on", async () => {
    // Another proxy, who may share, gives the aunt keys that open nothing.
    const aunt = await person(6, "Aunt Test");
    const { actor: grantee } = aunt.actor;
    const context = { ...world, ...chain, signer: chain.wallet(5), manager: undefined };
    const madeUp = await deriveIdentity(new Uint8Array(32).fill(7), epochPath(LABS, 0));
    const addressed = { patient: patient(), grantee, patientRecipient: await recipientOfActor(context, patient()) };
    const pointer = await sealEnvelope(context, addressed, {
      patientName: "Ana Test",
      history: "all",
      compartments: [{ index: LABS, label: "Labs", epochs: [{ epoch: 0, identity: madeUp }] }],
    });
    const terms = { readMask: 1n << BigInt(LABS), writeMask: 0n, notBefore: 0, expiresAt: minutes(7), purpose: 7 };
    const { charts } = connectRegistries(chain.deployment, chain.wallet(5));
    await (await charts.grant(parent.actor.actor, patient(), grantee, terms, pointer)).wait();
    await child.appointProxy(mandate({ proxy: grantee }));
    await expect(aunt.grant(share({ write: [] }))).rejects.toMatchObject({ code: "KEY_NOT_GRANTED" });
    await child.dismissProxy({ proxy: grantee });
  });
});

const minutes = (count: number): number => Math.floor(days(count).getTime() / 60_000);

describe("keys that a proxy cannot change", () => {
  it("[K56] wait for the patient, who is shown whose and closes what comes", async () => {
    const { actor: grantee } = doctor.actor;
    expect(await child.pendingRotations()).toEqual([]);
    expect((await parent.revoke({ patient: patient(), grantee })).rotated).toEqual([]);
    expect(await child.pendingRotations()).toEqual([{ grantee, compartments: [LABS] }]);
    await child.rotatePending();
    expect(await child.pendingRotations()).toEqual([]);
    await child.addNote({ patient: patient(), compartment: LABS, title: "Later", text: "3" });
    expect(await titles(doctor)).not.toContain("Later");
    expect(await titles(parent)).toContain("Later");
    expect(await child.rotatePending()).toBeUndefined();
  });

  it("[K56] count also when a share was narrowed, and only then when the patient has not", async () => {
    const { actor: grantee } = doctor.actor;
    await parent.grant(share({ read: [LABS, NOTES] }));
    await parent.grant(share({ read: [LABS] }));
    expect(await child.pendingRotations()).toEqual([{ grantee, compartments: [NOTES] }]);
    await child.rotatePending();
    await child.grant({ ...share({ read: [LABS, NOTES] }), patient: undefined });
    await child.grant({ ...share({ read: [NOTES] }), patient: undefined });
    expect(await child.pendingRotations()).toEqual([]);
  });

  it("[K56] are found although an index hides the end of access", async () => {
    const { actor: grantee } = doctor.actor;
    await parent.revoke({ patient: patient(), grantee });
    const index = { ...world.index, consents: async () => [], epochs: async () => [] };
    const locks = await twoLocks();
    await child.addLock(locks[0]!);
    const elsewhere = await clientOn(chain, ACCOUNTS.patient, { ...world, index }).unlock({
      actor: patient(),
      lock: locks[0]!,
    });
    expect(await elsewhere.pendingRotations()).toEqual([{ grantee, compartments: [NOTES] }]);
    await child.rotatePending();
  });
});

describe("the end of a mandate", () => {
  it("[K55] by the patient takes what the proxy reads with it, and leaves what it gave", async () => {
    const { actor: proxy } = parent.actor;
    await parent.grant(share());
    expect((await child.dismissProxy({ proxy })).rotated).toEqual([LABS, NOTES]);
    expect(await child.proxies()).toEqual([]);
    expect(await parent.represented()).toEqual([]);
    await child.addNote({ patient: patient(), compartment: LABS, title: "Without them", text: "4" });
    expect(await titles(parent)).not.toContain("Without them");
    expect(await titles(doctor)).toContain("Without them");
    await expect(parent.revoke({ patient: patient(), grantee: doctor.actor.actor })).rejects.toMatchObject({
      code: "NOT_AUTHORIZED",
    });
    await expect(child.dismissProxy({ proxy })).rejects.toMatchObject({
      code: "REGISTRY_REFUSED",
      revert: "ActorRegistryNoProxy",
    });
  });

  it("[K55] by the proxy ends it too, and a stranger ends none", async () => {
    const { actor: proxy } = parent.actor;
    await child.appointProxy(mandate());
    await expect(doctor.dismissProxy({ proxy, patient: patient() })).rejects.toMatchObject({ code: "NOT_AUTHORIZED" });
    await parent.dismissProxy({ proxy, patient: patient() });
    expect(await child.proxies()).toEqual([]);
  });

  it("[K55] comes by itself at its last minute", async () => {
    await child.appointProxy(mandate({ until: new Date(Date.now() + 120_000) }));
    await child.grant(family());
    await chain.provider.send("evm_increaseTime", [300]);
    await chain.provider.send("evm_mine", []);
    await expect(parent.grant(share({ expiresAt: new Date(Date.now() + 60_000) }))).rejects.toMatchObject({
      code: "NOT_AUTHORIZED",
      summary: expect.stringContaining("do not act") as string,
    });
    expect(await child.proxies()).toEqual([]);
    // What is left to end is the reading.
    expect((await child.dismissProxy({ proxy: parent.actor.actor })).rotated).toEqual([LABS, NOTES]);
  });
});
