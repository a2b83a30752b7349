// @ts-nocheck
import { teamIdentities } from "../chart/teamKey.ts";
import { read } from "../chain/send.ts";
import { WrongTeamKeyError } from "../errors.ts";
import { asMember, type SessionContext } from "../session.ts";
import { listSharedCharts, type SharedChart } from "./consents.ts";
import { organizationsOf } from "./requests.ts";

/** An organization that this actor belongs to, and what is shared with it. */
export interface Team {
  readonly organization: bigint;
  readonly name: string;
  /** Accredited, not suspended, not over. */
  readonly inGoodStanding: boolean;
  /** Whether this member has the organization's key: `wrong` when something else was handed over in its place. */
  readonly key: "held" | "missing" | "wrong";
  readonly charts: readonly SharedChart[];
}

/** The organizations of this member and the charts that patients shared with each of them. */
export async function listTeams(session: SessionContext): Promise<Team[]> {
  const organizations = await organizationsOf(session, session.self.actor);
  return Promise.all(
    organizations.map(async ({ id, name }) => {
      const [inGoodStanding, key] = await Promise.all([
        read(session, ({ actors }) => actors.inGoodStanding(id)),
        keyState(session, id),
      ]);
      // Without the key nothing of a chart opens, so its names would be missing; what is shared shows all the same.
      const charts = await listSharedCharts(asMember(session, id), { withNames: key === "held" });
      return { organization: id, name, inGoodStanding, key, charts };
    }),
  );
}

async function keyState(session: SessionContext, organization: bigint): Promise<Team["key"]> {
  try {
    return (await teamIdentities(session, organization)).length > 0 ? "held" : "missing";
  } catch (error) {
    if (error instanceof WrongTeamKeyError) return "wrong";
    throw error;
  }
}
