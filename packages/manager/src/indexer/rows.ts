import { ACTOR_KINDS, PURPOSES, STANDINGS, type ActorKind, type Purpose } from "@chartkey/sdk/wire";
import type {
  actorChanges,
  administratorChanges,
  consentChanges,
  epochChanges,
  mandateChanges,
  membershipChanges,
  recordChanges,
  requestChanges,
} from "../db/schema.ts";

/** What a stretch of the chain says, table by table. */
export interface Rows {
  actorChanges: (typeof actorChanges.$inferInsert)[];
  membershipChanges: (typeof membershipChanges.$inferInsert)[];
  administratorChanges: (typeof administratorChanges.$inferInsert)[];
  mandateChanges: (typeof mandateChanges.$inferInsert)[];
  recordChanges: (typeof recordChanges.$inferInsert)[];
  consentChanges: (typeof consentChanges.$inferInsert)[];
  requestChanges: (typeof requestChanges.$inferInsert)[];
  epochChanges: (typeof epochChanges.$inferInsert)[];
}

export const noRows = (): Rows => ({
  actorChanges: [],
  membershipChanges: [],
  administratorChanges: [],
  mandateChanges: [],
  recordChanges: [],
  consentChanges: [],
  requestChanges: [],
  epochChanges: [],
});

export interface Origin {
  readonly block: number;
  readonly logIndex: number;
  readonly transactionHash: string;
  readonly at: number;
}

const NOBODY = `0x${"0".repeat(40)}`;
const ZERO = `0x${"0".repeat(64)}`;

/** On chain, a pointer of zero says that there is none. */
export const pointerOrNull = (pointer: string): string | null => (pointer === ZERO ? null : pointer);

/** The same for accounts and actors. */
export const accountOrNull = (account: string): string | null => (account === NOBODY ? null : account.toLowerCase());
export const actorOrNull = (actor: bigint): bigint | null => (actor === 0n ? null : actor);

export const actorKind = (code: number): ActorKind => nameOf(ACTOR_KINDS, code);
export const standingName = (code: number) => nameOf(STANDINGS, code);

/** A row's columns for the terms of a consent or request. */
export function termsColumns(terms: {
  readMask: bigint;
  writeMask: bigint;
  notBefore: number;
  expiresAt: number;
  purpose: number;
}) {
  const { readMask, writeMask, notBefore, expiresAt } = terms;
  // The contract refuses 0 (`NONE`), so what is left are the purposes of the wire.
  return { readMask, writeMask, notBefore, expiresAt, purpose: nameOf(PURPOSES, terms.purpose) as Purpose };
}

export function nameOf<Name extends string>(names: readonly Name[], code: number): Name {
  const name = names[code];
  if (name === undefined) throw new Error(`The contract used code ${String(code)}, which this version does not know.`);
  return name;
}
