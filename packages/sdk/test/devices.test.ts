import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ChartkeyDevice, ChartkeySession } from "../src/createChartkey.ts";
import { createChartkey } from "../src/createChartkey.ts";
import { connectRegistries } from "../src/chain/registries.ts";
import type { BlobStore } from "../src/store/blobStore.ts";
import { memoryStore } from "../src/store/memoryStore.ts";
import {
  ACCOUNTS,
  type Cast,
  clientOn,
  inAWeek,
  indexOf,
  LABS,
  patientAndClinician,
  type World,
} from "./support/cast.ts";
import { type ServedChain, serveChain } from "./support/servedChain.ts";
import { poorWallet, testRelayer } from "./support/testRelayer.ts";

const WEARABLES = 7;
const DEVICE = 5;

let chain: ServedChain;
let cast: Cast;
let world: World;
let watch: ChartkeyDevice;
let beforePut: (() => Promise<void>) | undefined;

beforeAll(async () => {
  chain = await serveChain();
  const memory = memoryStore();
  const blobs: BlobStore = {
    ...memory,
    putObject: async (pointer, bytes, place) => {
      if (place.kind === "manifest") await beforePut?.();
      await memory.putObject(pointer, bytes, place);
    },
  };
  world = { blobs, index: indexOf(chain) };
  cast = await patientAndClinician(chain, world);
  watch = await clientOn(chain, DEVICE, world).registerDevice({ name: "Heart-rate watch (synthetic)" });
});
afterAll(() => chain.close());

const patient = (): bigint => cast.ana.actor.actor;
const pulse = (sequence: number, beats = 60 + sequence, compartment = WEARABLES) => ({
  sequence,
  compartment,
  title: "Heart rate",
  resources: [
    {
      resourceType: "Observation",
      status: "final",
      code: { coding: [{ system: "http://loinc.org", code: "8867-4" }] },
      valueQuantity: { value: beats, unit: "/min" },
    },
  ],
});
const send = (...sequences: number[]) =>
  watch.addReadings({ patient: patient(), readings: sequences.map((sequence) => pulse(sequence)) });
const connect = (session: ChartkeySession = cast.ana, compartments = [WEARABLES]) =>
  session.connectDevice({ device: watch.actor.actor, compartments, expiresAt: inAWeek() });
const seen = async () => (await cast.ana.devices())[0];

