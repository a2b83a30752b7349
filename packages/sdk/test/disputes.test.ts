import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { recipientOfActor } from "../src/chart/actorKeys.ts";
import { statementContext } from "../src/chart/contexts.ts";
import { connectRegistries } from "../src/chain/registries.ts";
import type { ChartkeySession } from "../src/createChartkey.ts";
import { seal } from "../src/crypto/sealedObject.ts";
import { sha256Pointer } from "../src/store/cid.ts";
import { memoryStore } from "../src/store/memoryStore.ts";
import { createPhrase, phraseLock } from "../src/vault/phrase.ts";
import {
  ACCOUNTS,
  type Cast,
  clientOn,
  inAWeek,
  indexOf,
  licensedClinician,
  NOTES,
  patientAndClinician,
  shareWith,
  twoLocks,
  type World,
} from "./support/cast.ts";
import { type ServedChain, serveChain } from "./support/servedChain.ts";

let chain: ServedChain;
let world: World;
let cast: Cast;
/** Reads the same part as the author. */
let reader: ChartkeySession;
let sequence = 0;
let anasPhrase = "";

beforeAll(async () => {
  chain = await serveChain();
  world = { blobs: memoryStore(), index: indexOf(chain) };
  cast = await patientAndClinician(chain, world);
  anasPhrase = createPhrase();
  await cast.ana.addLock(await phraseLock(anasPhrase));
  reader = await licensedClinician(chain, world, ACCOUNTS.second);
  await shareWith(cast);
  await shareWith({ ana: cast.ana, doctor: reader });
});
afterAll(() => chain.close());
beforeEach(async () => {
  ({ sequence } = await cast.doctor.addNote({
    patient: patient(),
    compartment: NOTES,
    title: "Visit",
    text: "Smokes.",
  }));
});

const patient = (): bigint => cast.ana.actor.actor;
const author = (): bigint => cast.doctor.actor.actor;
const record = () => ({ patient: patient(), author: author(), sequence });
const dispute = (over: object = {}) =>
  cast.ana.dispute({ author: author(), sequence, expectedVersion: 1, text: "I never smoked.", ...over });
const answer = (over: object = {}) =>
  cast.doctor.answerDispute({
    patient: patient(),
    sequence,
    expectedVersion: 2,
    answer: "refused",
    text: "It is what you told me.",
    ...over,
  });
const stateOf = async (session: ChartkeySession) => {
  const records = await session.records(patient());
  return records.find((one) => one.author === author() && one.sequence === sequence);
};

