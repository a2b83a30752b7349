import { ZeroAddress, ZeroHash } from "ethers";
import { newPerson, of, type Mandate, type Person, type State } from "./State.ts";
import { Kind, Standing } from "./codes.ts";
import { isAdministrator, isMember, isPerson, kindOf, minuteOf, personIn, practises } from "./rules.ts";

/** What a call should be refused with, by the name of the contracts' error. */
export class Refused extends Error {}

export function refuseIf(condition: boolean, error: string): void {
  if (condition) throw new Refused(error);
}

/**
 * The `ActorRegistry` as a reader of its documentation would write it: each method takes who calls and then what the
 * contract takes, changes the state, or throws `Refused` and changes nothing.
 */
export class ActorModel {
  readonly state: State;
  readonly #regulator: string;

  constructor(state: State, regulator: string) {
    this.state = state;
    this.#regulator = regulator;
  }

  register(account: string, kind: bigint, keyDigest: string, profile: string, vault: string): void {
    refuseIf(kind === Kind.None, "ActorRegistryEmptyKind");
    const empty = keyDigest === ZeroHash || profile === ZeroHash || (kind !== Kind.Device && vault === ZeroHash);
    refuseIf(empty, "ActorRegistryEmptyDigest");
    this.state.actors.push(newPerson(account, kind, keyDigest));
  }

  rotateKey(account: string, actor: bigint, keyDigest: string): void {
    const person = this.requireAccount(actor, account);
    refuseIf(keyDigest === ZeroHash, "ActorRegistryEmptyDigest");
    person.keyDigest = keyDigest;
    person.keyGeneration += 1n;
  }

  proposeAccount(account: string, actor: bigint, proposed: string): void {
    this.requireAccount(actor, account).proposedAccount = proposed;
  }

  acceptAccount(account: string, actor: bigint): void {
    const person = this.#requireActor(actor);
    refuseIf(person.proposedAccount !== account, "ActorRegistryNotProposed");
    person.account = account;
    person.proposedAccount = ZeroAddress;
  }

  license(account: string, clinician: bigint, issuer: bigint, validUntil: bigint): void {
    this.requireRegulator(account);
    const stands = kindOf(this.state, issuer) === Kind.Organization && practises(this.state, issuer);
    refuseIf(issuer !== 0n && !stands, "ActorRegistryInvalidIssuer");
    this.#approve(clinician, Kind.Clinician, issuer, validUntil);
  }

  accredit(account: string, organization: bigint, validUntil: bigint): void {
    this.requireRegulator(account);
    this.#approve(organization, Kind.Organization, 0n, validUntil);
  }

  suspend(account: string, actor: bigint): void {
    this.#changeStanding(account, actor, Standing.Active, Standing.Suspended);
  }

  reinstate(account: string, actor: bigint): void {
    this.#changeStanding(account, actor, Standing.Suspended, Standing.Active);
  }

  addAdministrator(account: string, organization: bigint, administrator: bigint, until: bigint): void {
    this.requireAccount(organization, account);
    this.#requireKind(organization, Kind.Organization);
    this.#requireActor(administrator);
    refuseIf(!isPerson(this.state, administrator), "ActorRegistryWrongKind");
    refuseIf(until <= this.state.time, "ActorRegistryExpiryPassed");
    this.state.administrators.set(of(organization, administrator), until);
  }

  removeAdministrator(account: string, actor: bigint, organization: bigint, administrator: bigint): void {
    this.requireAccount(actor, account);
    const may = actor === organization || actor === administrator;
    const key = of(organization, administrator);
    refuseIf(!may || !this.state.administrators.has(key), "ActorRegistryNotAdministrator");
    this.state.administrators.delete(key);
  }

  addMember(account: string, actor: bigint, organization: bigint, member: bigint, until: bigint): void {
    this.requireAccount(actor, account);
    this.#requireKind(organization, Kind.Organization);
    refuseIf(!isAdministrator(this.state, organization, actor), "ActorRegistryNotAdministrator");
    this.#requireKind(member, Kind.Clinician);
    refuseIf(until <= this.state.time, "ActorRegistryExpiryPassed");
    this.state.members.set(of(organization, member), until);
  }

  removeMember(account: string, actor: bigint, organization: bigint, member: bigint): void {
    this.requireAccount(actor, account);
    const may = actor === member || isAdministrator(this.state, organization, actor);
    refuseIf(!may, "ActorRegistryNotAdministrator");
    refuseIf(!isMember(this.state, organization, member), "ActorRegistryNotMember");
    this.state.members.delete(of(organization, member));
  }

  appointProxy(account: string, patient: bigint, proxy: bigint, mandate: Mandate): void {
    const { kind } = this.requireAccount(patient, account);
    refuseIf(kind !== Kind.Patient, "ActorRegistryWrongKind");
    refuseIf(proxy === patient || !isPerson(this.state, proxy), "ActorRegistryInvalidProxy");
    const sound = mandate.compartments !== 0n && mandate.until > minuteOf(this.state);
    refuseIf(!sound, "ActorRegistryInvalidMandate");
    this.state.mandates.set(of(patient, proxy), mandate);
  }

  dismissProxy(account: string, actor: bigint, patient: bigint, proxy: bigint): void {
    this.requireAccount(actor, account);
    refuseIf(actor !== patient && actor !== proxy, "ActorRegistryDismissRefused");
    refuseIf(!this.state.mandates.has(of(patient, proxy)), "ActorRegistryNoProxy");
    this.state.mandates.delete(of(patient, proxy));
  }

  requireAccount(actor: bigint, account: string): Person {
    const person = this.#requireActor(actor);
    refuseIf(person.account !== account, "ActorRegistryNotAccount");
    return person;
  }

  requirePractising(actor: bigint, account: string): Person {
    const person = this.requireAccount(actor, account);
    refuseIf(!practises(this.state, actor), "ActorRegistryNotInGoodStanding");
    return person;
  }

  requireRegulator(account: string): void {
    refuseIf(account !== this.#regulator, "AccessManagedUnauthorized");
  }

  #approve(actor: bigint, kind: bigint, issuer: bigint, validUntil: bigint): void {
    const person = this.#requireKind(actor, kind);
    refuseIf(person.standing === Standing.Suspended, "ActorRegistryWrongStanding");
    refuseIf(validUntil <= this.state.time, "ActorRegistryExpiryPassed");
    Object.assign(person, { standing: Standing.Active, validUntil, issuer });
  }

  #changeStanding(account: string, actor: bigint, from: bigint, to: bigint): void {
    this.requireRegulator(account);
    const person = this.#requireActor(actor);
    refuseIf(person.standing !== from, "ActorRegistryWrongStanding");
    person.standing = to;
  }

  #requireActor(actor: bigint): Person {
    const person = personIn(this.state, actor);
    if (person === undefined) throw new Refused("ActorRegistryUnknownActor");
    return person;
  }

  #requireKind(actor: bigint, kind: bigint): Person {
    const person = this.#requireActor(actor);
    refuseIf(person.kind !== kind, "ActorRegistryWrongKind");
    return person;
  }
}
