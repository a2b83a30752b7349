import { ZeroAddress, ZeroHash } from "ethers";

/** What the registries hold, in the plainest shape. Times in seconds, or in minutes where the contracts count those. */
export interface State {
  time: bigint;
  paused: boolean;
  readonly actors: Person[];
  /** Ends of memberships and of administrators' terms, by `organization/actor`. */
  readonly members: Map<string, bigint>;
  readonly administrators: Map<string, bigint>;
  /** By `patient/proxy`. */
  readonly mandates: Map<string, Mandate>;
  readonly charts: Map<bigint, Chart>;
  /** By `patient/grantee`. */
  readonly consents: Map<string, Consent>;
  /** Records that changed since they were added, by `patient/author/sequence`. */
  readonly records: Map<string, RecordState>;
}

export interface Person {
  account: string;
  kind: bigint;
  standing: bigint;
  validUntil: bigint;
  keyGeneration: bigint;
  keyDigest: string;
  issuer: bigint;
  proposedAccount: string;
}

export interface Mandate {
  readonly compartments: bigint;
  readonly until: bigint;
  readonly mayGrant: boolean;
  readonly mayRevoke: boolean;
  readonly mayDispute: boolean;
}

export interface Terms {
  readonly readMask: bigint;
  readonly writeMask: bigint;
  readonly notBefore: bigint;
  readonly expiresAt: bigint;
  readonly purpose: bigint;
}

export interface Consent extends Terms {
  readonly sequence: bigint;
  readonly revoked: boolean;
}

export interface Chart {
  head: string;
  keyList: string;
  sequence: bigint;
  readonly epochs: bigint[];
}

export interface RecordState {
  readonly version: bigint;
  readonly status: bigint;
}

export const NO_CONSENT: Consent = {
  readMask: 0n,
  writeMask: 0n,
  notBefore: 0n,
  expiresAt: 0n,
  purpose: 0n,
  sequence: 0n,
  revoked: false,
};

export const NO_MANDATE: Mandate = {
  compartments: 0n,
  until: 0n,
  mayGrant: false,
  mayRevoke: false,
  mayDispute: false,
};

export function emptyState(): State {
  return {
    time: 0n,
    paused: false,
    actors: [],
    members: new Map(),
    administrators: new Map(),
    mandates: new Map(),
    charts: new Map(),
    consents: new Map(),
    records: new Map(),
  };
}

export function newPerson(account: string, kind: bigint, keyDigest: string): Person {
  return {
    account,
    kind,
    standing: 0n,
    validUntil: 0n,
    keyGeneration: 1n,
    keyDigest,
    issuer: 0n,
    proposedAccount: ZeroAddress,
  };
}

export function chartIn(state: State, patient: bigint): Chart {
  const found = state.charts.get(patient);
  if (found !== undefined) return found;
  const chart: Chart = { head: ZeroHash, keyList: ZeroHash, sequence: 0n, epochs: Array<bigint>(64).fill(0n) };
  state.charts.set(patient, chart);
  return chart;
}

/** The key of something that concerns several actors. */
export const of = (...numbers: bigint[]) => numbers.join("/");

export const has = (mask: bigint, compartment: bigint) => compartment < 64n && ((mask >> compartment) & 1n) === 1n;
