import { beforeEach, describe, expect, it } from "vitest";
import { actorOnChain, keyDigestsOf, recipientOfActor } from "../../src/chart/actorKeys.ts";
import { grantContext, keyListContext, keyringContext } from "../../src/chart/contexts.ts";
import { openEnvelope } from "../../src/chart/envelope.ts";
import { compartmentKey, currentKeyList, publishKeyList, writingKeys } from "../../src/chart/keyList.ts";
import { envelopeInKeyring, publishKeyring } from "../../src/chart/keyring.ts";
import { putObject } from "../../src/chart/objects.ts";
import { publishEnvelope } from "../../src/chart/publishEnvelope.ts";
import { deriveIdentity, epochPath, recipientOf } from "../../src/crypto/keys.ts";
import { encodeDocument } from "../../src/crypto/publicDocument.ts";
import { seal } from "../../src/crypto/sealedObject.ts";
import { sha256Pointer } from "../../src/store/cid.ts";
import type { Hex32 } from "../../src/wire/primitives.ts";
import { address, deployment, digest } from "../support/scripted.ts";
import { scriptedContext, type Script, sessionOf } from "../support/scriptedCharts.ts";

const ANA = 7n;
const DOCTOR = 9n;
const root = new Uint8Array(32).fill(1);
const anaKey = await deriveIdentity(root, "actor/identity/1");
const doctorKey = await deriveIdentity(new Uint8Array(32).fill(2), "actor/identity/1");
const doctorRecipient = await recipientOf(doctorKey);
const doctorDigest = await sha256Pointer(new TextEncoder().encode(doctorRecipient));

let keyList: string;
let epoch: bigint;
let actor: unknown[];
let logs: NonNullable<Script["logs"]> = [];

/** A chain on which Ana's chart and the doctor's key are what a test says. */
function world() {
  const at = scriptedContext({
    calls: {
      chartOf: () => chartAs(keyList),
      epochOf: () => epoch,
      actorOf: () => actor,
    },
    logs,
  });
  const places: unknown[] = [];
  const kept = { ...at.blobs };
  at.blobs.putObject = (pointer, bytes, place) => {
    places.push(place);
    return kept.putObject(pointer, bytes, place);
  };
  return { ...at, places };
}
const chartAs = (list: string): unknown => ({ head: digest("0"), keyList: list, sequence: 0 });

/** `actorOf` as the registry gives it. */
const actorAs = (members: { kind?: number; standing?: number; generation?: number; keyDigest?: string } = {}) => [
  `0x${"A".repeat(40)}`,
  members.kind ?? 2,
  members.standing ?? 1,
  true,
  900,
  members.generation ?? 1,
  members.keyDigest ?? doctorDigest,
  3n,
  address("0"),
];

beforeEach(() => {
  keyList = digest("0");
  epoch = 0n;
  actor = actorAs();
  logs = [];
});

describe("a chart's key list", () => {
  const published = async (at: ReturnType<typeof world>, compartments: unknown) =>
    putObject(at.blobs, encodeDocument(keyListContext(deployment, ANA), { compartments }), { kind: "keys" });

  it("[K11] is the one that the chain names; a writer takes its part's key from it", async () => {
    const at = world();
    const keys = await Promise.all([compartmentKey(root, 0, 0), compartmentKey(root, 2, 5)]);
    expect(keys[1]).toEqual({
      index: 2,
      epoch: 5,
      recipient: await recipientOf(await deriveIdentity(root, epochPath(2, 5))),
    });
    keyList = await publishKeyList(at.context, ANA, keys);
    expect(at.places).toEqual([{ kind: "keys", patient: ANA }]);
    expect(await currentKeyList(at.context, ANA)).toEqual(keys);
    epoch = 5n;
    expect(await writingKeys(at.context, ANA, new Set([2]))).toEqual([keys[1]]);
    epoch = 6n;
    await expect(writingKeys(at.context, ANA, new Set([2]))).rejects.toMatchObject({ code: "UNREADABLE" });
    epoch = 0n;
    await expect(writingKeys(at.context, ANA, new Set([1]))).rejects.toMatchObject({ code: "UNREADABLE" });
    await expect(currentKeyList(at.context, 8n)).rejects.toMatchObject({ code: "CONTEXT_MISMATCH" });
  });

  it("is none where no chart was opened", async () => {
    await expect(currentKeyList(world().context, ANA)).rejects.toMatchObject({
      code: "REGISTRY_REFUSED",
      revert: "ChartRegistryNotOpen",
      summary: "This person has not opened a chart.",
    });
  });

  it.each<[string, boolean, (key: object) => unknown[]]>([
    ["one key", true, (key) => [key]],
    ["64 keys", true, (key) => Array.from({ length: 64 }, () => key)],
    ["65 keys", false, (key) => Array.from({ length: 65 }, () => key)],
    ["no key", false, () => []],
    ["part 63", true, (key) => [{ ...key, index: 63 }]],
    ["part 64", false, (key) => [{ ...key, index: 64 }]],
    ["part -1", false, (key) => [{ ...key, index: -1 }]],
    ["epoch -1", false, (key) => [{ ...key, epoch: -1 }]],
    ["half an epoch", false, (key) => [{ ...key, epoch: 0.5 }]],
    ["a key that is none", false, (key) => [{ ...key, recipient: "age1pq1x" }]],
    ["more than a key", false, (key) => [{ ...key, identity: "x" }]],
  ])("[K36] with %s is taken: %s", async (_, taken, entries) => {
    const at = world();
    const list = entries(await compartmentKey(root, 0, 0));
    keyList = await published(at, list);
    if (taken) expect(await currentKeyList(at.context, ANA)).toEqual(list);
    else await expect(currentKeyList(at.context, ANA)).rejects.toMatchObject({ code: "UNREADABLE" });
  });
});

