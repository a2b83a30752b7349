// @ts-nocheck
import { type Receipt, send } from "../chain/send.ts";
import type { SessionContext } from "../session.ts";
import { endOf } from "./endDate.ts";

export interface AddAdministratorParameters {
  readonly administrator: bigint;
  readonly until: Date;
}

/**
 * Lets a patient or clinician manage the members of this organization until a date. It adds and removes members; the
 * organization's key, and so anything that patients shared, stays closed to it.
 */
export async function addAdministrator(
  session: SessionContext,
  { administrator, until }: AddAdministratorParameters,
): Promise<Receipt> {
  return send(session, {
    contract: "actors",
    action: "addAdministrator",
    args: [session.self.actor, administrator, endOf(until)],
  });
}

export interface RemoveAdministratorParameters {
  /** Default: this actor. Another one when this actor gives its own office up. */
  readonly organization?: bigint | undefined;
  readonly administrator: bigint;
}

export async function removeAdministrator(
  session: SessionContext,
  { organization = session.self.actor, administrator }: RemoveAdministratorParameters,
): Promise<Receipt> {
  return send(session, {
    contract: "actors",
    action: "removeAdministrator",
    args: [session.self.actor, organization, administrator],
  });
}
