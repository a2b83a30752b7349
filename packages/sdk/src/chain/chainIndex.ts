import type { Place } from "./place.ts";
import type {
  ActorKind,
  ActorRow,
  ConsentChange,
  EpochChange,
  Membership,
  RecordChange,
  RequestChange,
  StandingChange,
} from "../wire/chain.ts";

/** Whose consents or requests: all of one chart, or all that one grantee is part of. */
export type ConsentFilter = { readonly patient: bigint } | { readonly grantee: bigint };

/**
 * Lists of what happened on chain, complete and in the chain's order. The manager's database answers fast;
 * `logIndex` reads the chain itself and needs nobody.
 */
export interface ChainIndex {
  actor(actor: bigint): Promise<ActorRow | undefined>;
  actors(filter: { account?: string; kind?: ActorKind }): Promise<ActorRow[]>;
  memberships(filter: { organization?: bigint; member?: bigint }): Promise<Membership[]>;
  standings(): Promise<StandingChange[]>;
  /** @param after Only what came after this change. */
  records(patient: bigint, after?: Place): Promise<RecordChange[]>;
  consents(filter: ConsentFilter): Promise<ConsentChange[]>;
  requests(filter: ConsentFilter): Promise<RequestChange[]>;
  epochs(patient: bigint): Promise<EpochChange[]>;
  /** Resolves when the lists reflect `block`, or after a few seconds: an index that lags is slow, not wrong. */
  waitFor(block: number): Promise<void>;
}
