// @ts-nocheck
import type { PublicProfile } from "../chart/profile.ts";
import { publicProfile } from "../chart/profiles.ts";
import { actorOnChain } from "../chart/actorKeys.ts";
import { teamKeysOf } from "../chart/teamKey.ts";
import { read } from "../chain/send.ts";
import type { ChartkeyContext } from "../context.ts";

export interface MemberView {
  readonly member: bigint;
  readonly profile: PublicProfile | undefined;
  /** Unix seconds. */
  readonly until: number;
  /** False once the end date is over. */
  readonly present: boolean;
  /** Licensed, not suspended, not over. */
  readonly inGoodStanding: boolean;
  /** Whether the newest key was stored for this member. */
  readonly hasKey: boolean;
}

export interface Members {
  readonly members: readonly MemberView[];
  /** Who left and was given the newest key: a reason to change it. As the store says, which may be silent about some. */
  readonly leftWithKey: readonly bigint[];
}

/** Members of an organization, as the chain says of each, and who has its key. */
export async function listMembers(
  context: ChartkeyContext,
  { organization }: { organization: bigint },
): Promise<Members> {
  const [memberships, rows, { keyGeneration }] = await Promise.all([
    context.index.memberships({ organization }),
    teamKeysOf(context, { organization }),
    actorOnChain(context, organization),
  ]);
  const given = new Set(rows.filter(({ generation }) => generation === keyGeneration).map(({ member }) => member));
  const members = await Promise.all(
    memberships.map(async ({ member, until }): Promise<MemberView> => {
      const [present, inGoodStanding, profile] = await Promise.all([
        read(context, ({ actors }) => actors.isMember(organization, member)),
        read(context, ({ actors }) => actors.inGoodStanding(member)),
        publicProfile(context, member).catch(() => undefined),
      ]);
      return { member, profile, until, present, inGoodStanding, hasKey: given.has(member) };
    }),
  );
  const staying = new Set(members.filter(({ present }) => present).map(({ member }) => member));
  return { members, leftWithKey: [...given].filter((member) => !staying.has(member)) };
}
