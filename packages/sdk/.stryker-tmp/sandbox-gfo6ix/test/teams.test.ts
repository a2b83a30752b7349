// @ts-nocheck
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { teamKeyContext } from "../src/chart/contexts.ts";
import { recipientOfActor } from "../src/chart/actorKeys.ts";
import { identityFromSeed } from "../src/crypto/keys.ts";
import { seal } from "../src/crypto/sealedObject.ts";
import type { ChainIndex } from "../src/chain/chainIndex.ts";
import type { ChartkeySession } from "../src/createChartkey.ts";
import { phraseLock, createPhrase } from "../src/vault/phrase.ts";
import { memoryStore } from "../src/store/memoryStore.ts";
import type { OwnBlobStore } from "../src/store/blobStore.ts";
import { StoreUnavailableError } from "../src/errors.ts";
import { pointerToCid, sha256Pointer } from "../src/store/cid.ts";
import { ACCOUNTS, clientOn, indexOf, inAWeek, LABS, licensedClinician, NOTES, twoLocks } from "./support/cast.ts";
import { serveChain, type ServedChain } from "./support/servedChain.ts";
import { HOSPITAL, patientAndHospital, shareWithHospital, type Team } from "./support/team.ts";

let chain: ServedChain;
let blobs: OwnBlobStore;
let index: ChainIndex;
let team: Team;

beforeEach(async () => {
  chain = await serveChain();
  blobs = memoryStore();
  index = indexOf(chain);
  team = await patientAndHospital(chain, { blobs, index });
});
afterEach(() => chain.close());

const world = () => ({ blobs, index });
const join = (member: ChartkeySession) => team.hospital.addMember({ member: member.actor.actor, until: inAWeek() });
const asStaff = (member: ChartkeySession): ChartkeySession => member.asMember(team.hospital.actor.actor);
const note = (title: string) => ({ patient: team.ana.actor.actor, compartment: NOTES, title, text: title });
const titlesSeen = async (reader: ChartkeySession, patient = team.ana.actor.actor) =>
  (await reader.records(patient)).map(({ title, locked }) => (locked === false ? title : locked)).sort();
const keysOf = async (session: ChartkeySession) =>
  blobs.teamKeys!({ organization: team.hospital.actor.actor, member: session.actor.actor });

