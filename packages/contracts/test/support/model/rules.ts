import {
  NO_CONSENT,
  NO_MANDATE,
  chartIn,
  has,
  of,
  type Consent,
  type Mandate,
  type State,
  type Terms,
} from "./State.ts";
import { Kind, Standing, Status } from "./codes.ts";

// The rules that only look. They say what should hold, in the plainest words; nothing is shared with the contracts.

export const minuteOf = (state: State) => state.time / 60n;

export const personIn = (state: State, actor: bigint) => state.actors[Number(actor) - 1];

export const kindOf = (state: State, actor: bigint) => personIn(state, actor)?.kind ?? Kind.None;

export function practises(state: State, actor: bigint): boolean {
  const person = personIn(state, actor);
  if (person === undefined) return false;
  if (person.kind === Kind.Patient || person.kind === Kind.Device) return true;
  return person.standing === Standing.Active && state.time < person.validUntil;
}

export const isPerson = (state: State, actor: bigint) =>
  kindOf(state, actor) === Kind.Patient || kindOf(state, actor) === Kind.Clinician;

export const isMember = (state: State, organization: bigint, member: bigint) =>
  state.time < (state.members.get(of(organization, member)) ?? 0n);

export const isAdministrator = (state: State, organization: bigint, actor: bigint) =>
  actor === organization || state.time < (state.administrators.get(of(organization, actor)) ?? 0n);

export const practisesIn = (state: State, organization: bigint, member: bigint) =>
  isMember(state, organization, member) && practises(state, organization) && practises(state, member);

/** The mandate that holds now; an empty one otherwise. */
export function mandateOf(state: State, patient: bigint, proxy: bigint): Mandate {
  const mandate = state.mandates.get(of(patient, proxy));
  return mandate !== undefined && minuteOf(state) < mandate.until ? mandate : NO_MANDATE;
}

export const consentOf = (state: State, patient: bigint, grantee: bigint): Consent =>
  state.consents.get(of(patient, grantee)) ?? NO_CONSENT;

export const isGiven = (consent: Consent) => consent.expiresAt !== 0n && !consent.revoked;

export const holds = (state: State, consent: Consent) =>
  !consent.revoked && consent.notBefore <= minuteOf(state) && minuteOf(state) < consent.expiresAt;

/** Whether a mandate for `compartments` covers all that `terms` touch. */
export const covers = (compartments: bigint, { readMask, writeMask }: Terms) =>
  ((readMask | writeMask) & ~compartments) === 0n;

export const isOpen = (state: State, patient: bigint) => BigInt(chartIn(state, patient).keyList) !== 0n;

export function canRead(state: State, patient: bigint, grantee: bigint, compartment: bigint): boolean {
  if (grantee === patient) return isOpen(state, patient) && compartment < 64n;
  const consent = consentOf(state, patient, grantee);
  const reads = holds(state, consent) && has(consent.readMask, compartment);
  return reads && practises(state, grantee) && kindOf(state, grantee) !== Kind.Device;
}

export function canWrite(state: State, patient: bigint, grantee: bigint, compartment: bigint): boolean {
  if (grantee === patient) return isOpen(state, patient) && compartment < 64n;
  const consent = consentOf(state, patient, grantee);
  return holds(state, consent) && has(consent.writeMask, compartment) && practises(state, grantee);
}

export function canReadAsMember(
  state: State,
  patient: bigint,
  organization: bigint,
  member: bigint,
  compartment: bigint,
): boolean {
  const consent = consentOf(state, patient, organization);
  return holds(state, consent) && has(consent.readMask, compartment) && practisesIn(state, organization, member);
}

export function canWriteAsMember(
  state: State,
  patient: bigint,
  organization: bigint,
  member: bigint,
  compartment: bigint,
): boolean {
  const consent = consentOf(state, patient, organization);
  return holds(state, consent) && has(consent.writeMask, compartment) && practisesIn(state, organization, member);
}

export const reached = (state: State, patient: bigint, author: bigint) =>
  author === patient ? chartIn(state, patient).sequence : consentOf(state, patient, author).sequence;

export function recordOf(state: State, patient: bigint, author: bigint, sequence: bigint) {
  if (sequence === 0n || sequence > reached(state, patient, author)) return { version: 0n, status: Status.None };
  return state.records.get(of(patient, author, sequence)) ?? { version: 1n, status: Status.Active };
}

export const isInUse = (status: bigint) => status === Status.Active || status === Status.Disputed;
