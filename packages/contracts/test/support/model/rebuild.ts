import { ZeroAddress, type LogDescription } from "ethers";
import { chartIn, emptyState, has, newPerson, of, type Mandate, type State, type Terms } from "./State.ts";
import { Standing, Status } from "./codes.ts";
import { follow } from "./head.ts";
import { consentOf, personIn } from "./rules.ts";

/** The state that follows from the events of both registries alone, in the order of the chain. */
export function rebuild(events: readonly LogDescription[], time: bigint): State {
  const state = { ...emptyState(), time };
  for (const event of events) (APPLY[event.name] ?? unknown(event.name))(state, event.args.toObject(true) as Members);
  return state;
}

/** The members that events have; each event has some of them, and its function takes those. */
interface Members {
  readonly patient: bigint;
  readonly actor: bigint;
  readonly account: string;
  readonly kind: bigint;
  readonly keyDigest: string;
  readonly generation: bigint;
  readonly standing: bigint;
  readonly validUntil: bigint;
  readonly issuer: bigint;
  readonly organization: bigint;
  readonly administrator: bigint;
  readonly member: bigint;
  readonly until: bigint;
  readonly proxy: bigint;
  readonly mandate: Mandate;
  readonly keys: string;
  readonly mask: bigint;
  readonly grantee: bigint;
  readonly terms: Terms;
  readonly author: bigint;
  readonly sequence: bigint;
  readonly version: bigint;
  readonly compartment: bigint;
  readonly epoch: bigint;
  readonly pointer: string;
  readonly status: bigint;
  readonly reason: bigint;
  readonly answer: bigint;
  readonly statement: string;
}

type Apply = (state: State, event: Members) => unknown;

const nothing: Apply = () => undefined;

const unknown =
  (name: string): Apply =>
  () => {
    throw new Error(`No row follows from ${name}: say what it means in rebuild.ts.`);
  };

const APPLY: Record<string, Apply> = {
  ActorRegistered(state, { actor, account, kind, keyDigest }) {
    const id = BigInt(state.actors.push(newPerson(account, kind, keyDigest)));
    if (id !== actor) throw new Error(`Actor ${actor.toString()} registered as number ${id.toString()}.`);
  },
  KeyRotated(state, { actor, generation, keyDigest }) {
    Object.assign(person(state, actor), { keyGeneration: generation, keyDigest });
  },
  AccountProposed(state, { actor, account }) {
    person(state, actor).proposedAccount = account;
  },
  AccountChanged(state, { actor, account }) {
    Object.assign(person(state, actor), { account, proposedAccount: ZeroAddress });
  },
  StandingChanged(state, { actor, standing, validUntil, issuer }) {
    Object.assign(person(state, actor), { standing, validUntil, issuer });
  },
  AdministratorAdded: (state, { organization, administrator, until }) =>
    state.administrators.set(of(organization, administrator), until),
  AdministratorRemoved: (state, { organization, administrator }) =>
    state.administrators.delete(of(organization, administrator)),
  MemberAdded: (state, { organization, member, until }) => state.members.set(of(organization, member), until),
  MemberRemoved: (state, { organization, member }) => state.members.delete(of(organization, member)),
  ProxyAppointed: (state, { patient, proxy, mandate }) => state.mandates.set(of(patient, proxy), mandate),
  ProxyDismissed: (state, { patient, proxy }) => state.mandates.delete(of(patient, proxy)),
  ProfilePublished: nothing,
  VaultPublished: nothing,

  ChartOpened(state, { patient, keys }) {
    chartIn(state, patient).keyList = keys;
  },
  EpochsOpened(state, { patient, mask, keys }) {
    const chart = chartIn(state, patient);
    chart.keyList = keys;
    for (let i = 0; i < 64; i++) if (has(mask, BigInt(i))) chart.epochs[i]! += 1n;
  },
  AccessRequested: nothing,
  AccessDenied: nothing,
  ConsentGranted(state, { patient, grantee, terms }) {
    const { sequence } = consentOf(state, patient, grantee);
    state.consents.set(of(patient, grantee), { ...terms, sequence, revoked: false });
  },
  ConsentRevoked(state, { patient, grantee }) {
    state.consents.set(of(patient, grantee), { ...consentOf(state, patient, grantee), revoked: true });
  },
  RecordAdded(state, { patient, author, sequence, compartment, epoch, pointer }) {
    const chart = chartIn(state, patient);
    if (author === patient) chart.sequence = sequence;
    else state.consents.set(of(patient, author), { ...consentOf(state, patient, author), sequence });
    follow(chart, { author, sequence, version: 1n, status: Status.Active, compartment, epoch, pointer });
  },
  WrittenAsMember: nothing,
  RecordAmended: (state, event) => move(state, { ...event, status: Status.Active }),
  RecordRetracted: (state, event) => move(state, { ...event, epoch: event.reason }),
  RecordDisputed: (state, event) => move(state, { ...event, pointer: event.statement, status: Status.Disputed }),
  DisputeAnswered: (state, event) =>
    move(state, { ...event, epoch: event.answer, pointer: event.statement, status: Status.Active }),
  Paused(state) {
    state.paused = true;
  },
  Unpaused(state) {
    state.paused = false;
  },
  AuthorityUpdated: nothing,
};

function move(state: State, change: Members): void {
  const { patient, author, sequence, version, status, compartment, epoch, pointer } = change;
  state.records.set(of(patient, author, sequence), { version, status });
  follow(chartIn(state, patient), { author, sequence, version, status, compartment, epoch, pointer });
}

function person(state: State, actor: bigint) {
  const found = personIn(state, actor);
  if (found === undefined) throw new Error(`An event names actor ${actor.toString()}, who never registered.`);
  if (found.standing > Standing.Suspended) throw new Error(`Actor ${actor.toString()} has no such standing.`);
  return found;
}
