// @ts-nocheck
import type { Place } from "./place.ts";
import type {
  ActorKind,
  ActorRow,
  Administrator,
  ConsentChange,
  EpochChange,
  Mandate,
  Membership,
  RecordChange,
  RequestChange,
  StandingChange,
} from "../wire/chain.ts";

/** Whose consents or requests: all of one chart, or all that one grantee is part of. */
export type ConsentFilter = { readonly patient: bigint } | { readonly grantee: bigint };

/** Whose mandates: all that one patient gave, or all that one proxy was given. */
export type MandateFilter = { readonly patient: bigint } | { readonly proxy: bigint };

/**
 * Lists of what happened on chain, complete and in the chain's order. The manager's database answers fast;
 * `logIndex` reads the chain itself and needs nobody.
 */
export interface ChainIndex {
  actor(actor: bigint): Promise<ActorRow | undefined>;
  /** @param filter `account`: the one that acts for them now. */
  actors(filter: { account?: string; kind?: ActorKind }): Promise<ActorRow[]>;
  memberships(filter: { organization?: bigint; member?: bigint }): Promise<Membership[]>;
  /** Those that were not removed, past their date or not. */
  administrators(filter: { organization?: bigint; administrator?: bigint }): Promise<Administrator[]>;
  /** Every appointment, ended ones included. */
  mandates(filter: MandateFilter): Promise<Mandate[]>;
  standings(): Promise<StandingChange[]>;
  /** @param after Only what came after this change. */
  records(patient: bigint, after?: Place): Promise<RecordChange[]>;
  consents(filter: ConsentFilter): Promise<ConsentChange[]>;
  requests(filter: ConsentFilter): Promise<RequestChange[]>;
  epochs(patient: bigint): Promise<EpochChange[]>;
  /** Resolves when the lists reflect `block`, or after a few seconds: an index that lags is slow, not wrong. */
  waitFor(block: number): Promise<void>;
}