describe("a team", () => {
  it("[K60] a member reads, adds, amends and opens files under the organization's consent", async () => {
    const { ana, doctor, hospital } = team;
    const patient = ana.actor.actor;
    const file = new File([new Uint8Array(200_000).fill(7)], "letter.bin");
    await ana.addFile({ patient, compartment: NOTES, file, title: "letter" });
    await shareWithHospital(team);
    expect(await join(doctor)).toMatchObject({ keyShared: true });

    const staff = asStaff(doctor);
    expect(await titlesSeen(staff)).toEqual(["letter"]);
    const opened = await staff.open({ patient, author: patient, sequence: 1 });
    const [payload] = opened.manifest.payloads;
    const plaintext = await new Response(await staff.openPayload({ patient, payload: payload! })).bytes();
    expect(plaintext).toEqual(new Uint8Array(200_000).fill(7));

    const added = await staff.addNote(note("visit"));
    expect(added).toMatchObject({ author: doctor.actor.actor, sequence: 1 });
    await staff.amendNote({ patient, sequence: 1, expectedVersion: 1, title: "visit", text: "amended" });
    const again = await ana.open({ patient, author: doctor.actor.actor, sequence: 1 });
    expect(again.manifest.note).toBe("amended");
    // A file of the member's own, too.
    await staff.addFile({ patient, compartment: NOTES, file, title: "result" });
    expect(await titlesSeen(ana)).toEqual(["letter", "result", "visit"]);

    const parts = await staff.compartments(patient);
    expect(parts.filter(({ canRead }) => canRead).map((part) => part.index)).toEqual([LABS, NOTES]);
    expect(parts.filter(({ canWrite }) => canWrite).map((part) => part.index)).toEqual([NOTES]);
    expect(parts.find((part) => part.index === LABS)?.label).toBe("Labs");
    await expect(staff.addNote({ ...note("labs"), compartment: LABS })).rejects.toMatchObject({
      code: "NOT_AUTHORIZED",
    });

    const [seen] = await doctor.teams();
    expect(seen).toMatchObject({ organization: hospital.actor.actor, name: "Test Hospital", key: "held" });
    expect(seen?.charts).toMatchObject([{ patient, patientName: "Ana Test", state: "live", read: [LABS, NOTES] }]);
    // Nothing of it was shared with the person: without the organization it opens nothing and may do nothing.
    expect(await doctor.charts()).toEqual([]);
    expect(await titlesSeen(doctor)).toEqual(["noKey", "noKey", "noKey"]);
    await expect(doctor.addNote(note("alone"))).rejects.toMatchObject({ code: "NOT_AUTHORIZED" });
  });

  it("[K60] sees nothing of a patient who did not share with the organization", async () => {
    const { doctor } = team;
    const ben = await clientOn(chain, ACCOUNTS.second, world()).signUp({
      kind: "patient",
      profile: { name: "Ben Test", birthDate: "1990-01-01" },
      locks: await twoLocks(),
    });
    const patient = ben.actor.actor;
    await ben.addNote({ patient, compartment: NOTES, title: "private", text: "private" });
    await shareWithHospital(team);
    await join(doctor);
    const staff = asStaff(doctor);
    expect(await titlesSeen(staff, patient)).toEqual(["noKey"]);
    await expect(staff.open({ patient, author: patient, sequence: 1 })).rejects.toMatchObject({
      code: "KEY_NOT_GRANTED",
    });
    await expect(staff.addNote({ ...note("x"), patient })).rejects.toMatchObject({ code: "NOT_AUTHORIZED" });
    expect((await doctor.teams()).flatMap(({ charts }) => charts.map((chart) => chart.patient))).toEqual([
      team.ana.actor.actor,
    ]);
  });

  const endings: Record<string, () => Promise<unknown>> = {
    "after its removal": () => team.hospital.removeMember({ member: team.doctor.actor.actor }),
    "after it left": () =>
      team.doctor.removeMember({ organization: team.hospital.actor.actor, member: team.doctor.actor.actor }),
    "while it is suspended": () => regulator().suspend({ actor: team.doctor.actor.actor }),
    "while the organization is suspended": () => regulator().suspend({ actor: team.hospital.actor.actor }),
    "after the end of its membership": async () => {
      await team.hospital.addMember({ member: team.doctor.actor.actor, until: new Date(Date.now() + 60_000) });
      await chain.provider.send("evm_increaseTime", [180]);
      await chain.provider.send("evm_mine", []);
    },
    "after the patient ended it": () => team.ana.revoke({ grantee: team.hospital.actor.actor }),
  };
  const regulator = () => clientOn(chain, ACCOUNTS.regulator, world());

  it.each(Object.entries(endings))("[K60] a member writes nothing %s, and may read nothing", async (_, end) => {
    await shareWithHospital(team);
    await join(team.doctor);
    const staff = asStaff(team.doctor);
    await staff.addNote(note("before"));
    await end();
    const parts = await staff.compartments(team.ana.actor.actor);
    expect(parts.filter(({ canRead, canWrite }) => canRead || canWrite)).toEqual([]);
    await expect(staff.addNote(note("after"))).rejects.toMatchObject({ code: "NOT_AUTHORIZED" });
    await expect(staff.amendNote({ ...note("before"), sequence: 1, expectedVersion: 1 })).rejects.toMatchObject({
      code: "NOT_AUTHORIZED",
    });
    expect(await titlesSeen(team.ana)).toEqual(["before"]);
  });

  it("[K58] an administrator adds and removes members, and neither holds nor shares the key", async () => {
    const { doctor, hospital, ana } = team;
    const organization = hospital.actor.actor;
    const clerk = await licensedClinician(chain, world(), ACCOUNTS.second);
    const act = { organization, member: doctor.actor.actor, until: inAWeek() };
    await expect(clerk.addMember(act)).rejects.toMatchObject({ code: "NOT_AUTHORIZED" });
    await hospital.addAdministrator({ administrator: clerk.actor.actor, until: inAWeek() });
    expect(await clerk.addMember(act)).toMatchObject({ keyShared: false });
    await shareWithHospital(team);
    await ana.addNote(note("one"));
    expect(await titlesSeen(asStaff(clerk))).toEqual(["noKey"]);
    expect(await titlesSeen(asStaff(doctor))).toEqual(["noKey"]);
    expect((await doctor.teams())[0]).toMatchObject({ key: "missing", charts: [{ state: "live" }] });
    await expect(clerk.shareTeamKey()).rejects.toMatchObject({ code: "INVALID_INPUT" });

    const client = clientOn(chain, HOSPITAL, world());
    expect((await client.members({ organization })).members).toMatchObject([{ hasKey: false, present: true }]);
    expect(await hospital.shareTeamKey()).toEqual({ shared: [doctor.actor.actor] });
    expect(await hospital.shareTeamKey()).toEqual({ shared: [] });
    expect((await client.members({ organization })).members).toMatchObject([{ hasKey: true }]);
    expect(await titlesSeen(asStaff(doctor))).toEqual(["one"]);

    await clerk.removeMember(act);
    expect(await client.members({ organization })).toMatchObject({ members: [], leftWithKey: [doctor.actor.actor] });
    await hospital.removeAdministrator({ administrator: clerk.actor.actor });
    await expect(clerk.addMember(act)).rejects.toMatchObject({ code: "NOT_AUTHORIZED" });
  });

  it("[K58] an index that calls a stranger a member gets no key for it", async () => {
    const { doctor, hospital } = team;
    const stranger = await licensedClinician(chain, world(), ACCOUNTS.second);
    await join(doctor);
    const lie = { organization: hospital.actor.actor, member: stranger.actor.actor, until: 4_000_000_000 };
    const honest = { ...index };
    index.memberships = async (filter) => [...(await honest.memberships(filter)), lie];
    expect(await hospital.shareTeamKey()).toEqual({ shared: [] });
    await hospital.rotateTeamKey();
    expect(await keysOf(stranger)).toEqual([]);
    expect(await keysOf(doctor)).toHaveLength(2);
  });

  it("[K58] a key that cannot be stored leaves the member added, and the next sharing finishes", async () => {
    const { doctor, hospital } = team;
    const honest = { ...blobs };
    blobs.putObject = () => Promise.reject(new StoreUnavailableError());
    expect(await join(doctor)).toMatchObject({ keyShared: false });
    Object.assign(blobs, honest);
    expect(await hospital.shareTeamKey()).toEqual({ shared: [doctor.actor.actor] });
  });
});