describe("a dispute", () => {
  it("[K63] is read by the patient, the author and who reads that part; the content stays readable", async () => {
    await dispute();
    for (const session of [cast.ana, cast.doctor, reader]) {
      expect(await session.disputes(record())).toMatchObject([
        { state: "open", version: 2, by: patient(), words: { text: "I never smoked." } },
      ]);
      expect(await stateOf(session)).toMatchObject({ status: "disputed", title: "Visit", dispute: { state: "open" } });
      expect((await session.open(record())).manifest.note).toBe("Smokes.");
    }
    expect(await cast.doctor.openDisputes()).toMatchObject([
      { patient: patient(), patientName: "Ana Test", sequence, dispute: { words: { text: "I never smoked." } } },
    ]);
    expect(await cast.ana.openDisputes()).toMatchObject([{ patient: patient(), author: author(), sequence }]);
    expect(await reader.openDisputes()).toEqual([]);
  });

  it.each(["confirmed", "refused"] as const)(
    "[K63] that is %s in words is over, and all of them read the answer",
    async (how) => {
      await dispute();
      await answer({ answer: how });
      for (const session of [cast.ana, cast.doctor, reader])
        expect(await session.disputes(record())).toMatchObject([
          { state: how, words: { text: "I never smoked." }, answer: { text: "It is what you told me." } },
        ]);
      expect(await stateOf(cast.ana)).toMatchObject({ status: "active", version: 3, dispute: { state: how } });
      expect((await cast.doctor.openDisputes()).filter((open) => open.sequence === sequence)).toEqual([]);
      await expect(answer({ expectedVersion: 3 })).rejects.toMatchObject({ code: "INVALID_INPUT" });
    },
  );

  it("[K63] is settled by an amendment, and a second one can follow", async () => {
    await dispute();
    const amended = { patient: patient(), sequence, expectedVersion: 2, title: "Visit", text: "Does not smoke." };
    await cast.doctor.amendNote(amended);
    await dispute({ expectedVersion: 3, text: "I stopped, to be exact." });
    expect(await cast.ana.disputes(record())).toMatchObject([
      { state: "amended", version: 2 },
      { state: "open", version: 4, words: { text: "I stopped, to be exact." } },
    ]);
    await cast.ana.markEnteredInError(record());
    expect((await cast.ana.disputes(record()))[1]).toMatchObject({ state: "withdrawn" });
  });

  it("[K63] is refused, with what to do, where there is nothing to dispute", async () => {
    const own = await cast.ana.addNote({ patient: patient(), compartment: NOTES, title: "Mine", text: "x" });
    await expect(dispute({ author: patient(), sequence: own.sequence })).rejects.toMatchObject({
      code: "INVALID_INPUT",
    });
    await expect(dispute({ text: "  " })).rejects.toMatchObject({ code: "INVALID_INPUT" });
    await expect(dispute({ text: "x".repeat(4_001) })).rejects.toMatchObject({ code: "INVALID_INPUT" });
    await expect(dispute({ sequence: 999 })).rejects.toMatchObject({ code: "INVALID_INPUT" });
    await expect(dispute({ expectedVersion: 2 })).rejects.toMatchObject({ code: "CONFLICT" });
    await expect(answer({ expectedVersion: 1 })).rejects.toMatchObject({ code: "INVALID_INPUT" });
    await expect(
      reader.dispute({ patient: patient(), author: author(), sequence, expectedVersion: 1, text: "x" }),
    ).rejects.toMatchObject({ code: "NOT_AUTHORIZED" });
    expect((await stateOf(cast.ana))?.status).toBe("active");
    await dispute();
    await expect(dispute({ expectedVersion: 2 })).rejects.toMatchObject({ code: "INVALID_INPUT" });
  });

  it("[K63] may be opened by a proxy who may dispute, in whose name it stands", async () => {
    const proxy = await clientOn(chain, 5, world).signUp({
      kind: "patient",
      profile: { name: "Parent Test", birthDate: "1960-02-03" },
      locks: await twoLocks(),
    });
    const mandate = { compartments: [NOTES], until: inAWeek(), mayGrant: false, mayRevoke: true };
    const words = { patient: patient(), author: author(), sequence, expectedVersion: 1, text: "He never smoked." };
    await cast.ana.appointProxy({ proxy: proxy.actor.actor, ...mandate, mayDispute: false });
    await expect(proxy.dispute(words)).rejects.toMatchObject({ code: "NOT_AUTHORIZED" });
    await cast.ana.appointProxy({ proxy: proxy.actor.actor, ...mandate, mayDispute: true });
    await proxy.dispute(words);
    expect(await cast.ana.disputes(record())).toMatchObject([
      { by: proxy.actor.actor, words: { text: "He never smoked." } },
    ]);
  });

  it("[K63] shows words only where the chain put them: another place, author or hand is refused", async () => {
    const { charts } = connectRegistries(chain.deployment, chain.wallet(ACCOUNTS.patient));
    const place = { ...record(), version: 2, by: patient() };
    const recipients = [
      await recipientOfActor({ ...world, ...chain, signer: undefined, manager: undefined }, author()),
    ];
    const context = statementContext(chain.deployment, { ...place, sequence: sequence + 1 });
    const sealed = await seal({ context, data: { text: "Words about something else" }, recipients });
    const pointer = await sha256Pointer(sealed);
    await world.blobs.putObject(pointer, sealed, { kind: "statement" });
    await (await charts.disputeRecord(patient(), patient(), author(), sequence, 1, pointer)).wait();
    const [seen] = await cast.doctor.disputes(record());
    expect(seen).toMatchObject({ state: "open", words: { problem: { code: "CONTEXT_MISMATCH" } } });
  });

  it("[K63] is caught when an index hides it, its answer, or who opened it", async () => {
    await dispute();
    const lying = (change: (last: object) => object[]): World => ({
      ...world,
      index: {
        ...world.index,
        records: async (of) => {
          const all = await world.index.records(of);
          return [...all.slice(0, -1), ...change(all.at(-1) ?? {})] as typeof all;
        },
      },
    });
    const asAna = async (of: World) =>
      clientOn(chain, ACCOUNTS.patient, of).unlock({ actor: patient(), lock: await phraseLock(anasPhrase) });
    const hides = await asAna(lying(() => []));
    await expect(hides.disputes(record())).rejects.toMatchObject({ code: "LIST_INCOMPLETE" });
    const renames = await asAna(lying((last) => [{ ...last, actor: author() }]));
    expect(await renames.disputes(record())).toMatchObject([{ words: { problem: { code: "CONTEXT_MISMATCH" } } }]);
  });

  it("[K63] reaches an author whose access has ended, who answers it; other former readers read nothing of it", async () => {
    await cast.ana.revoke({ grantee: author() });
    await cast.ana.revoke({ grantee: reader.actor.actor });
    await dispute();
    expect(await cast.doctor.openDisputes()).toEqual(expect.arrayContaining([expect.objectContaining({ sequence })]));
    await answer();
    for (const session of [cast.ana, cast.doctor])
      expect(await session.disputes(record())).toMatchObject([
        { state: "refused", words: { text: "I never smoked." }, answer: { text: "It is what you told me." } },
      ]);
    expect(await reader.disputes(record())).toMatchObject([
      { words: { problem: { code: "KEY_NOT_GRANTED" } }, answer: { problem: { code: "KEY_NOT_GRANTED" } } },
    ]);
  });
});
