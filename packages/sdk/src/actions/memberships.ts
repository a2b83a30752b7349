import { type Receipt, send } from "../chain/send.ts";
import { ChartkeyError } from "../errors.ts";
import type { SessionContext } from "../session.ts";
import { endOf } from "./endDate.ts";
import { shareTeamKey } from "./teamKeys.ts";

export interface AddMemberParameters {
  /** Default: this actor. Another organization when this actor is its administrator. */
  readonly organization?: bigint | undefined;
  readonly member: bigint;
  readonly until: Date;
}

export interface AddMemberReturn extends Receipt {
  /** Whether the member has the organization's key; only the organization itself can share it (`shareTeamKey`). */
  readonly keyShared: boolean;
}

/**
 * Makes a clinician a member of an organization until a date, or changes that date, and seals the organization's key to
 * it. Caller: the organization, or an administrator, who holds no such key.
 */
export async function addMember(session: SessionContext, parameters: AddMemberParameters): Promise<AddMemberReturn> {
  const { organization = session.self.actor, member, until } = parameters;
  const receipt = await send(session, {
    contract: "actors",
    action: "addMember",
    args: [session.self.actor, organization, member, endOf(until)],
  });
  return { ...receipt, keyShared: organization === session.self.actor && (await keyShared(session)) };
}

export interface RemoveMemberParameters {
  /** Default: this actor. Another one when this actor is its administrator, or the member. */
  readonly organization?: bigint | undefined;
  readonly member: bigint;
}

/**
 * Ends a membership: from that block on the member reads and writes nothing under the organization's consents. The key it
 * has opens what is shared later too, until the organization changes it ({@link rotateTeamKey}).
 */
export async function removeMember(session: SessionContext, parameters: RemoveMemberParameters): Promise<Receipt> {
  const { organization = session.self.actor, member } = parameters;
  return send(session, {
    contract: "actors",
    action: "removeMember",
    args: [session.self.actor, organization, member],
  });
}

/** The membership stands whether or not the key could be stored now; the list of members says who misses it. */
async function keyShared(session: SessionContext): Promise<boolean> {
  try {
    await shareTeamKey(session);
    return true;
  } catch (error) {
    if (error instanceof ChartkeyError) return false;
    throw error;
  }
}
