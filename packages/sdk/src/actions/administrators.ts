import type { PublicProfile } from "../chart/profile.ts";
import { publicProfile } from "../chart/profiles.ts";
import { read, type Receipt, send } from "../chain/send.ts";
import type { ChartkeyContext } from "../context.ts";
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

export interface AdministratorView {
  readonly administrator: bigint;
  /** Absent for patients, whose profile is sealed. */
  readonly profile: PublicProfile | undefined;
  /** Unix seconds. */
  readonly until: number;
  /** False once the end date is over. */
  readonly present: boolean;
}

/** Who manages the members of an organization besides itself, as the chain says of each. */
export async function listAdministrators(
  context: ChartkeyContext,
  { organization }: { organization: bigint },
): Promise<AdministratorView[]> {
  const administrators = await context.index.administrators({ organization });
  return Promise.all(
    administrators.map(async ({ administrator, until }) => {
      const [present, profile] = await Promise.all([
        read(context, ({ actors }) => actors.isAdministrator(organization, administrator)),
        publicProfile(context, administrator).catch(() => undefined),
      ]);
      return { administrator, profile, until, present };
    }),
  );
}

/** An organization whose members this actor manages. */
export interface Office {
  readonly organization: bigint;
  readonly name: string;
  /** Unix seconds at which the appointment ends. */
  readonly until: number;
}

/** The organizations whose members this actor manages now. */
export async function listOffices(session: SessionContext): Promise<Office[]> {
  const administrator = session.self.actor;
  const appointments = await session.index.administrators({ administrator });
  const offices = await Promise.all(
    appointments.map(async ({ organization, until }) => {
      if (!(await read(session, ({ actors }) => actors.isAdministrator(organization, administrator)))) return undefined;
      const profile = await publicProfile(session, organization).catch(() => undefined);
      return { organization, name: profile?.name ?? `Organization ${String(organization)}`, until };
    }),
  );
  return offices.filter((office) => office !== undefined);
}
