import { ZeroAddress, ZeroHash, id } from "ethers";
import type { ActorModel } from "./ActorModel.ts";
import type { ChartModel, NewRecord } from "./ChartModel.ts";
import type { Mandate, State, Terms } from "./State.ts";
import { Standing } from "./codes.ts";
import { chartIn, has, of } from "./State.ts";
import type { Random } from "./random.ts";
import * as rules from "./rules.ts";

type ActorMethod = Exclude<keyof ActorModel, "state" | "requireAccount" | "requirePractising" | "requireRegulator">;
type ChartMethod = Exclude<keyof ChartModel, keyof ActorModel>;

/** One call of one account. */
export interface Operation {
  readonly contract: "actors" | "charts";
  readonly method: ActorMethod | ChartMethod;
  readonly account: string;
  readonly args: readonly unknown[];
}

export const PATIENTS = [1n, 8n] as const;
export const ORGANIZATIONS = [5n, 6n] as const;
export const CLINICIANS = [2n, 3n, 4n] as const;
export const EVERYBODY = [1n, 2n, 3n, 4n, 5n, 6n, 7n, 8n] as const;

/** Both ends of every word that epochs are packed into, and some between. */
export const COMPARTMENTS = [0n, 1n, 2n, 12n, 13n, 28n, 29n, 45n, 60n, 61n, 63n] as const;

const SOME = id("some pointer");
const ALL = (1n << 64n) - 1n;

/** Makes calls that fit the state more often than not. What they should do, the model says. */
export class Operations {
  readonly #random: Random;
  readonly #state: State;
  readonly #accounts: readonly string[];
  readonly #regulator: string;
  /** Every record ever added, so that there is something to change. */
  readonly #papers: (readonly [patient: bigint, author: bigint, sequence: bigint])[] = [];

  constructor(random: Random, state: State, accounts: readonly string[], regulator: string) {
    this.#random = random;
    this.#state = state;
    this.#accounts = accounts;
    this.#regulator = regulator;
  }

  /** Seconds until the next block: mostly minutes, at times months. */
  pause(): bigint {
    if (this.#random.once(200)) return BigInt(this.#random.below(100 * 86_400) + 1);
    return BigInt(this.#random.below(this.#random.once(8) ? 86_400 : 1200) + 1);
  }

  next(): Operation {
    return this.#random.of(this.#weighted).call(this);
  }

  /** Called with what happened, so that later operations find it. */
  remember({ method, args }: Operation): void {
    if (method !== "addRecord" && method !== "addRecords") return;
    const [patient, author, , sequence] = args as [bigint, bigint, bigint, bigint];
    const count = method === "addRecord" ? 1 : (args[4] as readonly NewRecord[]).length;
    for (let i = 0; i < count; i++) this.#papers.push([patient, author, sequence + BigInt(i)]);
  }

  get papers(): readonly (readonly [bigint, bigint, bigint])[] {
    return this.#papers;
  }

  readonly #weighted: readonly (() => Operation)[] = [
    ...Array<() => Operation>(7).fill(this.#grant),
    ...Array<() => Operation>(6).fill(this.#addRecord),
    ...Array<() => Operation>(2).fill(this.#addRecords),
    ...Array<() => Operation>(3).fill(this.#amendRecord),
    ...Array<() => Operation>(2).fill(this.#disputeRecord),
    ...Array<() => Operation>(2).fill(this.#answerDispute),
    ...Array<() => Operation>(2).fill(this.#changeStanding),
    ...Array<() => Operation>(2).fill(this.#changeMember),
    ...Array<() => Operation>(2).fill(this.#changeProxy),
    this.#retractRecord,
    this.#revoke,
    this.#revokeAndRotate,
    this.#openChart,
    this.#openEpochs,
    this.#requestAccess,
    this.#denyAccess,
    this.#changeAdministrator,
    this.#changeAccount,
    this.#changePause,
  ];

  #openChart(): Operation {
    const patient = this.#patient();
    return this.#charts("openChart", patient, [patient, this.#digest()]);
  }

  #openEpochs(): Operation {
    const patient = this.#patient();
    return this.#charts("openEpochs", patient, [patient, this.#mask(), this.#digest(), SOME]);
  }

  #requestAccess(): Operation {
    const grantee = this.#anybody();
    return this.#charts("requestAccess", grantee, [grantee, this.#patient(), this.#terms(), this.#digest()]);
  }

  #denyAccess(): Operation {
    const patient = this.#patient();
    const actor = this.#forPatient(patient);
    return this.#charts("denyAccess", actor, [actor, patient, this.#anybody()]);
  }

  #grant(): Operation {
    const patient = this.#patient();
    const actor = this.#forPatient(patient);
    const terms = this.#terms();
    const mandate = rules.mandateOf(this.#state, patient, actor);
    if (actor !== patient && !this.#random.once(4)) {
      Object.assign(terms, {
        readMask: terms.readMask & mandate.compartments,
        writeMask: terms.writeMask & mandate.compartments,
        expiresAt: terms.expiresAt < mandate.until ? terms.expiresAt : mandate.until,
      });
    }
    const envelope = (terms.readMask === 0n) !== this.#random.once(32) ? ZeroHash : SOME;
    return this.#charts("grant", actor, [actor, patient, this.#anybody(), terms, envelope]);
  }

  #revoke(): Operation {
    const patient = this.#patient();
    const actor = this.#forPatient(patient);
    return this.#charts("revoke", actor, [actor, patient, this.#grantee(patient)]);
  }

  #revokeAndRotate(): Operation {
    const patient = this.#patient();
    return this.#charts("revokeAndRotate", patient, [
      patient,
      this.#grantee(patient),
      this.#mask(),
      this.#digest(),
      SOME,
    ]);
  }

  #addRecord(): Operation {
    const { patient, author, organization, sequence } = this.#draft();
    const { compartment, epoch, pointer } = this.#content(patient, author, organization);
    const args = [patient, author, organization, sequence, compartment, epoch, pointer];
    return this.#charts("addRecord", author, args);
  }

  #addRecords(): Operation {
    const { patient, author, organization, sequence } = this.#draft();
    const size = this.#random.once(16) ? 33 * this.#random.below(2) : 1 + this.#random.below(4);
    const records = Array.from({ length: size }, () => this.#content(patient, author, organization));
    return this.#charts("addRecords", author, [patient, author, organization, sequence, records]);
  }

  #amendRecord(): Operation {
    const [patient, author, sequence] = this.#paper();
    const organization = this.#organizationOf(author);
    const { compartment, epoch, pointer } = this.#content(patient, author, organization);
    const version = this.#version(patient, author, sequence);
    const args = [patient, author, organization, sequence, version, compartment, epoch, pointer];
    return this.#charts("amendRecord", author, args);
  }