describe("a device", () => {
  it("[K64] that nobody connected adds nothing, and is told so before anything is uploaded", async () => {
    let uploads = 0;
    beforePut = async () => {
      uploads += 1;
    };
    await expect(send(1)).rejects.toMatchObject({ code: "NOT_AUTHORIZED" });
    expect(uploads).toBe(0);
    beforePut = undefined;
    await expect(
      cast.ana.connectDevice({ device: cast.doctor.actor.actor, compartments: [LABS], expiresAt: inAWeek() }),
    ).rejects.toMatchObject({ code: "INVALID_INPUT" });
    await expect(
      cast.ana.connectDevice({ device: 999n, compartments: [LABS], expiresAt: inAWeek() }),
    ).rejects.toMatchObject({ code: "UNKNOWN_ACTOR" });
    expect(await cast.ana.devices()).toEqual([]);
  });

  it("[K64] adds readings under its own numbers, following ones in one transaction, and the patient reads them", async () => {
    await connect();
    const { added, passed } = await send(1, 2, 3, 6, 7);
    expect(passed).toEqual([]);
    expect(added.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 6, 7]);
    expect(new Set(added.map(({ receipt }) => receipt.transactionHash)).size).toBe(2);
    const author = watch.actor.actor;
    const { manifest } = await cast.ana.open({ patient: patient(), author, sequence: 6 });
    expect(manifest).toMatchObject({ title: "Heart rate", resources: [{ valueQuantity: { value: 66 } }] });
    expect(await watch.lastSequence(patient())).toBe(7);
  });

  it("[K64] shows what it lost as a gap, with the times around it", async () => {
    const device = await seen();
    expect(device).toMatchObject({
      device: watch.actor.actor,
      name: "Heart-rate watch (synthetic)",
      state: "live",
      compartments: [WEARABLES],
      records: 5,
      gaps: [{ from: 4, to: 5, missing: 2 }],
    });
    const [gap] = device?.gaps ?? [];
    expect(gap?.after).toBeLessThanOrEqual(gap?.before ?? 0);
    expect(device?.lastAt).toBeGreaterThanOrEqual(gap?.before ?? Number.POSITIVE_INFINITY);
  });

  it("[K64] repeats what was cut off, and nothing is there twice or slipped in later", async () => {
    expect(await send(5, 7, 8)).toMatchObject({ added: [{ sequence: 8 }], passed: [5, 7] });
    expect(await send(8)).toMatchObject({ added: [], passed: [8] });
    expect(await seen()).toMatchObject({ records: 6, gaps: [{ from: 4, to: 5 }] });
  });

  it("[K64] sends more than a transaction takes in several, and seals again when the keys move in between", async () => {
    await cast.ana.grant({
      grantee: cast.doctor.actor.actor,
      read: [WEARABLES],
      write: [],
      purpose: "TREAT",
      expiresAt: inAWeek(),
      history: "all",
    });
    let moved = false;
    beforePut = async () => {
      if (moved) return;
      moved = true;
      await cast.ana.revoke({ grantee: cast.doctor.actor.actor });
    };
    const { added } = await send(...Array.from({ length: 33 }, (_, index) => 9 + index));
    beforePut = undefined;
    expect(added).toHaveLength(33);
    expect(new Set(added.map(({ receipt }) => receipt.transactionHash)).size).toBe(2);
    const changes = await world.index.records(patient());
    expect(changes.filter(({ sequence }) => sequence >= 9).map(({ epoch }) => epoch)).toEqual(Array(33).fill(1));
    await cast.ana.open({ patient: patient(), author: watch.actor.actor, sequence: 41 });
  });

  it.each([
    ["out of order", [pulse(51), pulse(50)]],
    ["twice", [pulse(50), pulse(50)]],
    ["numbered from zero", [pulse(0)]],
    ["without content", [{ ...pulse(50), resources: [] }]],
    ["that is no FHIR resource", [{ ...pulse(50), resources: [{ resourceType: "no name" }] }]],
    ["without a title", [{ ...pulse(50), title: "  " }]],
  ])("[K64] refuses a reading %s, and records none of what came with it", async (_name, readings) => {
    await expect(watch.addReadings({ patient: patient(), readings })).rejects.toMatchObject({ code: "INVALID_INPUT" });
    expect(await watch.lastSequence(patient())).toBe(41);
  });

  it("[K65] reads, amends, withdraws and answers nothing, whatever it was given", async () => {
    // As if a patient had been talked into letting it read.
    const all = { write: [WEARABLES], purpose: "PATRQT" as const, expiresAt: inAWeek(), history: "all" as const };
    await cast.ana.grant({ grantee: watch.actor.actor, read: [WEARABLES], ...all });
    const { charts } = connectRegistries(chain.deployment, chain.wallet(DEVICE));
    const id = watch.actor.actor;
    expect(await charts.canRead(patient(), id, WEARABLES)).toBe(false);
    // What it could call stops at the registry; and there is no key it could open anything with.
    await expect(charts.retractRecord.staticCall(id, patient(), id, 1, 1, 2, 2)).rejects.toThrow();
    await expect(charts.answerDispute.staticCall(patient(), id, 1, 1, 1, `0x${"1".repeat(64)}`)).rejects.toThrow();
    expect(Object.keys(watch).sort()).toEqual(["actor", "addReadings", "lastSequence"]);
    await cast.ana.grant({ grantee: id, read: [], ...all });
  });

  it("[K65] is opened again with its wallet's key alone, and with no other", async () => {
    const again = await clientOn(chain, DEVICE, world).device({ device: watch.actor.actor });
    expect(await again.lastSequence(patient())).toBe(41);
    await expect(
      clientOn(chain, ACCOUNTS.clinician, world).device({ device: watch.actor.actor }),
    ).rejects.toMatchObject({ code: "NOT_AUTHORIZED" });
    await expect(clientOn(chain, ACCOUNTS.patient, world).device({ device: patient() })).rejects.toMatchObject({
      code: "INVALID_INPUT",
    });
  });

  it("[K65] needs no ether where somebody pays", async () => {
    const signer = poorWallet(chain);
    const { deployment, provider } = chain;
    const relayer = testRelayer(chain, chain.wallet(6));
    const poor = await createChartkey({ deployment, provider, signer, ...world, relayer }).registerDevice({
      name: "Scale (synthetic)",
    });
    await cast.ana.connectDevice({ device: poor.actor.actor, compartments: [WEARABLES], expiresAt: inAWeek() });
    const { added } = await poor.addReadings({ patient: patient(), readings: [pulse(1), pulse(2)] });
    expect(added).toHaveLength(2);
    expect(relayer.given.map(({ action }) => action)).toEqual(["register", "addRecords"]);
  });

  it("[K65] adds nothing more once the patient has stopped it, and what it added stays", async () => {
    await cast.ana.revoke({ grantee: watch.actor.actor });
    await expect(send(50)).rejects.toMatchObject({ code: "NOT_AUTHORIZED" });
    const device = (await cast.ana.devices()).find((one) => one.device === watch.actor.actor);
    expect(device).toMatchObject({ state: "revoked", records: 39 });
    await connect();
    // Its numbers go on where they were.
    expect((await send(42)).added).toHaveLength(1);
  });
});
