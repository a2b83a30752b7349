// @ts-nocheck
import { actorOnChain } from "../chart/actorKeys.ts";
import { epochKeysOf } from "../chart/epochKeys.ts";
import { consentOnChain } from "../chart/grantees.ts";
import { mandatePairs } from "../chart/mandatePairs.ts";
import { type Mandate, mandateOnChain } from "../chart/mandates.ts";
import { compartmentsIn, dateOfMinutes } from "../chart/masks.ts";
import type { CompartmentInfo, PublicProfile } from "../chart/profile.ts";
import { publicProfile } from "../chart/profiles.ts";
import type { ChartkeyContext } from "../context.ts";
import type { SessionContext } from "../session.ts";

interface MandateView {
  /** Parts of the chart in which the proxy acts. */
  readonly compartments: readonly number[];
  readonly until: Date;
  readonly mayGrant: boolean;
  readonly mayRevoke: boolean;
  readonly mayDispute: boolean;
  /** Parts that the proxy may read now, by a consent of its own; it can share no others for reading. */
  readonly reads: readonly number[];
}

export interface ProxyView extends MandateView {
  readonly proxy: bigint;
  /** Of a clinician; a patient's own name is sealed, and this number is all there is. */
  readonly profile: PublicProfile | undefined;
}

export interface RepresentedChart extends MandateView {
  readonly patient: bigint;
  /** From the envelope; absent when this actor holds no key of the chart. */
  readonly patientName: string | undefined;
  /** Names of the parts whose keys this actor holds. */
  readonly labels: readonly CompartmentInfo[];
}

/** Who may act for this patient now; the mandate that ends last comes first. */
export async function listProxies(session: SessionContext): Promise<ProxyView[]> {
  const patient = session.self.actor;
  const pairs = await mandatePairs(session, { patient });
  const views = await Promise.all(
    pairs.map(async ({ proxy }): Promise<ProxyView[]> => {
      const [mandate, reads, profile] = await Promise.all([
        mandateOnChain(session, patient, proxy),
        readsNow(session, patient, proxy),
        profileOf(session, proxy),
      ]);
      return mandate ? [{ proxy, profile, ...viewOf(mandate, reads) }] : [];
    }),
  );
  return views.flat().sort((a, b) => b.until.getTime() - a.until.getTime());
}

/** For whom this actor may act now. */
export async function listRepresented(session: SessionContext): Promise<RepresentedChart[]> {
  const proxy = session.self.actor;
  const pairs = await mandatePairs(session, { proxy });
  const charts = await Promise.all(
    pairs.map(async ({ patient }): Promise<RepresentedChart[]> => {
      const mandate = await mandateOnChain(session, patient, proxy);
      if (!mandate) return [];
      const [reads, { envelopes }] = await Promise.all([
        readsNow(session, patient, proxy),
        epochKeysOf(session, patient),
      ]);
      const labels = envelopes.flatMap(({ compartments }) =>
        compartments.map(({ index, label }) => ({ index, label })),
      );
      return [{ patient, patientName: envelopes[0]?.patientName, labels, ...viewOf(mandate, reads) }];
    }),
  );
  return charts.flat().sort((a, b) => (a.patient < b.patient ? -1 : 1));
}

function viewOf(mandate: Mandate, reads: readonly number[]): MandateView {
  const { mayGrant, mayRevoke, mayDispute } = mandate;
  const compartments = compartmentsIn(mandate.compartments);
  return { compartments, until: dateOfMinutes(mandate.until), mayGrant, mayRevoke, mayDispute, reads };
}

async function readsNow(context: ChartkeyContext, patient: bigint, proxy: bigint): Promise<number[]> {
  const consent = await consentOnChain(context, patient, proxy);
  const now = Math.floor(Date.now() / 60_000);
  const live = consent.exists && !consent.revoked && consent.notBefore <= now && consent.expiresAt > now;
  return live ? compartmentsIn(consent.readMask) : [];
}

async function profileOf(context: ChartkeyContext, actor: bigint): Promise<PublicProfile | undefined> {
  const { kind } = await actorOnChain(context, actor);
  return kind === "patient" ? undefined : publicProfile(context, actor).catch(() => undefined);
}