  #retractRecord(): Operation {
    const [patient, author, sequence] = this.#paper();
    const actor = this.#random.of([patient, author, author, this.#anybody()]);
    const status = this.#random.once(8) ? BigInt(this.#random.below(5)) : this.#random.of([2n, 2n, 3n]);
    const reason = BigInt(this.#random.below(6));
    const version = this.#version(patient, author, sequence);
    return this.#charts("retractRecord", actor, [actor, patient, author, sequence, version, status, reason]);
  }

  #disputeRecord(): Operation {
    const others = this.#papers.filter(([patient, author]) => author !== patient);
    const [patient, author, sequence] =
      others.length > 0 && !this.#random.once(4) ? this.#random.of(others) : this.#paper();
    const actor = this.#forPatient(patient);
    const version = this.#version(patient, author, sequence);
    return this.#charts("disputeRecord", actor, [actor, patient, author, sequence, version, this.#digest()]);
  }

  #answerDispute(): Operation {
    const disputed = this.#papers.filter((paper) => rules.recordOf(this.#state, ...paper).status === 4n);
    const paper = disputed.length > 0 && !this.#random.once(4) ? this.#random.of(disputed) : this.#paper();
    const [patient, author, sequence] = paper;
    const version = this.#version(patient, author, sequence);
    const answer = BigInt(this.#random.below(3));
    return this.#charts("answerDispute", author, [patient, author, sequence, version, answer, this.#digest()]);
  }

  #changePause(): Operation {
    return this.#byRegulator("charts", this.#random.once(3) ? "pause" : "unpause", []);
  }

  #changeStanding(): Operation {
    const actor = this.#anybody();
    if (this.#random.once(5)) return this.#byRegulator("actors", "suspend", [actor]);
    const suspended = EVERYBODY.filter((other) => rules.personIn(this.#state, other)?.standing === Standing.Suspended);
    if (suspended.length > 0 && this.#random.once(2)) {
      return this.#byRegulator("actors", "reinstate", [this.#random.of(suspended)]);
    }
    if (this.#random.once(6)) return this.#byRegulator("actors", "reinstate", [actor]);
    if (this.#random.once(2)) return this.#byRegulator("actors", "accredit", [actor, this.#later()]);
    const issuer = this.#random.once(2) ? 0n : this.#anybody();
    return this.#byRegulator("actors", "license", [actor, issuer, this.#later()]);
  }

  #changeMember(): Operation {
    const organization = this.#random.once(12) ? this.#anybody() : this.#random.of(ORGANIZATIONS);
    const present = EVERYBODY.filter((actor) => rules.isMember(this.#state, organization, actor));
    const leaving = present.length > 0 && this.#random.once(3);
    const member = this.#random.once(4) ? this.#anybody() : this.#random.of(leaving ? present : CLINICIANS);
    const actor = this.#random.of([organization, organization, member, this.#anybody()]);
    if (leaving || this.#random.once(12)) return this.#actors("removeMember", actor, [actor, organization, member]);
    return this.#actors("addMember", actor, [actor, organization, member, this.#later()]);
  }

  #changeAdministrator(): Operation {
    const organization = this.#random.once(12) ? this.#anybody() : this.#random.of(ORGANIZATIONS);
    const person = this.#anybody();
    if (this.#random.once(3)) {
      const present = EVERYBODY.filter((actor) => this.#state.administrators.has(of(organization, actor)));
      const leaving = present.length > 0 && !this.#random.once(4) ? this.#random.of(present) : person;
      const actor = this.#random.of([organization, leaving, this.#anybody()]);
      return this.#actors("removeAdministrator", actor, [actor, organization, leaving]);
    }
    return this.#actors("addAdministrator", organization, [organization, person, this.#later()]);
  }

  #changeProxy(): Operation {
    const patient = this.#random.once(12) ? this.#anybody() : this.#patient();
    const proxy = this.#anybody();
    if (this.#random.once(4)) {
      const present = EVERYBODY.filter((actor) => this.#state.mandates.has(of(patient, actor)));
      const leaving = present.length > 0 && !this.#random.once(4) ? this.#random.of(present) : proxy;
      const actor = this.#random.of([patient, leaving, this.#anybody()]);
      return this.#actors("dismissProxy", actor, [actor, patient, leaving]);
    }
    const mandate: Mandate = {
      compartments: this.#random.once(2) ? ALL : this.#mask(),
      until: this.#later() / 60n,
      mayGrant: !this.#random.once(4),
      mayRevoke: !this.#random.once(4),
      mayDispute: !this.#random.once(4),
    };
    return this.#actors("appointProxy", patient, [patient, proxy, mandate]);
  }

  #changeAccount(): Operation {
    const asked = EVERYBODY.filter((actor) => rules.personIn(this.#state, actor)?.proposedAccount !== ZeroAddress);
    const choice = this.#random.below(6);
    const actor = choice > 3 && asked.length > 0 && !this.#random.once(4) ? this.#random.of(asked) : this.#anybody();
    if (choice === 0) return this.#actors("rotateKey", actor, [actor, this.#digest()]);
    if (choice === 1) {
      const kind = BigInt(this.#random.below(5));
      return this.#actors("register", actor, [kind, this.#digest(), this.#digest(), this.#digest()]);
    }
    if (choice < 4) {
      const proposed = this.#random.once(8) ? ZeroAddress : this.#random.of(this.#accounts);
      return this.#actors("proposeAccount", actor, [actor, proposed]);
    }
    const proposed = rules.personIn(this.#state, actor)?.proposedAccount ?? ZeroAddress;
    const account = proposed === ZeroAddress || this.#random.once(4) ? this.#random.of(this.#accounts) : proposed;
    return { contract: "actors", method: "acceptAccount", account, args: [actor] };
  }

  #draft() {
    const patient = this.#patient();
    const writers = EVERYBODY.filter((actor) => rules.holds(this.#state, rules.consentOf(this.#state, patient, actor)));
    const some = writers.length > 0 && !this.#random.once(4) ? this.#random.of(writers) : this.#anybody();
    const author = this.#random.once(5) ? patient : some;
    const next = rules.reached(this.#state, patient, author) + 1n;
    const skew = this.#random.once(8) ? BigInt(this.#random.below(4)) - 1n : 0n;
    return { patient, author, organization: this.#organizationOf(author), sequence: next + skew };
  }

  #content(patient: bigint, author: bigint, organization: bigint): NewRecord {
    const consent = rules.consentOf(this.#state, patient, organization === 0n ? author : organization);
    const places = COMPARTMENTS.filter((place) => has(consent.writeMask, place));
    const somewhere = this.#random.once(16) ? this.#random.of([64n, 255n]) : this.#random.of(COMPARTMENTS);
    const compartment = places.length > 0 && !this.#random.once(8) ? this.#random.of(places) : somewhere;
    const current = chartIn(this.#state, patient).epochs[Number(compartment)] ?? 0n;
    return { compartment, epoch: this.#random.once(24) ? current + 1n : current, pointer: this.#digest() };
  }

  #organizationOf(author: bigint): bigint {
    const own = ORGANIZATIONS.filter((organization) => rules.isMember(this.#state, organization, author));
    if (own.length > 0 && this.#random.once(2)) return this.#random.of(own);
    return this.#random.once(8) ? this.#anybody() : 0n;
  }

  /** A record that exists, now and then one that does not. */
  #paper(): readonly [bigint, bigint, bigint] {
    if (this.#papers.length > 0 && !this.#random.once(24)) return this.#random.of(this.#papers);
    return [this.#patient(), this.#anybody(), BigInt(this.#random.below(3))];
  }

  #version(patient: bigint, author: bigint, sequence: bigint): bigint {
    const { version } = rules.recordOf(this.#state, patient, author, sequence);
    return this.#random.once(16) ? version + 1n : version;
  }

  #terms(): { -readonly [K in keyof Terms]: Terms[K] } {
    const minute = rules.minuteOf(this.#state);
    const notBefore = minute + (this.#random.once(6) ? BigInt(this.#random.below(600)) : 0n);
    const span = this.#random.once(16) ? 6_000_000 : 30_000;
    return {
      readMask: this.#random.once(6) ? 0n : this.#mask(),
      writeMask: this.#random.once(6) ? 0n : this.#mask(),
      notBefore,
      expiresAt: notBefore + BigInt(this.#random.below(span)),
      purpose: BigInt(this.#random.once(32) ? 8 * this.#random.below(2) : 1 + this.#random.below(7)),
    };
  }

  #mask(): bigint {
    if (this.#random.once(32)) return 0n;
    return COMPARTMENTS.reduce<bigint>((mask, i) => (this.#random.once(2) ? mask | (1n << i) : mask), 0n);
  }

  /** A whole minute: mostly in a year, at times soon, now and then past. */
  #later(): bigint {
    const span = this.#random.once(5) ? 3 * 1440 : 400 * 1440;
    return (rules.minuteOf(this.#state) + BigInt(this.#random.below(span) - 1)) * 60n;
  }

  #digest(): string {
    return this.#random.once(32) ? ZeroHash : id(this.#random.below(1_000_000).toString());
  }

  #patient(): bigint {
    return this.#random.once(3) ? PATIENTS[1] : PATIENTS[0];
  }

  /** Half of the time the patient, otherwise somebody with a mandate, if there is one. */
  #forPatient(patient: bigint): bigint {
    if (this.#random.once(2)) return patient;
    const proxies = EVERYBODY.filter((actor) => rules.mandateOf(this.#state, patient, actor).until !== 0n);
    return proxies.length > 0 && !this.#random.once(4) ? this.#random.of(proxies) : this.#anybody();
  }

  /** Mostly somebody who holds a consent, if there is one. */
  #grantee(patient: bigint): bigint {
    const given = EVERYBODY.filter((actor) => rules.isGiven(rules.consentOf(this.#state, patient, actor)));
    return given.length > 0 && !this.#random.once(4) ? this.#random.of(given) : this.#anybody();
  }

  #anybody(): bigint {
    if (this.#random.once(40)) return this.#random.of([0n, BigInt(this.#state.actors.length) + 1n]);
    return this.#random.of(EVERYBODY);
  }

  #actors(method: ActorMethod, actor: bigint, args: readonly unknown[]): Operation {
    return { contract: "actors", method, account: this.#accountFor(actor), args };
  }

  #charts(method: ChartMethod, actor: bigint, args: readonly unknown[]): Operation {
    return { contract: "charts", method, account: this.#accountFor(actor), args };
  }

  #byRegulator(contract: Operation["contract"], method: Operation["method"], args: readonly unknown[]): Operation {
    const account = this.#random.once(12) ? this.#random.of(this.#accounts) : this.#regulator;
    return { contract, method, account, args };
  }

  /** Mostly the account of the actor; one in twelve times another. */
  #accountFor(actor: bigint): string {
    const own = rules.personIn(this.#state, actor)?.account;
    return own === undefined || this.#random.once(12) ? this.#random.of(this.#accounts) : own;
  }
}