describe("a team key", () => {
  /** Stores something in the place of the doctor's team key, made by whoever knows the doctor's public key. */
  async function forge(
    identities: readonly string[],
    { generation = 1, organization = team.hospital.actor.actor, member = team.doctor.actor.actor } = {},
  ): Promise<void> {
    const context = { deployment: chain.deployment, provider: chain.provider, blobs, index } as never;
    const place = { organization: team.hospital.actor.actor, member: team.doctor.actor.actor, generation };
    const bytes = await seal({
      context: teamKeyContext(chain.deployment, { generation, organization, member }),
      data: { identities },
      recipients: [await recipientOfActor(context, team.doctor.actor.actor)],
    });
    await blobs.putObject(await sha256Pointer(bytes), bytes, { kind: "teamKey", ...place });
  }
  const stranger = identityFromSeed(new Uint8Array(32).fill(3));

  it("[K59] that holds another key than the chain names is refused, and the right one beside it is taken", async () => {
    const { ana, doctor, hospital } = team;
    await shareWithHospital(team);
    await ana.addNote(note("one"));
    const own = await hospital.exportIdentity();
    const forgeries: [string, () => Promise<void>][] = [
      ["a stranger's key", () => forge([stranger])],
      ["the right key and one too many", () => forge([own, stranger], { generation: 2 })],
      ["a generation that does not exist", () => forge([own, own], { generation: 2 })],
      ["the right key under a wrong number", () => forge([own], { generation: 2 })],
    ];
    const clerk = clientOn(chain, HOSPITAL, world());
    await team.hospital.addMember({ member: doctor.actor.actor, until: inAWeek() });
    const honest = await keysOf(doctor);
    for (const { pointer } of honest) await hide(pointer);
    for (const [what, make] of forgeries) {
      await make();
      await expect(titlesSeen(asStaff(doctor)), what).rejects.toMatchObject({ code: "WRONG_TEAM_KEY" });
      expect((await doctor.teams())[0]?.key, what).toBe("wrong");
    }
    for (const { pointer } of honest) await show(pointer);
    expect(await titlesSeen(asStaff(doctor))).toEqual(["one"]);
    expect((await clerk.members({ organization: hospital.actor.actor })).members[0]?.hasKey).toBe(true);
  });

  it("[K59] made for another organization, member or generation does not open in its place", async () => {
    const { ana, doctor, hospital } = team;
    await shareWithHospital(team);
    await ana.addNote(note("one"));
    const own = await hospital.exportIdentity();
    await forge([own], { organization: 99n });
    await forge([own], { member: ana.actor.actor });
    await expect(titlesSeen(asStaff(doctor))).rejects.toMatchObject({ code: "CONTEXT_MISMATCH" });
  });

  it("[K59] of another member opens nothing, and a withheld one is missing and no more", async () => {
    const { ana, doctor, hospital } = team;
    const second = await licensedClinician(chain, world(), ACCOUNTS.second);
    await shareWithHospital(team);
    await ana.addNote(note("one"));
    await join(second);
    const [row] = await keysOf(second);
    const honest = { ...blobs };
    blobs.teamKeys = async () => [{ ...row!, member: doctor.actor.actor }];
    await expect(titlesSeen(asStaff(doctor))).rejects.toMatchObject({ code: "KEY_NOT_GRANTED" });
    Object.assign(blobs, honest);
    expect(await titlesSeen(asStaff(doctor))).toEqual(["noKey"]);
    await blobs.delete(pointerToCid(row!.pointer));
    expect(await titlesSeen(asStaff(second))).toEqual(["noKey"]);
    expect((await hospital.shareTeamKey()).shared).toEqual([second.actor.actor]);
    expect(await titlesSeen(asStaff(second))).toEqual(["one"]);
  });

  const hidden = new Set<string>();
  async function hide(pointer: string): Promise<void> {
    const honest = { ...blobs };
    hidden.add(pointer);
    blobs.teamKeys = async (filter) => (await honest.teamKeys!(filter)).filter((row) => !hidden.has(row.pointer));
  }
  async function show(pointer: string): Promise<void> {
    hidden.delete(pointer);
  }
});

