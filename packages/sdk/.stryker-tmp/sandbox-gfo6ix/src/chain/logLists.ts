// @ts-nocheck
import type { Mandate, RecordChange } from "../wire/chain.ts";
import { type Arguments, big, mandateOf, type Origin, recordChangeOf } from "./logRows.ts";

/** Lists from decoded events, each given in the chain's order. */

export interface Found {
  readonly name: string;
  readonly args: Arguments;
  readonly origin: Origin;
}

/** The newest addition of each pair that was not removed after it. */
export function notRemoved(found: readonly Found[], removal: string, second: string): Found[] {
  const current = new Map<string, Found>();
  for (const each of found) {
    const pair = `${String(each.args["organization"])}/${String(each.args[second])}`;
    // Deleted first, so that the list is in the order of the newest additions.
    current.delete(pair);
    if (each.name !== removal) current.set(pair, each);
  }
  return [...current.values()];
}

/** Each appointment with its end: the next event of the same patient and proxy. */
export function mandatesIn(found: readonly Found[]): Mandate[] {
  const all: Mandate[] = [];
  const standing = new Map<string, Mandate>();
  for (const { name, args, origin } of found) {
    const pair = `${String(args["patient"])}/${String(args["proxy"])}`;
    const before = standing.get(pair);
    // Only the patient appoints, so an appointment that replaces another says no actor.
    if (before) Object.assign(before, { endedAt: origin.at, endedBy: big(args["actor"] ?? args["patient"]) });
    standing.delete(pair);
    if (name !== "ProxyAppointed") continue;
    const mandate = mandateOf(args, origin);
    standing.set(pair, mandate);
    all.push(mandate);
  }
  return all;
}

/** Record changes; what was written as a member has an event of its own that says so. */
export function recordChangesIn(found: readonly Found[]): RecordChange[] {
  const versionOf = (args: Arguments): string =>
    `${String(args["author"])}/${String(args["sequence"])}/${String(big(args["version"] ?? 1n))}`;
  const organizations = new Map(
    found
      .filter(({ name }) => name === "WrittenAsMember")
      .map(({ args }) => [versionOf(args), big(args["organization"])]),
  );
  return found
    .filter(({ name }) => name !== "WrittenAsMember")
    .map(({ name, args, origin }) => ({
      ...recordChangeOf(name, args, organizations.get(versionOf(args)) ?? null),
      ...origin,
    }));
}