describe("a keyring", () => {
  const find = (at: ReturnType<typeof world>, pointer: string, grantee: bigint, patient = ANA) =>
    envelopeInKeyring(at.context, { pointer, patient, grantee });

  it("[K17] says which envelope is whose", async () => {
    const at = world();
    const entries = [8n, DOCTOR].map((grantee) => ({ grantee, pointer: digest(String(grantee)) }));
    const pointer = await publishKeyring(at.context, ANA, entries);
    expect(at.places).toEqual([{ kind: "keyring", patient: ANA }]);
    expect(await find(at, pointer, DOCTOR)).toBe(digest("9"));
    expect(await find(at, pointer, 5n)).toBeUndefined();
    await expect(find(at, pointer, DOCTOR, 8n)).rejects.toMatchObject({ code: "CONTEXT_MISMATCH" });
  });

  const entry = { grantee: "9", pointer: digest("9") };
  it.each<[string, boolean, unknown[]]>([
    ["5,000 envelopes", true, Array.from({ length: 5_000 }, () => entry)],
    ["5,001", false, Array.from({ length: 5_001 }, () => entry)],
    ["20 digits", true, [{ ...entry, grantee: "1".repeat(20) }]],
    ["21 digits", false, [{ ...entry, grantee: "1".repeat(21) }]],
    ["no digits", false, [{ ...entry, grantee: "" }]],
    ["a sign", false, [{ ...entry, grantee: "-9" }]],
    ["something after the number", false, [{ ...entry, grantee: "9 " }]],
    ["a pointer that is none", false, [{ ...entry, pointer: "0x12" }]],
    ["more than that", false, [{ ...entry, name: "x" }]],
  ])("[K36] with %s is taken: %s", async (_, taken, envelopes) => {
    const at = world();
    const bytes = encodeDocument(keyringContext(deployment, ANA), { envelopes });
    const found = find(at, await putObject(at.blobs, bytes, { kind: "keyring" }), 1n);
    if (taken) expect(await found).toBeUndefined();
    else await expect(found).rejects.toMatchObject({ code: "UNREADABLE" });
  });
});

describe("an envelope", () => {
  const range = { index: 2, label: "Labs", from: 3, to: 5 };

  async function storedKey(at: ReturnType<typeof world>): Promise<void> {
    await putObject(at.blobs, new TextEncoder().encode(doctorRecipient), { kind: "key" });
  }

  it("[K17] holds the keys from the first to the last epoch, for the grantee and the patient", async () => {
    const at = world();
    await storedKey(at);
    const patientRecipient = await recipientOf(anaKey);
    const pointer = await publishEnvelope(sessionOf(at.context, ANA, 1), {
      patient: ANA,
      patientRecipient,
      grantee: DOCTOR,
      root,
      patientName: "Ana Test",
      history: "all",
      ranges: [range, { index: 4, label: "Notes", from: 0, to: 0 }],
    });
    expect(at.places.at(-1)).toEqual({ kind: "envelope", patient: ANA, grantee: DOCTOR });
    const key = async (index: number, number: number) => ({
      epoch: number,
      identity: await deriveIdentity(root, epochPath(index, number)),
    });
    for (const identity of [doctorKey, anaKey])
      expect(
        await openEnvelope(at.context, { pointer, patient: ANA, grantee: DOCTOR, identities: [identity] }),
      ).toEqual({
        patientName: "Ana Test",
        history: "all",
        granteeKey: { generation: 1, digest: doctorDigest, checkedAt: null },
        compartments: [
          { index: 2, label: "Labs", epochs: [await key(2, 3), await key(2, 4), await key(2, 5)] },
          { index: 4, label: "Notes", epochs: [await key(4, 0)] },
        ],
      });
    const stranger = await deriveIdentity(root, "else");
    const parameters = { pointer, patient: ANA, grantee: DOCTOR };
    await expect(openEnvelope(at.context, { ...parameters, identities: [stranger] })).rejects.toMatchObject({
      code: "KEY_NOT_GRANTED",
    });
    await expect(
      openEnvelope(at.context, { ...parameters, grantee: 8n, identities: [doctorKey] }),
    ).rejects.toMatchObject({ code: "CONTEXT_MISMATCH" });
  });

  interface Written {
    name?: string;
    history?: string;
    count?: number;
    part?: object;
    key?: object;
    keys?: number;
    more?: object;
  }
  it.each<[string, boolean, Written]>([
    ["what belongs in it", true, {}],
    ["a name of 200 characters", true, { name: "n".repeat(200) }],
    ["a longer name", false, { name: "n".repeat(201) }],
    ["only what is to come", true, { history: "fromNow" }],
    ["another history", false, { history: "some" }],
    ["64 parts", true, { count: 64 }],
    ["65 parts", false, { count: 65 }],
    ["part 63", true, { part: { index: 63 } }],
    ["part 64", false, { part: { index: 64 } }],
    ["part -1", false, { part: { index: -1 } }],
    ["a label of 100 characters", true, { part: { label: "l".repeat(100) } }],
    ["a longer label", false, { part: { label: "l".repeat(101) } }],
    ["more about a part", false, { part: { extra: 1 } }],
    ["epoch -1", false, { key: { epoch: -1 } }],
    ["more about a key", false, { key: { extra: 1 } }],
    ["a key of another kind", false, { key: { identity: "AGE-SECRET-KEY-1QQQ" } }],
    ["a key in small letters", false, { key: { identity: anaKey.toLowerCase() } }],
    ["a key and something before it", false, { key: { identity: ` ${anaKey}` } }],
    ["a key and something after it", false, { key: { identity: `${anaKey}Q` } }],
    ["a key that is cut", false, { key: { identity: anaKey.slice(0, -1) } }],
    ["more than that", false, { more: { extra: 1 } }],
  ])("[K36] with %s opens: %s", async (_, opens, { name = "Ana", history = "all", count = 1, part, key, more }) => {
    const at = world();
    const epochs = [{ epoch: 0, identity: anaKey, ...key }];
    const compartments = Array.from({ length: count }, () => ({ index: 0, label: "x", epochs, ...part }));
    const data = { patientName: name, history, compartments, ...more };
    const sealed = await seal({ context: grantContext(deployment, ANA, DOCTOR), data, recipients: [doctorRecipient] });
    const pointer = await putObject(at.blobs, sealed, { kind: "envelope" });
    const opened = openEnvelope(at.context, { pointer, patient: ANA, grantee: DOCTOR, identities: [doctorKey] });
    if (opens) expect(await opened).toEqual(data);
    else await expect(opened).rejects.toMatchObject({ code: "UNREADABLE" });
  });
});

