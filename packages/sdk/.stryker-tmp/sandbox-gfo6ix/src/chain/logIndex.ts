// @ts-nocheck
import type { ContractEventName, EventLog, Provider } from "ethers";
import type { ActorRow, Deployment } from "../wire/chain.ts";
import type { ChainIndex, ConsentFilter } from "./chainIndex.ts";
import { connectRegistries } from "./registries.ts";
import { fromWallet } from "./fromWallet.ts";
import { type Found, mandatesIn, notRemoved, recordChangesIn } from "./logLists.ts";
import { isAfter } from "./place.ts";
import {
  administratorOf,
  big,
  changedMembers,
  hex,
  hexOrNull,
  membershipOf,
  type Origin,
  partiesOf,
  RECORD_EVENTS,
  registeredRow,
  standingOf,
  termsOf,
} from "./logRows.ts";

/** Reads the lists from the chain's own logs: slower than a manager's database, and needs nobody's service. */
export function logIndex(deployment: Deployment, provider: Provider): ChainIndex {
  const { actors, charts } = connectRegistries(deployment, provider);
  const times = new Map<number, number>();

  async function timeOf(block: number): Promise<number> {
    const known = times.get(block);
    if (known !== undefined) return known;
    const time = (await provider.getBlock(block))?.timestamp ?? 0;
    times.set(block, time);
    return time;
  }

  /** All logs of the given filters, in the chain's order. */
  async function find(
    contract: "actors" | "charts",
    filters: ContractEventName[],
    fromBlock = deployment.deployBlock,
  ): Promise<Found[]> {
    const source = contract === "actors" ? actors : charts;
    try {
      const lists = await Promise.all(filters.map((filter) => source.queryFilter(filter as never, fromBlock)));
      const logs = (lists.flat() as unknown as EventLog[]).sort(
        (a, b) => a.blockNumber - b.blockNumber || a.index - b.index,
      );
      return await Promise.all(
        logs.map(async (log) => ({ name: log.fragment.name, args: log.args.toObject(), origin: await originOf(log) })),
      );
    } catch (cause) {
      throw fromWallet(cause);
    }
  }

  async function originOf(log: EventLog): Promise<Origin> {
    const at = await timeOf(log.blockNumber);
    return { block: log.blockNumber, logIndex: log.index, transactionHash: hex(log.transactionHash), at };
  }

  async function actorRows(actor?: bigint): Promise<ActorRow[]> {
    const { filters } = actors;
    const found = await find("actors", [
      filters.ActorRegistered(actor),
      filters.KeyRotated(actor),
      filters.ProfilePublished(actor),
      filters.VaultPublished(actor),
      filters.AccountProposed(actor),
      filters.AccountChanged(actor),
      filters.StandingChanged(actor),
    ]);
    const rows = new Map<bigint, ActorRow>();
    for (const { name, args, origin } of found) {
      const id = big(args["actor"]);
      const row = name === "ActorRegistered" ? registeredRow(args, origin) : rows.get(id);
      if (row) rows.set(id, { ...row, ...changedMembers(name, args) });
    }
    return [...rows.values()];
  }

  /** Actors that an account holds now: those it registered or took over, without those that moved on. */
  async function actorsOfAccount(account: string): Promise<ActorRow[]> {
    const { filters } = actors;
    const found = await find("actors", [
      filters.ActorRegistered(undefined, account),
      filters.AccountChanged(undefined, account),
    ]);
    const ids = new Set(found.map(({ args }) => big(args["actor"])));
    const rows = await Promise.all([...ids].map((id) => actorRows(id)));
    return rows
      .flat()
      .filter((row) => row.account === account.toLowerCase())
      .sort((a, b) => (a.actor < b.actor ? -1 : 1));
  }

  return {
    waitFor: () => Promise.resolve(),
    actor: async (actor) => (await actorRows(actor))[0],
    actors: async ({ account, kind }) =>
      (await (account === undefined ? actorRows() : actorsOfAccount(account))).filter(
        (row) => kind === undefined || row.kind === kind,
      ),
    async memberships({ organization, member }) {
      const { filters } = actors;
      const found = await find("actors", [
        filters.MemberAdded(organization, member),
        filters.MemberRemoved(organization, member),
      ]);
      return notRemoved(found, "MemberRemoved", "member").map(({ args }) => membershipOf(args));
    },
    async administrators({ organization, administrator }) {
      const { filters } = actors;
      const found = await find("actors", [
        filters.AdministratorAdded(organization, administrator),
        filters.AdministratorRemoved(organization, administrator),
      ]);
      return notRemoved(found, "AdministratorRemoved", "administrator").map(({ args }) => administratorOf(args));
    },
    async mandates(filter) {
      const [patient, proxy] = "patient" in filter ? [filter.patient, undefined] : [undefined, filter.proxy];
      const { filters } = actors;
      return mandatesIn(
        await find("actors", [filters.ProxyAppointed(patient, proxy), filters.ProxyDismissed(patient, proxy)]),
      );
    },
    async standings() {
      const found = await find("actors", [actors.filters.StandingChanged()]);
      return found.map(({ args, origin }) => ({ actor: big(args["actor"]), ...standingOf(args), ...origin }));
    },
    async records(patient, after) {
      const { filters } = charts;
      const found = await find(
        "charts",
        [...RECORD_EVENTS, "WrittenAsMember" as const].map((name) => filters[name](patient)),
        after?.block,
      );
      return recordChangesIn(found).filter((change) => after === undefined || isAfter(change, after));
    },
    async consents(filter) {
      const [patient, grantee] = parties(filter);
      const { filters } = charts;
      const found = await find("charts", [
        filters.ConsentGranted(patient, grantee),
        filters.ConsentRevoked(patient, grantee),
      ]);
      return found.map(({ name, args, origin }) => ({
        ...partiesOf(args),
        change: name === "ConsentGranted" ? ("granted" as const) : ("revoked" as const),
        actor: big(args["actor"]),
        terms: name === "ConsentGranted" ? termsOf(args["terms"]) : null,
        envelope: name === "ConsentGranted" ? hexOrNull(args["envelope"]) : null,
        ...origin,
      }));
    },
    async requests(filter) {
      const [patient, grantee] = parties(filter);
      const { filters } = charts;
      const found = await find("charts", [
        filters.AccessRequested(patient, grantee),
        filters.AccessDenied(patient, grantee),
      ]);
      return found.map(({ name, args, origin }) => ({
        ...partiesOf(args),
        change: name === "AccessRequested" ? ("requested" as const) : ("denied" as const),
        actor: big(args["actor"] ?? args["grantee"]),
        terms: name === "AccessRequested" ? termsOf(args["terms"]) : null,
        reason: name === "AccessRequested" ? hexOrNull(args["reason"]) : null,
        ...origin,
      }));
    },
    async epochs(patient) {
      const { filters } = charts;
      const found = await find("charts", [filters.ChartOpened(patient), filters.EpochsOpened(patient)]);
      return found.map(({ name, args, origin }) => ({
        patient: big(args["patient"]),
        mask: name === "EpochsOpened" ? big(args["mask"]) : null,
        keys: hex(args["keys"]),
        keyring: name === "EpochsOpened" ? hexOrNull(args["keyring"]) : null,
        ...origin,
      }));
    },
  };
}

function parties(filter: ConsentFilter): [bigint | undefined, bigint | undefined] {
  return "patient" in filter ? [filter.patient, undefined] : [undefined, filter.grantee];
}
