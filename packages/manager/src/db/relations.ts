import { eq, inArray } from "drizzle-orm";
import { actorChanges, administratorChanges, consentChanges, mandateChanges, membershipChanges } from "./schema.ts";

/** Kinds of access, each between two actors (or of one), with the table that tells its story. */
export const RELATIONS = {
  consent: { table: consentChanges, one: consentChanges.patient, other: consentChanges.grantee, only: undefined },
  membership: {
    table: membershipChanges,
    one: membershipChanges.organization,
    other: membershipChanges.member,
    only: undefined,
  },
  administrator: {
    table: administratorChanges,
    one: administratorChanges.organization,
    other: administratorChanges.administrator,
    only: undefined,
  },
  mandate: { table: mandateChanges, one: mandateChanges.patient, other: mandateChanges.proxy, only: undefined },
  standing: {
    table: actorChanges,
    one: actorChanges.actor,
    other: undefined,
    only: eq(actorChanges.change, "standingChanged"),
  },
  account: {
    table: actorChanges,
    one: actorChanges.actor,
    other: undefined,
    only: inArray(actorChanges.change, ["registered", "accountChanged"]),
  },
} as const;
export type Relation = keyof typeof RELATIONS;
