// @ts-nocheck
import { compartmentKey, publishKeyList } from "../chart/keyList.ts";
import { read, type Receipt, send } from "../chain/send.ts";
import type { SessionContext } from "../session.ts";
import { privateProfile } from "../chart/profiles.ts";

/** Opens the patient's chart: one key per compartment, at epoch 0. */
export async function openChart(session: SessionContext): Promise<Receipt> {
  const { root } = session.keys.vault();
  const { compartments } = await privateProfile(session);
  const keys = await Promise.all(compartments.map(({ index }) => compartmentKey(root, index, 0)));
  const patient = session.self.actor;
  const list = await publishKeyList(session, patient, keys);
  return send(session, { contract: "charts", action: "openChart", args: [patient, list] });
}

/** Finishes a sign-up that was cut off before the chart was opened. Does nothing for another's chart. */
export async function ensureChart(session: SessionContext, patient: bigint): Promise<void> {
  if (patient !== session.self.actor || session.self.kind !== "patient") return;
  const { keyList: keys } = await read(session, ({ charts }) => charts.chartOf(patient));
  if (BigInt(keys) === 0n) await openChart(session);
}