describe("another key", () => {
  it("[K61] closes what is shared later to who left with everything it had, and to nobody else", async () => {
    const { ana, doctor, hospital } = team;
    const patient = ana.actor.actor;
    const organization = hospital.actor.actor;
    const second = await licensedClinician(chain, world(), ACCOUNTS.second);
    await ana.addNote(note("before"));
    await shareWithHospital(team);
    await join(doctor);
    await join(second);
    expect(await titlesSeen(asStaff(doctor))).toEqual(["before"]);

    await hospital.removeMember({ member: doctor.actor.actor });
    const client = clientOn(chain, HOSPITAL, world());
    expect((await client.members({ organization })).leftWithKey).toEqual([doctor.actor.actor]);
    expect(await hospital.rotateTeamKey()).toMatchObject({ generation: 2, shared: [second.actor.actor] });
    expect((await client.members({ organization })).leftWithKey).toEqual([]);
    expect(await keysOf(doctor)).toHaveLength(1);

    // What is there stays sealed to the key that the leaver kept: here only the store and the chain stand between.
    await ana.addNote(note("meanwhile"));
    expect(await titlesSeen(asStaff(doctor))).toEqual(["before", "meanwhile"]);
    // From the next grant or rotation on, what comes is closed, although this store gives everything to everybody.
    await ana.grant({
      grantee: organization,
      read: [NOTES],
      write: [],
      purpose: "TREAT",
      expiresAt: inAWeek(),
      history: "all",
    });
    const clinic = await licensedClinician(chain, world(), 7);
    await ana.grant({
      grantee: clinic.actor.actor,
      read: [NOTES],
      write: [],
      purpose: "TREAT",
      expiresAt: inAWeek(),
      history: "all",
    });
    await ana.revoke({ grantee: clinic.actor.actor });
    await ana.addNote(note("after"));
    doctor.forget();
    expect(await titlesSeen(asStaff(doctor))).toEqual(["before", "meanwhile", "noKey"]);
    expect(await titlesSeen(asStaff(second))).toEqual(["after", "before", "meanwhile"]);

    // Who joins later opens what was shared under the older key too.
    const third = await licensedClinician(chain, world(), 8);
    await join(third);
    expect(await titlesSeen(asStaff(third))).toEqual(["after", "before", "meanwhile"]);
    await expect(asStaff(doctor).open({ patient, author: patient, sequence: 3 })).rejects.toMatchObject({
      code: "KEY_NOT_GRANTED",
    });
  });

  it("[K61] leaves the organization its vault, its profile, and what was shared with it", async () => {
    const phrase = createPhrase();
    const clinic = await clientOn(chain, 7, world()).signUp({
      kind: "organization",
      profile: { name: "Test Clinic", role: "organization" },
      locks: [await phraseLock(phrase), await phraseLock(createPhrase())],
    });
    const actor = clinic.actor.actor;
    await clientOn(chain, ACCOUNTS.regulator, world()).accredit({ organization: actor, validUntil: inAWeek() });
    const { ana } = team;
    const terms = { read: [NOTES], write: [], purpose: "TREAT", expiresAt: inAWeek(), history: "all" } as const;
    await ana.addNote(note("one"));
    await ana.grant({ grantee: actor, ...terms });
    await clinic.rotateTeamKey();
    await clinic.rotateTeamKey();
    await clinic.addLock(await phraseLock(createPhrase()));
    expect(await titlesSeen(clinic)).toEqual(["one"]);

    const again = await clientOn(chain, 7, world()).unlock({ actor, lock: await phraseLock(phrase) });
    expect(again.actor.keyGeneration).toBe(3);
    expect(await again.profile()).toMatchObject({ name: "Test Clinic" });
    expect(await again.locks()).toHaveLength(3);
    expect(await titlesSeen(again)).toEqual(["one"]);
    await ana.grant({ grantee: actor, ...terms });
    await ana.addNote(note("two"));
    expect(await titlesSeen(again)).toEqual(["one", "two"]);
  });

  it("[K61] cut off after the transaction is finished by the next sharing", async () => {
    const { doctor, hospital } = team;
    await join(doctor);
    const honest = { ...blobs };
    blobs.putObject = (pointer, bytes, place) =>
      place.kind === "teamKey"
        ? Promise.reject(new Error("the power went out"))
        : honest.putObject(pointer, bytes, place);
    await expect(hospital.rotateTeamKey()).rejects.toThrow("the power went out");
    Object.assign(blobs, honest);
    const again = await clientOn(chain, HOSPITAL, world()).actorOf(hospital.actor.actor);
    expect(again.keyGeneration).toBe(2);
    expect(await hospital.shareTeamKey()).toEqual({ shared: [doctor.actor.actor] });
    expect((await keysOf(doctor)).map(({ generation }) => generation)).toEqual([1, 2]);
  });
});
