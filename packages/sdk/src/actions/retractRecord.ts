import { epochKeysOf } from "../chart/epochKeys.ts";
import { forgetTitles } from "../chart/knownChart.ts";
import { verifiedChanges } from "../chart/verifiedChanges.ts";
import { type Receipt, send } from "../chain/send.ts";
import { InvalidInputError } from "../errors.ts";
import { payloadsIn } from "../health/manifest.ts";
import type { SessionContext } from "../session.ts";
import { RECORD_STATUSES, type RecordChange, RETRACTION_REASONS } from "../wire/chain.ts";
import type { ErasureCertificate } from "../wire/erasure.ts";
import { hasContent, openManifest } from "./openManifest.ts";

export interface RetractParameters {
  readonly patient: bigint;
  readonly author: bigint;
  readonly sequence: number;
}

/** Withdraws a record as wrong; the ciphertext stays, so that what was decided on it can be understood. */
export async function markEnteredInError(session: SessionContext, parameters: RetractParameters): Promise<Receipt> {
  const versions = await versionsOf(session, parameters);
  return retract(session, parameters, versions, "enteredInError");
}

export interface EraseReturn {
  /** Absent when the record was erased on chain before and only the deletion was finished now. */
  readonly receipt: Receipt | undefined;
  /** CIDs of the ciphertext that is gone from the store. */
  readonly deleted: readonly string[];
  /** What the manager states of it, for the patient to keep; absent without a manager. `checkErasure` looks whether it holds. */
  readonly certificate: ErasureCertificate | undefined;
}

/**
 * Marks one of the patient's records as erased on chain, then has the ciphertext of all its versions deleted. Cut off in
 * between, a repeated call finishes.
 */
export async function eraseRecord(
  session: SessionContext,
  { author, sequence }: { author: bigint; sequence: number },
): Promise<EraseReturn> {
  const patient = session.self.actor;
  const place = { patient, author, sequence };
  const versions = await versionsOf(session, place);
  const payloads = await payloadsOf(session, patient, versions);
  const erased = versions.at(-1)?.status === "erased";
  const receipt = erased ? undefined : await retract(session, place, versions, "erased");
  for (const { pointer, statement } of versions)
    for (const opened of [pointer, statement]) if (opened !== null) session.opened.delete(opened);
  await forgetTitles(
    session,
    patient,
    versions.map(({ pointer }) => pointer),
  );
  const answer = await session.manager?.erase({ ...place, payloads });
  return { receipt, deleted: answer?.deleted ?? [], certificate: answer?.certificate };
}

async function versionsOf(
  session: SessionContext,
  { patient, author, sequence }: RetractParameters,
): Promise<RecordChange[]> {
  const changes = await verifiedChanges(session, patient);
  const versions = changes.filter((change) => change.author === author && change.sequence === sequence);
  if (versions.length === 0) throw new InvalidInputError("There is no such record in this chart.");
  return versions;
}

async function retract(
  session: SessionContext,
  { patient, author, sequence }: RetractParameters,
  versions: readonly RecordChange[],
  status: "enteredInError" | "erased",
): Promise<Receipt> {
  const expected = versions.at(-1)?.version ?? 0;
  const code = RECORD_STATUSES.indexOf(status);
  const reason = RETRACTION_REASONS.indexOf(status === "erased" ? "patientWish" : "wrongContent");
  return send(session, {
    contract: "charts",
    action: "retractRecord",
    args: [session.self.actor, patient, author, sequence, expected, code, reason],
  });
}

/** Payload CIDs that the record's manifests name. A manifest that cannot be opened any more names none. */
async function payloadsOf(
  session: SessionContext,
  patient: bigint,
  versions: readonly RecordChange[],
): Promise<string[]> {
  const keys = await epochKeysOf(session, patient);
  const manifests = await Promise.all(
    versions.filter(hasContent).map((change) => openManifest(session, keys, change).catch(() => undefined)),
  );
  return [...new Set(manifests.flatMap((manifest) => (manifest ? payloadsIn(manifest) : []).map(({ cid }) => cid)))];
}
