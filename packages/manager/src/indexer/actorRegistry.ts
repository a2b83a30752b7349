import type { ChainLog } from "../chain/source.ts";
import { accountOrNull, actorKind, actorOrNull, pointerOrNull, standingName, type Origin, type Rows } from "./rows.ts";

/** Adds the row of one event of the `ActorRegistry`. */
export function takeActorEvent(rows: Rows, log: ChainLog, origin: Origin): void {
  switch (log.eventName) {
    case "ActorRegistered": {
      const { actor, account, kind, keyDigest, profile, vault } = log.args;
      rows.actorChanges.push({
        ...origin,
        actor,
        change: "registered",
        account: account.toLowerCase(),
        kind: actorKind(kind),
        keyDigest,
        keyGeneration: 1,
        profile,
        vault: pointerOrNull(vault),
      });
      return;
    }
    case "KeyRotated": {
      const { actor, generation, keyDigest } = log.args;
      rows.actorChanges.push({ ...origin, actor, change: "keyRotated", keyGeneration: generation, keyDigest });
      return;
    }
    case "ProfilePublished": {
      const { actor, profile } = log.args;
      rows.actorChanges.push({ ...origin, actor, change: "profilePublished", profile });
      return;
    }
    case "VaultPublished": {
      const { actor, vault } = log.args;
      rows.actorChanges.push({ ...origin, actor, change: "vaultPublished", vault: pointerOrNull(vault) });
      return;
    }
    case "AccountProposed": {
      const { actor, account } = log.args;
      rows.actorChanges.push({ ...origin, actor, change: "accountProposed", account: accountOrNull(account) });
      return;
    }
    case "AccountChanged": {
      const { actor, account } = log.args;
      rows.actorChanges.push({ ...origin, actor, change: "accountChanged", account: account.toLowerCase() });
      return;
    }
    case "StandingChanged": {
      const { actor, standing, validUntil, issuer } = log.args;
      rows.actorChanges.push({
        ...origin,
        actor,
        change: "standingChanged",
        standing: standingName(standing),
        validUntil,
        issuer: actorOrNull(issuer),
      });
      return;
    }
    case "MemberAdded": {
      const { organization, member, until } = log.args;
      rows.membershipChanges.push({ ...origin, organization, member, until });
      return;
    }
    case "MemberRemoved": {
      const { organization, member } = log.args;
      rows.membershipChanges.push({ ...origin, organization, member, until: null });
      return;
    }
    case "AdministratorAdded": {
      const { organization, administrator, until } = log.args;
      rows.administratorChanges.push({ ...origin, organization, administrator, until });
      return;
    }
    case "AdministratorRemoved": {
      const { organization, administrator } = log.args;
      rows.administratorChanges.push({ ...origin, organization, administrator, until: null });
      return;
    }
    case "ProxyAppointed": {
      const { patient, proxy, mandate } = log.args;
      rows.mandateChanges.push({ ...origin, patient, proxy, actor: patient, ...mandate });
      return;
    }
    case "ProxyDismissed": {
      const { patient, proxy, actor } = log.args;
      rows.mandateChanges.push({ ...origin, patient, proxy, actor });
      return;
    }
    default:
    // An event of the other registry, or one that has no row.
  }
}
