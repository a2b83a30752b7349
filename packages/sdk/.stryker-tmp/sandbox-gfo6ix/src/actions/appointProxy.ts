// @ts-nocheck
import { actorOnChain } from "../chart/actorKeys.ts";
import type { Mandate } from "../chart/mandates.ts";
import { maskOf, minutesCeil } from "../chart/masks.ts";
import { type Receipt, send } from "../chain/send.ts";
import { InvalidInputError, NotAuthorizedError } from "../errors.ts";
import type { SessionContext } from "../session.ts";

export interface AppointProxyParameters {
  readonly proxy: bigint;
  /** Parts of the chart in which the proxy acts: nothing it does may reach any other. */
  readonly compartments: readonly number[];
  readonly until: Date;
  /** Share, and answer requests. To share what is in a part, the proxy must be able to read it: grant that as well. */
  readonly mayGrant: boolean;
  /** End what others may read and write. */
  readonly mayRevoke: boolean;
  readonly mayDispute: boolean;
}

/**
 * Lets another person act for this patient, within limits and until a date; replaces whatever mandate they had. It opens
 * nothing by itself: to read, a proxy needs a consent like everybody, with purpose `FAMRQT`.
 *
 * @throws {@link InvalidInputError} for no parts, nothing to do, a date that is over, or somebody who cannot be a proxy
 */
export async function appointProxy(session: SessionContext, parameters: AppointProxyParameters): Promise<Receipt> {
  const patient = session.self.actor;
  const { proxy } = parameters;
  const mandate = mandateFrom(parameters);
  if (session.self.kind !== "patient")
    throw new NotAuthorizedError("Only patients have a chart in which others can act for them.", { hints: [] });
  if (proxy === patient) throw new InvalidInputError("This is your own number: choose another person.");
  const { kind } = await actorOnChain(session, proxy);
  if (kind !== "patient" && kind !== "clinician")
    throw new InvalidInputError("Only a person can act for a patient: this number is not one of a person.");
  return send(session, { contract: "actors", action: "appointProxy", args: [patient, proxy, mandate] });
}

function mandateFrom(parameters: AppointProxyParameters): Mandate {
  const { compartments, until, mayGrant, mayRevoke, mayDispute } = parameters;
  const mandate = {
    compartments: maskOf(compartments),
    until: minutesCeil(until),
    mayGrant,
    mayRevoke,
    mayDispute,
  };
  if (mandate.compartments === 0n) throw new InvalidInputError("Choose at least one part of the chart.");
  if (!mayGrant && !mayRevoke && !mayDispute) throw new InvalidInputError("Choose at least one thing they may do.");
  if (!(until.getTime() > Date.now())) throw new InvalidInputError("The end must be a date in the future.");
  return mandate;
}
