// @ts-nocheck
import type { Signer } from "ethers";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { connectRegistries } from "../src/chain/registries.ts";
import { type Chartkey, createChartkey } from "../src/createChartkey.ts";
import { memoryStore } from "../src/store/memoryStore.ts";
import { inAWeek, indexOf, LABS, licensedClinician, NOTES, twoLocks, type World } from "./support/cast.ts";
import { type ServedChain, serveChain } from "./support/servedChain.ts";
import { poorWallet, sendTwin, type TestRelayer, testRelayer } from "./support/testRelayer.ts";

let chain: ServedChain;
let world: World;
let relayer: TestRelayer;

beforeAll(async () => {
  chain = await serveChain();
  world = { blobs: memoryStore(), index: indexOf(chain) };
});
afterAll(() => chain.close());
beforeEach(() => {
  relayer = testRelayer(chain, chain.wallet(9));
});

const clientOf = (signer: Signer): Chartkey => createChartkey({ ...chain, ...world, signer, relayer });
const signUp = async (signer: Signer) =>
  clientOf(signer).signUp({
    kind: "patient",
    profile: { name: "Ana Test", birthDate: "1980-02-03" },
    locks: await twoLocks(),
  });
const spentBy = async (signer: Signer) => chain.provider.getTransactionCount(await signer.getAddress());
const actorCount = () => connectRegistries(chain.deployment, chain.provider).actors.actorCount();

describe("with a relayer", () => {
  it("[K50] an account without ether does the whole job", async () => {
    const doctor = await licensedClinician(chain, world, 3);
    const wallet = poorWallet(chain);
    const ana = await signUp(wallet);
    const patient = ana.actor.actor;
    const note = { patient, compartment: LABS, title: "HbA1c", text: "7.5 %" };
    const { sequence } = await ana.addNote(note);
    await ana.amendNote({ patient, sequence, expectedVersion: 1, title: "HbA1c", text: "7.4 %" });
    const grantee = doctor.actor.actor;
    const grant = { grantee, read: [LABS], write: [NOTES], purpose: "TREAT", expiresAt: inAWeek() } as const;
    await ana.grant({ ...grant, history: "all" });
    expect((await doctor.records(patient)).length).toBe(1);
    await ana.revoke({ grantee });
    await ana.erase({ author: patient, sequence });
    expect(await spentBy(wallet)).toBe(0);
    expect(await chain.provider.getBalance(wallet)).toBe(0n);
    expect(relayer.given.map(({ action }) => action)).toEqual([
      "register",
      "openChart",
      "addRecord",
      "amendRecord",
      "grant",
      "revokeAndRotate",
      "retractRecord",
    ]);
  });
});

describe("without one that helps", () => {
  it("[K51] while it is away, the account sends and pays itself, and nothing is signed for anybody", async () => {
    relayer.behaviour = "down";
    const wallet = chain.wallet(5);
    const before = await spentBy(wallet);
    await signUp(wallet);
    expect(await spentBy(wallet)).toBe(before + 2);
    expect(relayer.given).toEqual([]);
  });

  it.each(["refuses", "withholds"] as const)("[K51] one that %s is gone round, with what was signed", async (how) => {
    relayer.behaviour = how;
    const wallet = chain.wallet(6);
    const [before, actors] = [await spentBy(wallet), await actorCount()];
    await signUp(wallet);
    expect(await spentBy(wallet)).toBe(before + 2);
    // What it kept is worth nothing any more: the same action does not count twice.
    await expect(sendTwin(chain, chain.wallet(9), relayer.given[0]!)).rejects.toThrow();
    expect(await actorCount()).toBe(actors + 1n);
  });

  it("[K51] one that acts but does not answer has done it: nothing is sent again", async () => {
    relayer.behaviour = "mute";
    const wallet = chain.wallet(7);
    const [before, actors] = [await spentBy(wallet), await actorCount()];
    await signUp(wallet);
    expect(await spentBy(wallet)).toBe(before);
    expect(await actorCount()).toBe(actors + 1n);
  });

  it("[K51] one that names another transaction is not believed", async () => {
    await signUp(poorWallet(chain));
    relayer.behaviour = "lies";
    const wallet = chain.wallet(8);
    const before = await spentBy(wallet);
    const ana = await signUp(wallet);
    expect(await spentBy(wallet)).toBe(before + 2);
    const { account } = await clientOf(wallet).actorOf(ana.actor.actor);
    expect(account.toLowerCase()).toBe((await wallet.getAddress()).toLowerCase());
  });

  it.each(["down", "refuses", "withholds"] as const)(
    "[K52] one that is %s and no ether is said plainly",
    async (how) => {
      relayer.behaviour = how;
      const actors = await actorCount();
      await expect(signUp(poorWallet(chain))).rejects.toMatchObject({ code: "RELAYER_UNAVAILABLE" });
      expect(await actorCount()).toBe(actors);
    },
  );

  it("[K52] the next action takes the nonce of one that was never done, so that only one of them counts", async () => {
    const wallet = poorWallet(chain);
    relayer.behaviour = "withholds";
    await expect(signUp(wallet)).rejects.toMatchObject({ code: "RELAYER_UNAVAILABLE" });
    relayer.behaviour = "honest";
    await signUp(wallet);
    await expect(sendTwin(chain, chain.wallet(9), relayer.given[0]!)).rejects.toThrow();
  });
});

describe("refusals", () => {
  it("[K50] of the registry are the same with a relayer as without", async () => {
    const ana = await signUp(poorWallet(chain));
    await expect(ana.revoke({ grantee: 999n })).rejects.toMatchObject({
      code: "REGISTRY_REFUSED",
      revert: "ChartRegistryNoConsent",
    });
  });
});
