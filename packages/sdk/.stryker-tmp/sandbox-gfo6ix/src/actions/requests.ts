// @ts-nocheck
import { z } from "zod";
import { actorOnChain, recipientOfActor } from "../chart/actorKeys.ts";
import { requestContext } from "../chart/contexts.ts";
import { mandatePairs } from "../chart/mandatePairs.ts";
import { mandateOnChain, requireMandate } from "../chart/mandates.ts";
import { compartmentsIn, dateOfMinutes } from "../chart/masks.ts";
import { getObject, putObject } from "../chart/objects.ts";
import type { PublicProfile } from "../chart/profile.ts";
import { publicProfile } from "../chart/profiles.ts";
import { read, type Receipt, send } from "../chain/send.ts";
import type { Recipient } from "../crypto/keys.ts";
import { open, seal } from "../crypto/sealedObject.ts";
import type { ChartkeyContext } from "../context.ts";
import { InvalidInputError } from "../errors.ts";
import type { SessionContext } from "../session.ts";
import type { ConsentChange, Purpose, RequestChange } from "../wire/chain.ts";
import { termsForChain, termsOf } from "./terms.ts";

const reasonSchema = z.strictObject({ reason: z.string().min(1).max(2_000) });

export interface RequestAccessParameters {
  readonly patient: bigint;
  readonly read: readonly number[];
  readonly write: readonly number[];
  readonly purpose: Purpose;
  readonly expiresAt: Date;
  /** In plain words; only the patient can read it, and who may answer for them. */
  readonly reason: string;
}

/** Asks a patient for access. Gives nothing; the patient decides. */
export async function requestAccess(session: SessionContext, parameters: RequestAccessParameters): Promise<Receipt> {
  const { patient } = parameters;
  const grantee = session.self.actor;
  const data = reasonSchema.safeParse({ reason: parameters.reason.trim() });
  if (!data.success) throw new InvalidInputError("Say in a sentence or two why you ask (at most 2,000 characters).");
  const terms = termsOf(parameters);
  const { kind } = await actorOnChain(session, patient);
  if (kind !== "patient") throw new InvalidInputError("This number does not belong to a patient.");
  const sealed = await seal({
    context: requestContext(session.deployment, patient, grantee),
    data: data.data,
    recipients: await readersOfReason(session, patient),
  });
  const reason = await putObject(session.blobs, sealed, { kind: "request", patient });
  return send(session, {
    contract: "charts",
    action: "requestAccess",
    args: [grantee, patient, termsForChain(terms), reason],
  });
}

/** The patient, and whoever may answer for them. */
async function readersOfReason(session: SessionContext, patient: bigint): Promise<Recipient[]> {
  const mandates = await mandatePairs(session, { patient });
  const proxies = await Promise.all(
    mandates.map(async ({ proxy }) => ((await mandateOnChain(session, patient, proxy))?.mayGrant ? [proxy] : [])),
  );
  const readers = new Set([patient, ...proxies.flat()]);
  return Promise.all([...readers].map((actor) => recipientOfActor(session, actor)));
}

export interface AccessRequest {
  readonly grantee: bigint;
  readonly profile: PublicProfile | undefined;
  readonly inGoodStanding: boolean;
  readonly organizations: readonly { readonly id: bigint; readonly name: string }[];
  readonly read: readonly number[];
  readonly write: readonly number[];
  readonly purpose: Purpose;
  readonly expiresAt: Date;
  /** Absent when it cannot be opened. */
  readonly reason: string | undefined;
  /** Unix seconds. */
  readonly at: number;
  readonly state: "open" | "granted" | "denied";
}

type Asked = RequestChange & { terms: NonNullable<RequestChange["terms"]> };

export interface ChartParameters {
  /** Default: this actor. */
  readonly patient?: bigint | undefined;
}

/**
 * What was asked of a patient, newest first; of one grantee only the newest. Who acts for a patient reads the reasons that
 * were written since the appointment.
 */
export async function listRequests(
  session: SessionContext,
  { patient = session.self.actor }: ChartParameters = {},
): Promise<AccessRequest[]> {
  const [requests, consents] = await Promise.all([
    session.index.requests({ patient }),
    session.index.consents({ patient }),
  ]);
  const newest = new Map<bigint, Asked>();
  for (const change of requests) if (change.terms) newest.set(change.grantee, change as Asked);
  const views = [...newest.values()].map((asked) => requestView(session, asked, stateOf(asked, requests, consents)));
  return (await Promise.all(views)).sort((a, b) => b.at - a.at);
}

