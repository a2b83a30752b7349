import { actorOnChain } from "../chart/actorKeys.ts";
import { knownChart } from "../chart/knownChart.ts";
import { publicProfile } from "../chart/profiles.ts";
import type { Receipt } from "../chain/send.ts";
import { InvalidInputError } from "../errors.ts";
import type { SessionContext } from "../session.ts";
import type { RecordChange } from "../wire/chain.ts";
import { type ConsentState, listConsents } from "./consents.ts";
import { grantAccess } from "./grantAccess.ts";

export interface ConnectDeviceParameters {
  readonly device: bigint;
  /** Parts of the chart that it may add to. It reads nothing. */
  readonly compartments: readonly number[];
  readonly expiresAt: Date;
}

/** Lets a device add to parts of this patient's chart; ending it is `revoke`. @throws {@link InvalidInputError} */
export async function connectDevice(
  session: SessionContext,
  { device, compartments, expiresAt }: ConnectDeviceParameters,
): Promise<Receipt> {
  const { kind } = await actorOnChain(session, device);
  if (kind !== "device")
    throw new InvalidInputError("This number does not belong to a device.", {
      hints: ["Look it up on the device or in its app; people and organizations are given access by sharing."],
    });
  const terms = { read: [], write: compartments, purpose: "PATRQT", expiresAt, history: "all" } as const;
  return grantAccess(session, { grantee: device, ...terms });
}

/** Numbers that a device counted and the chart never got. */
export interface DeviceGap {
  readonly from: number;
  readonly to: number;
  readonly missing: number;
  /** Unix seconds of the record before; absent when there is none. */
  readonly after: number | undefined;
  /** Unix seconds of the record that showed the gap. */
  readonly before: number;
}

export interface DeviceView {
  readonly device: bigint;
  /** As the device was registered; absent when that cannot be read. */
  readonly name: string | undefined;
  readonly state: ConsentState;
  readonly compartments: readonly number[];
  readonly expiresAt: Date;
  /** Records that it added. */
  readonly records: number;
  /** Unix seconds of the newest one. */
  readonly lastAt: number | undefined;
  /** Oldest first. */
  readonly gaps: readonly DeviceGap[];
}

/** Every device that may or might add to this patient's chart, with what it added and what is missing. */
export async function listDevices(session: SessionContext): Promise<DeviceView[]> {
  const patient = session.self.actor;
  const [consents, { changes }] = await Promise.all([listConsents(session), knownChart(session, patient)]);
  const views = await Promise.all(
    consents.map(async ({ grantee, state, write, expiresAt }): Promise<DeviceView | undefined> => {
      // The chain says who is a device; a profile says whatever its author likes.
      if ((await actorOnChain(session, grantee)).kind !== "device") return undefined;
      const name = await publicProfile(session, grantee).then(
        (profile) => profile.name,
        () => undefined,
      );
      const added = changes.filter((change) => change.author === grantee && change.change === "added");
      const lastAt = added.at(-1)?.at;
      const records = added.length;
      return { device: grantee, name, state, compartments: write, expiresAt, records, lastAt, gaps: gapsIn(added) };
    }),
  );
  return views.filter((view) => view !== undefined);
}

/** `added` are one device's records in the chain's order, in which its numbers only grow. */
function gapsIn(added: readonly RecordChange[]): DeviceGap[] {
  return added.flatMap(({ sequence, at }, position) => {
    const previous = added[position - 1];
    const from = (previous?.sequence ?? 0) + 1;
    const missing = sequence - from;
    return missing > 0 ? [{ from, to: sequence - 1, missing, after: previous?.at, before: at }] : [];
  });
}