describe("what the chain says of an actor", () => {
  const registered = (actorId: bigint, keyDigest: string) =>
    ["ActorRegistered", [actorId, address("5"), 2, keyDigest, digest("2"), digest("3")]] as const;
  const rotated = (generation: number, keyDigest: string) => ["KeyRotated", [DOCTOR, generation, keyDigest]] as const;

  it("is what it is, with the key that it registered with", async () => {
    const seen = {
      actor: DOCTOR,
      account: address("a"),
      kind: "clinician",
      standing: "active",
      validUntil: 900,
      keyGeneration: 1,
      keyDigest: doctorDigest,
      firstKeyDigest: doctorDigest,
    };
    const first = world();
    expect(await actorOnChain(first.context, DOCTOR)).toEqual(seen);
    // Its only key is its first: no log is asked for.
    expect(first.asked).toEqual(["actorOf"]);
    actor = actorAs({ generation: 2 });
    logs = [registered(8n, digest("8")), registered(DOCTOR, digest("1")), rotated(2, doctorDigest)];
    expect(await actorOnChain(world().context, DOCTOR)).toEqual({
      ...seen,
      keyGeneration: 2,
      firstKeyDigest: digest("1"),
    });
    actor = actorAs({ kind: 1, standing: 2 });
    expect(await actorOnChain(world().context, DOCTOR)).toMatchObject({ kind: "patient", standing: "suspended" });
    actor = actorAs({ generation: 0 });
    await expect(actorOnChain(world().context, DOCTOR)).rejects.toMatchObject({ code: "UNKNOWN_ACTOR" });
  });

  it("includes every key it had, in order", async () => {
    logs = [registered(DOCTOR, digest("1")), rotated(2, digest("2")), rotated(3, digest("3"))];
    const at = world();
    expect(await keyDigestsOf(at.context, DOCTOR)).toEqual([digest("1"), digest("2"), digest("3")]);
    await expect(keyDigestsOf(at.context, 5n)).rejects.toMatchObject({ code: "UNKNOWN_ACTOR" });
    const away = scriptedContext({
      before: () => {
        throw new TypeError("fetch failed");
      },
    });
    await expect(keyDigestsOf(away.context, DOCTOR)).rejects.toMatchObject({ code: "CHAIN_UNREACHABLE" });
  });

  it("[K11] names its public key, which must be one", async () => {
    const at = world();
    await putObject(at.blobs, new TextEncoder().encode(doctorRecipient), { kind: "key" });
    expect(await recipientOfActor(at.context, DOCTOR)).toBe(doctorRecipient);
    const none: Hex32 = await putObject(at.blobs, new TextEncoder().encode("age1pq1none"), { kind: "key" });
    actor = actorAs({ keyDigest: none });
    await expect(recipientOfActor(at.context, DOCTOR)).rejects.toMatchObject({ code: "UNREADABLE" });
  });
});