export interface OwnRequest {
  readonly patient: bigint;
  readonly at: number;
  readonly state: "open" | "granted" | "denied" | "revoked";
}

/** What this actor asked of patients, newest first; of one patient only the newest. */
export async function listOwnRequests(session: SessionContext): Promise<OwnRequest[]> {
  const grantee = session.self.actor;
  const [requests, consents] = await Promise.all([
    session.index.requests({ grantee }),
    session.index.consents({ grantee }),
  ]);
  const newest = new Map<bigint, RequestChange>();
  for (const change of requests) if (change.change === "requested") newest.set(change.patient, change);
  return [...newest.values()]
    .map((asked) => {
      const state = stateOf(asked, requests, consents);
      const ended = consents.findLast((change) => change.patient === asked.patient)?.change === "revoked";
      return {
        patient: asked.patient,
        at: asked.at,
        state: state === "granted" && ended ? ("revoked" as const) : state,
      };
    })
    .sort((a, b) => b.at - a.at);
}

/** Turns a request down, for this patient or for one for whom this actor may share. @throws {@link NotAuthorizedError} */
export async function denyAccess(
  session: SessionContext,
  { grantee, patient = session.self.actor }: { grantee: bigint } & ChartParameters,
): Promise<Receipt> {
  if (patient !== session.self.actor) await requireMandate(session, patient, "mayGrant");
  return send(session, { contract: "charts", action: "denyAccess", args: [session.self.actor, patient, grantee] });
}

/** The first answer after the question decides. */
function stateOf(
  asked: RequestChange,
  requests: readonly RequestChange[],
  consents: readonly ConsentChange[],
): AccessRequest["state"] {
  const answers = [
    ...requests.filter((change) => change.change === "denied"),
    ...consents.filter((change) => change.change === "granted"),
  ]
    .filter((change) => change.patient === asked.patient && change.grantee === asked.grantee)
    .filter(
      (change) => change.block > asked.block || (change.block === asked.block && change.logIndex > asked.logIndex),
    )
    .sort((a, b) => a.block - b.block || a.logIndex - b.logIndex);
  const [answer] = answers;
  if (!answer) return "open";
  return answer.change === "denied" ? "denied" : "granted";
}

async function requestView(
  session: SessionContext,
  asked: Asked,
  state: AccessRequest["state"],
): Promise<AccessRequest> {
  const { grantee, terms } = asked;
  const [profile, inGoodStanding, organizations, reason] = await Promise.all([
    publicProfile(session, grantee).catch(() => undefined),
    read(session, ({ actors }) => actors.inGoodStanding(grantee)),
    organizationsOf(session, grantee),
    openReason(session, asked).catch(() => undefined),
  ]);
  return {
    grantee,
    profile,
    inGoodStanding,
    organizations,
    read: compartmentsIn(terms.readMask),
    write: compartmentsIn(terms.writeMask),
    purpose: terms.purpose,
    expiresAt: dateOfMinutes(terms.expiresAt),
    reason,
    at: asked.at,
    state,
  };
}

async function openReason(session: SessionContext, { patient, grantee, reason }: Asked): Promise<string | undefined> {
  if (reason === null) return undefined;
  const data = await open({
    sealed: await getObject(session.blobs, reason),
    identities: await session.keys.identities(),
    expected: requestContext(session.deployment, patient, grantee),
    schema: reasonSchema,
  });
  return data.reason;
}

/** Organizations that `member` belongs to now, as the chain says, with their names. */
export async function organizationsOf(
  context: ChartkeyContext,
  member: bigint,
): Promise<{ id: bigint; name: string }[]> {
  const memberships = await context.index.memberships({ member });
  const current = await Promise.all(
    memberships.map(async ({ organization }) => {
      const holds = await read(context, ({ actors }) => actors.isMember(organization, member));
      if (!holds) return undefined;
      const profile = await publicProfile(context, organization).catch(() => undefined);
      return { id: organization, name: profile?.name ?? `Organization ${String(organization)}` };
    }),
  );
  return current.filter((organization) => organization !== undefined);
}
