// @ts-nocheck
import {
  ACTOR_KINDS,
  type ActorRow,
  type Administrator,
  DISPUTE_ANSWERS,
  type DisputeAnswer,
  type Mandate,
  type Membership,
  PURPOSES,
  RECORD_CHANGES,
  RECORD_STATUSES,
  type RecordChange,
  type RecordStatus,
  RETRACTION_REASONS,
  type RetractionReason,
  STANDINGS,
  type Terms,
} from "../wire/chain.ts";
import type { Address, Hex32 } from "../wire/primitives.ts";

/** Rows from decoded events. A code this version does not know is an error, never a guess. */

export type Arguments = Record<string, unknown>;
export interface Origin {
  block: number;
  logIndex: number;
  transactionHash: Hex32;
  at: number;
}
const NOBODY = `0x${"0".repeat(40)}`;
const ZERO = `0x${"0".repeat(64)}`;
export const big = (value: unknown): bigint => value as bigint;
export const int = (value: unknown): number => Number(value);
export const hex = (value: unknown): Hex32 => value as Hex32;
export const hexOrNull = (value: unknown): Hex32 | null => (value === ZERO ? null : hex(value));

const actorOrNull = (value: unknown): bigint | null => (value === 0n ? null : big(value));
const addressOrNull = (value: unknown): Address | null => (value === NOBODY ? null : addressOf(value));
const addressOf = (value: unknown): Address => (value as string).toLowerCase() as Address;

export const partiesOf = (args: Arguments): { patient: bigint; grantee: bigint } => ({
  patient: big(args["patient"]),
  grantee: big(args["grantee"]),
});

export function registeredRow(args: Arguments, origin: Origin): ActorRow {
  return {
    actor: big(args["actor"]),
    account: addressOf(args["account"]),
    kind: nameAt(ACTOR_KINDS, args["kind"]) as ActorRow["kind"],
    keyDigest: hex(args["keyDigest"]),
    keyGeneration: 1,
    profile: hex(args["profile"]),
    vault: hexOrNull(args["vault"]),
    standing: "none",
    validUntil: 0,
    issuer: null,
    proposedAccount: null,
    registeredAt: origin.at,
  };
}

export function changedMembers(name: string, args: Arguments): Partial<ActorRow> {
  switch (name) {
    case "KeyRotated":
      return { keyDigest: hex(args["keyDigest"]), keyGeneration: int(args["generation"]) };
    case "ProfilePublished":
      return { profile: hex(args["profile"]) };
    case "VaultPublished":
      return { vault: hex(args["vault"]) };
    case "StandingChanged":
      return standingOf(args);
    case "AccountChanged":
      return { account: addressOf(args["account"]), proposedAccount: null };
    case "AccountProposed":
      return { proposedAccount: addressOrNull(args["account"]) };
    default:
      return {};
  }
}

export function standingOf(args: Arguments): Pick<ActorRow, "standing" | "validUntil" | "issuer"> {
  return {
    standing: nameAt(STANDINGS, args["standing"]),
    validUntil: int(args["validUntil"]),
    issuer: actorOrNull(args["issuer"]),
  };
}

export function membershipOf(args: Arguments): Membership {
  return { organization: big(args["organization"]), member: big(args["member"]), until: int(args["until"]) };
}

export function administratorOf(args: Arguments): Administrator {
  const { organization, administrator, until } = args;
  return { organization: big(organization), administrator: big(administrator), until: int(until) };
}

/** A mandate as it was given. */
export function mandateOf(args: Arguments, origin: Origin): Mandate {
  const { compartments, until, mayGrant, mayRevoke, mayDispute } = args["mandate"] as Record<string, unknown>;
  return {
    patient: big(args["patient"]),
    proxy: big(args["proxy"]),
    compartments: big(compartments),
    until: int(until),
    mayGrant: mayGrant === true,
    mayRevoke: mayRevoke === true,
    mayDispute: mayDispute === true,
    endedAt: null,
    endedBy: null,
    ...origin,
  };
}

/** Events of a record, in the order of `RECORD_CHANGES`. */
export const RECORD_EVENTS = [
  "RecordAdded",
  "RecordAmended",
  "RecordRetracted",
  "RecordDisputed",
  "DisputeAnswered",
] as const;

/** @param organization Whose consent it was written under, as the event after it says. */
export function recordChangeOf(name: string, args: Arguments, organization: bigint | null) {
  const change = RECORD_CHANGES[RECORD_EVENTS.indexOf(name as (typeof RECORD_EVENTS)[number])];
  if (change === undefined) throw new Error(`${name} is no event of a record.`);
  const hasContent = change === "added" || change === "amended";
  return {
    change,
    patient: big(args["patient"]),
    author: big(args["author"]),
    sequence: int(args["sequence"]),
    version: change === "added" ? 1 : int(args["version"]),
    compartment: hasContent ? int(args["compartment"]) : null,
    epoch: hasContent ? int(args["epoch"]) : null,
    pointer: hasContent ? hex(args["pointer"]) : null,
    status: statusAfter(change, args),
    reason: change === "retracted" ? (nameAt(RETRACTION_REASONS, args["reason"]) as RetractionReason) : null,
    answer: change === "answered" ? (nameAt(DISPUTE_ANSWERS, args["answer"]) as DisputeAnswer) : null,
    statement: args["statement"] === undefined ? null : hex(args["statement"]),
    actor: big(args["actor"] ?? args["author"]),
    organization,
  };
}

function statusAfter(change: RecordChange["change"], args: Arguments): RecordStatus {
  if (change === "retracted") return nameAt(RECORD_STATUSES, args["status"]) as RecordStatus;
  return change === "disputed" ? "disputed" : "active";
}

export function termsOf(value: unknown): Terms {
  const terms = value as Record<keyof Terms, bigint>;
  return {
    readMask: big(terms.readMask),
    writeMask: big(terms.writeMask),
    notBefore: int(terms.notBefore),
    expiresAt: int(terms.expiresAt),
    purpose: nameAt(PURPOSES, terms.purpose) as Terms["purpose"],
  };
}

function nameAt<Names extends readonly string[]>(names: Names, index: unknown): Names[number] {
  const name = names[int(index)];
  if (name === undefined) throw new Error(`The contract used a code this version does not know: ${String(index)}.`);
  return name;
}
