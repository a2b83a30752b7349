// @ts-nocheck
import { type Envelope, openEnvelope } from "../chart/envelope.ts";
import { epochKeysOf } from "../chart/epochKeys.ts";
import { consentOnChain, granteesIn } from "../chart/grantees.ts";
import { mayRead, mayWrite } from "../chart/mayAccess.ts";
import { currentKeyList } from "../chart/keyList.ts";
import { compartmentsIn, dateOfMinutes } from "../chart/masks.ts";
import type { CompartmentInfo, PublicProfile } from "../chart/profile.ts";
import { privateProfile, publicProfile } from "../chart/profiles.ts";
import { labelOf } from "../chart/rotation.ts";
import { granteeOf, openedOnce, type SessionContext } from "../session.ts";
import { type ConsentChange, type Purpose, PURPOSES } from "../wire/chain.ts";

export type ConsentState = "live" | "notYet" | "expired" | "revoked";

export interface ConsentView {
  readonly grantee: bigint;
  readonly profile: PublicProfile | undefined;
  readonly read: readonly number[];
  readonly write: readonly number[];
  readonly purpose: Purpose;
  readonly notBefore: Date;
  readonly expiresAt: Date;
  readonly state: ConsentState;
  /** Unix seconds of the newest grant. */
  readonly since: number;
  readonly endedAt?: number;
  /** Undefined where this actor cannot open what was given. */
  readonly history: Envelope["history"] | undefined;
  readonly transactionHash: string;
}

/** A patient's consents (default: this actor's), one for each grantee, as the chain holds them now; live ones first. */
export async function listConsents(
  session: SessionContext,
  { patient = session.self.actor }: { patient?: bigint | undefined } = {},
): Promise<ConsentView[]> {
  const changes = await session.index.consents({ patient });
  const views = await Promise.all(
    granteesIn(changes).map((grantee) => consentView(session, { patient, grantee }, changes)),
  );
  const order: ConsentState[] = ["live", "notYet", "expired", "revoked"];
  return views.sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state) || b.since - a.since);
}

async function consentView(
  session: SessionContext,
  { patient, grantee }: { patient: bigint; grantee: bigint },
  changes: readonly ConsentChange[],
): Promise<ConsentView> {
  const own = changes.filter((change) => change.grantee === grantee);
  const granted = own.findLast((change) => change.change === "granted");
  const last = own.at(-1);
  if (!granted?.terms || !last) throw new Error("A consent starts with a grant.");
  const [state, profile, envelope] = await Promise.all([
    consentState(session, patient, grantee),
    publicProfile(session, grantee).catch(() => undefined),
    granted.envelope && patient === session.self.actor
      ? ownEnvelope(session, grantee, granted.envelope).catch(() => undefined)
      : undefined,
  ]);
  const { terms } = granted;
  return {
    grantee,
    profile,
    read: compartmentsIn(terms.readMask),
    write: compartmentsIn(terms.writeMask),
    purpose: terms.purpose,
    notBefore: dateOfMinutes(terms.notBefore),
    expiresAt: dateOfMinutes(terms.expiresAt),
    state,
    since: granted.at,
    ...(state === "revoked" ? { endedAt: last.at } : {}),
    history: envelope?.history,
    transactionHash: granted.transactionHash,
  };
}

async function ownEnvelope(session: SessionContext, grantee: bigint, pointer: string): Promise<Envelope> {
  const identities = await session.keys.identities();
  return openedOnce(session, pointer, () =>
    openEnvelope(session, { pointer, patient: session.self.actor, grantee, identities }),
  );
}

/** What the chain says of a consent at this minute. */
export async function consentState(session: SessionContext, patient: bigint, grantee: bigint): Promise<ConsentState> {
  const consent = await consentOnChain(session, patient, grantee);
  const now = Math.floor(Date.now() / 60_000);
  if (consent.revoked || !consent.exists) return "revoked";
  if (consent.expiresAt <= now) return "expired";
  return consent.notBefore > now ? "notYet" : "live";
}

export interface SharedChart {
  readonly patient: bigint;
  /** From the envelope; absent when no key of it can be opened any more. */
  readonly patientName: string | undefined;
  readonly read: readonly number[];
  readonly write: readonly number[];
  readonly purpose: Purpose;
  readonly expiresAt: Date;
  readonly state: ConsentState;
}

/** Charts that are or were shared with this actor, or its organization when it acts as a member, live ones first. */
export async function listSharedCharts(session: SessionContext, { withNames = true } = {}): Promise<SharedChart[]> {
  const grantee = granteeOf(session);
  const changes = await session.index.consents({ grantee });
  const patients = [...new Set(changes.map((change) => change.patient))];
  const charts = await Promise.all(patients.map((patient) => sharedChart(session, patient, withNames)));
  return charts.sort(
    (a, b) => Number(b.state === "live") - Number(a.state === "live") || (a.patient < b.patient ? -1 : 1),
  );
}

async function sharedChart(session: SessionContext, patient: bigint, withName: boolean): Promise<SharedChart> {
  const grantee = granteeOf(session);
  const [consent, state, keys] = await Promise.all([
    consentOnChain(session, patient, grantee),
    consentState(session, patient, grantee),
    withName ? epochKeysOf(session, patient) : undefined,
  ]);
  return {
    patient,
    patientName: keys?.envelopes[0]?.patientName,
    read: compartmentsIn(consent.readMask),
    write: compartmentsIn(consent.writeMask),
    purpose: (PURPOSES[consent.purpose] ?? "TREAT") as Purpose,
    expiresAt: dateOfMinutes(consent.expiresAt),
    state,
  };
}

export interface CompartmentView extends CompartmentInfo {
  readonly epoch: number;
  readonly canRead: boolean;
  readonly canWrite: boolean;
}

/** Parts of a chart with what this actor may do there now. */
export async function listCompartments(
  session: SessionContext,
  { patient }: { patient: bigint },
): Promise<CompartmentView[]> {
  const [list, labels] = await Promise.all([currentKeyList(session, patient), labelsOf(session, patient)]);
  return Promise.all(
    list.map(async ({ index, epoch }) => {
      const place = { patient, compartment: index };
      const [canRead, canWrite] = await Promise.all([mayRead(session, place), mayWrite(session, place)]);
      return { index, label: labelOf(labels, index), epoch, canRead, canWrite };
    }),
  );
}

async function labelsOf(session: SessionContext, patient: bigint): Promise<readonly CompartmentInfo[]> {
  if (patient === session.self.actor) return (await privateProfile(session)).compartments;
  const { envelopes } = await epochKeysOf(session, patient);
  return envelopes.flatMap(({ compartments }) => compartments.map(({ index, label }) => ({ index, label })));
}
