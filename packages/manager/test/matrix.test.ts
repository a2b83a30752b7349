import { beforeAll, describe, expect, it } from "vitest";
import { KIND, pointer } from "./support/chain.ts";
import { clientOf, type ApiClient } from "./support/client.ts";
import { MATRIX, OPERATIONS, type Operation, type Role } from "./support/matrix.ts";
import { ACCOUNTS, DAY, LABS, NOTES, termsOf } from "./support/people.ts";
import { uploadPayload } from "./support/upload.ts";
import { describeWorld } from "./support/world.ts";

const ROLES = Object.keys(MATRIX) as Role[];
/** Nothing has this name, and nobody this number. */
const NOTHING = pointer(0xdead);
const NOBODY = 999_999n;
const text = (words: string) => new TextEncoder().encode(words);

const KINDS: Partial<Record<Role, number>> = {
  "another patient": KIND.patient,
  "the hospital, which reads notes and writes to labs": KIND.organization,
  "a device that may read and write labs": KIND.device,
  "a device that was revoked": KIND.device,
  "a proxy who may grant": KIND.patient,
  "a proxy who may dispute": KIND.patient,
  "a proxy who was dismissed": KIND.patient,
};

describeWorld("the authorization matrix", (world) => {
  const actors = new Map<Role, bigint>();
  const clients = new Map<Role, ApiClient>();
  /** Accounts of the test phrase beyond the people's. */
  const accountOf = (role: Role) => (role === "the patient" ? ACCOUNTS.patient : 20 + ROLES.indexOf(role));
  const actorOf = (role: Role) => actors.get(role) ?? 0n;
  const paths = new Map<Operation, string>();
  const chart = () => world.people.patient;
  const as = (role: Role) => clients.get(role) as ApiClient;
  let counter = 0;

  const actorsWrite = (account: number, name: string, args: unknown[]) =>
    world.chain.write(account, "actorRegistry", name, args);
  const charts = (account: number, name: string, args: unknown[]) =>
    world.chain.write(account, "chartRegistry", name, args);
  const give = async (role: Role, terms: Parameters<typeof termsOf>[1], window: object = {}) => {
    const all = { ...(await termsOf(world.chain, terms)), ...window };
    await charts(ACCOUNTS.patient, "grant", [chart(), chart(), actorOf(role), all, pointer(terms.read ? 5 : 0)]);
  };
  const revoke = (role: Role) => charts(ACCOUNTS.patient, "revoke", [chart(), chart(), actorOf(role)]);
  const minuteNow = async () => Math.floor((await world.chain.time()) / 60);

  async function signUp(role: Role): Promise<void> {
    const { chain } = world;
    const account = accountOf(role);
    const kind = KINDS[role] ?? KIND.clinician;
    if (role === "the patient") actors.set(role, chart());
    else if (role !== "an account without an actor") {
      await chain.rpc("hardhat_setBalance", chain.account(account).address, "0x56bc75e2d63100000");
      await actorsWrite(account, "register", [kind, pointer(1), pointer(2), pointer(kind === KIND.device ? 0 : 3)]);
      actors.set(role, (await chain.read("actorRegistry", "actorCount", [])) as bigint);
      const until = (await chain.time()) + (role === "a reader whose licence is over" ? 600 : 300 * DAY);
      if (kind === KIND.organization) await actorsWrite(ACCOUNTS.regulator, "accredit", [actorOf(role), until]);
      if (kind === KIND.clinician && role !== "a reader who never had a licence")
        await actorsWrite(ACCOUNTS.regulator, "license", [actorOf(role), 0n, until]);
    }
  }

  async function giveAccess(): Promise<void> {
    const minute = await minuteNow();
    const both = { read: [LABS, NOTES], write: [LABS, NOTES] };
    await give("a reader of labs", { read: [LABS] });
    await give("a reader of notes", { read: [NOTES] });
    await give("a reader of both", { read: [LABS, NOTES] });
    await give("a writer to labs", { write: [LABS] });
    await give("a reader of and writer to labs", { read: [LABS], write: [LABS] });
    await give("a reader of notes who writes to labs", { read: [NOTES], write: [LABS] });
    await give("a reader whose consent was narrowed to notes", both);
    await give("a reader whose consent was narrowed to notes", { read: [NOTES] });
    for (const role of [
      "a reader whose consent was revoked",
      "a reader who was revoked and given labs again",
    ] as const) {
      await give(role, both);
      await revoke(role);
    }
    await give("a reader who was revoked and given labs again", { read: [LABS] });
    await give("a reader whose consent is over", both, { expiresAt: minute + 10 });
    await give("a reader whose consent has not begun", both, { notBefore: minute + 3_000 });
    await give("a reader who is suspended", both);
    await give("a reader whose licence is over", both);
    await give("a reader who never had a licence", both);
    await give("a device that may read and write labs", { read: [LABS], write: [LABS] });
    await give("a device that was revoked", both);
    await revoke("a device that was revoked");
    await actorsWrite(ACCOUNTS.regulator, "suspend", [actorOf("a reader who is suspended")]);
    const asked = [actorOf("a clinician who asked"), chart(), await termsOf(world.chain, both), pointer(21)];
    await charts(accountOf("a clinician who asked"), "requestAccess", asked);
  }

  async function giveTeam(): Promise<void> {
    const role = "the hospital, which reads notes and writes to labs";
    const [account, hospital, until] = [accountOf(role), actorOf(role), (await world.chain.time()) + 300 * DAY];
    await give(role, { read: [NOTES], write: [LABS] });
    await give("a member who also reads labs", { read: [LABS] });
    const members = ["a member of the hospital", "a member who also reads labs", "a member who is suspended"] as const;
    const gone = ["a former member of the hospital", "a member whose time is over"] as const;
    for (const member of [...members, ...gone]) {
      const end = member === "a member whose time is over" ? (await world.chain.time()) + 600 : until;
      await actorsWrite(account, "addMember", [hospital, hospital, actorOf(member), end]);
    }
    await actorsWrite(account, "removeMember", [hospital, hospital, actorOf(gone[0])]);
    await actorsWrite(ACCOUNTS.regulator, "suspend", [actorOf("a member who is suspended")]);
  }

  async function appoint(): Promise<void> {
    const none = { compartments: 1n << BigInt(LABS), until: (await minuteNow()) + 9_000, mayRevoke: true };
    const mandates = [
      ["a proxy who may grant", { mayGrant: true, mayDispute: false }],
      ["a proxy who may dispute", { mayGrant: false, mayDispute: true }],
      ["a proxy who was dismissed", { mayGrant: true, mayDispute: true }],
    ] as const;
    for (const [role, powers] of mandates)
      await actorsWrite(ACCOUNTS.patient, "appointProxy", [chart(), actorOf(role), { ...none, ...powers }]);
    const dismissed = actorOf("a proxy who was dismissed");
    await actorsWrite(ACCOUNTS.patient, "dismissProxy", [chart(), chart(), dismissed]);
  }

  /** Uploads what is read, and puts the records on the chain. */
  async function fillChart(): Promise<void> {
    const keep = async (operation: Operation, place: Record<string, unknown>, by: Role = "the patient") => {
      const { cid, pointer: digest, response } = await as(by).put(text(operation), { patient: chart(), ...place });
      if (response.status !== 201) throw new Error(`${operation}: ${await response.text()}`);
      paths.set(operation, `/v1/objects/${cid}`);
      return digest;
    };
    const manifest = (operation: Operation, compartment: number) => keep(operation, { kind: "manifest", compartment });
    const own = (name: string, args: unknown[]) => charts(ACCOUNTS.patient, name, [chart(), chart(), ...args]);
    const [labs, newer] = [await manifest("read labs, version 1", LABS), await manifest("read labs, version 2", LABS)];
    await own("addRecord", [0n, 1, LABS, 0, labs]);
    await own("amendRecord", [0n, 1, 1, LABS, 0, newer]);
    await own("addRecord", [0n, 2, LABS, 0, await manifest("read labs, retracted", LABS)]);
    await own("retractRecord", [chart(), 2, 1, 2, 4]);
    await own("addRecord", [0n, 3, NOTES, 0, await manifest("read notes", NOTES)]);
    for (const [name, compartment] of [["labs", LABS] as const, ["notes", NOTES] as const]) {
      const metadata = { kind: "payload", patient: String(chart()), compartment: String(compartment) };
      const { cid = "" } = await uploadPayload(world.manager, as("the patient"), text(`payload ${name}`), metadata);
      paths.set(`read the payload in ${name}`, `/v1/payloads/${cid}`);
    }
    await keep("read the keyring", { kind: "keyring" });
    const grantee = actorOf("a reader of labs");
    await keep("read the envelope of the reader of labs", { kind: "envelope", grantee });
    await keep("read the request", { kind: "request" }, "a clinician who asked");
    await keep("read the vault", { kind: "vault" });
    await keep("read the keys", { kind: "keys" });
  }

  beforeAll(async () => {
    const { chain, manager } = world;
    for (const role of ROLES) await signUp(role);
    for (const role of ROLES)
      clients.set(role, await clientOf(manager, chain.account(accountOf(role)), actors.get(role)));
    await giveAccess();
    await giveTeam();
    await appoint();
    await fillChart();
    // Past the ends that are ten minutes away.
    await chain.rpc("evm_increaseTime", 900);
    await chain.rpc("evm_mine");
    await world.indexed();
  }, 120_000);

  /** The answer to an operation on the chart, or on one that does not exist. */
  async function ask(operation: Operation, role: Role, patient: bigint): Promise<Response> {
    const client = as(role);
    const put = (place: Record<string, unknown>) =>
      client.put(text(`${role} ${String(++counter)}`), { patient, ...place }).then(({ response }) => response);
    switch (operation) {
      case "write a manifest to labs":
        return put({ kind: "manifest", compartment: LABS });
      case "write a manifest to notes":
        return put({ kind: "manifest", compartment: NOTES });
      case "write a payload to labs":
        return beginUpload(client, patient);
      case "write an envelope":
        return put({ kind: "envelope", grantee: actorOf("a reader of notes") });
      case "write a keyring":
        return put({ kind: "keyring" });
      case "write a statement to labs":
        return put({ kind: "statement", compartment: LABS });
      case "list the disclosures":
        return client.fetch(`/v1/charts/${String(patient)}/disclosures`);
      default: {
        const path = paths.get(operation) ?? "";
        // Of nothing there is no payload either: its name is another block's.
        return client.fetch(patient === NOBODY ? path.replace(/[^/]+$/, NOTHING) : path);
      }
    }
  }

  function beginUpload(client: ApiClient, patient: bigint): Promise<Response> {
    const encoded = Object.entries({ kind: "payload", patient: String(patient), compartment: String(LABS) })
      .map(([name, value]) => `${name} ${Buffer.from(value).toString("base64")}`)
      .join(",");
    const headers = { "tus-resumable": "1.0.0", "upload-length": "5", "upload-metadata": encoded };
    return client.fetch("/v1/uploads", { method: "POST", headers });
  }

  const nothings = new Map<Operation, ReturnType<typeof said>>();
  /** What somebody who may do nothing hears about a chart that does not exist. */
  const ofNothing = (operation: Operation) => {
    const known = nothings.get(operation) ?? ask(operation, "a clinician who was given nothing", NOBODY).then(said);
    nothings.set(operation, known);
    return known;
  };

  const said = async (response: Response) => ({ status: response.status, body: await response.text() });

  describe.each(ROLES)("[M58] %s", (role) => {
    it.each(OPERATIONS)("%s", async (operation) => {
      const allowed = (MATRIX[role] as readonly Operation[]).includes(operation);
      const answer = await said(await ask(operation, role, chart()));
      if (allowed) {
        expect(answer.status, answer.body).toBe(operation.startsWith("write") ? 201 : 200);
        return;
      }
      expect(answer).toEqual(await ofNothing(operation));
      expect(answer.status).toBe(404);
    });
  });

  it("[M58] the matrix has at least two hundred cells", () => {
    expect(ROLES.length * OPERATIONS.length).toBeGreaterThanOrEqual(200);
  });
});
