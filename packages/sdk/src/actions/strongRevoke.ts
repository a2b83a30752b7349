import { type EpochKeys, epochKeysOf } from "../chart/epochKeys.ts";
import { BlobTooLargeError, NotAuthorizedError } from "../errors.ts";
import type { SessionContext } from "../session.ts";
import { consentState } from "./consents.ts";
import {
  type ExposedRecord,
  exposedRecords,
  type LeftOutReason,
  type LeftOutRecord,
  orUnreadable,
} from "./exposedRecords.ts";
import { rotatePending } from "./pendingRotations.ts";
import { EpochMovedError } from "./recordManifest.ts";
import { deleteBefore, resealRecord } from "./resealRecord.ts";
import { revokeAccess, type RevokeAccessReturn } from "./revokeAccess.ts";

/** How far a strong revocation is. */
export interface StrongRevokeProgress {
  /** Records that are finished, of `total`. */
  readonly done: number;
  readonly total: number;
  /** Bytes of files that were encrypted again so far. */
  readonly bytes: number;
}

export interface StrongRevokeParameters {
  readonly grantee: bigint;
  readonly onProgress?: ((progress: StrongRevokeProgress) => void) | undefined;
  /** Ends the run: the answer says what was done until then, and another run goes on. */
  readonly signal?: AbortSignal | undefined;
}

export interface StrongRevokeReturn {
  /** Absent when the access had ended before. */
  readonly revoked: RevokeAccessReturn | undefined;
  /** False: another run has something to do. */
  readonly finished: boolean;
  /** Records that got new keys in this run. */
  readonly resealed: number;
  /** Records that this run did not come to: it was told to stop, or the keys there changed in between. */
  readonly remaining: number;
  /** Records of which the store still keeps the ciphertext that was replaced; another run asks again. */
  readonly undeleted: number;
  /** What the grantee could read and what stays as it was. */
  readonly leftOut: readonly LeftOutRecord[];
  /** Others who may read there and have no present key, because their own changed: confirm it and share again. */
  readonly withheld: readonly bigint[];
}

/**
 * Ends a consent and makes what could be read under it useless, even to somebody who kept every key and gets a copy of
 * the whole store later: each record that the patient wrote gets a version under the present key with its files encrypted
 * again, and then the replaced ciphertext is deleted. What they copied stays with them.
 *
 * One transaction for each record. Cut off at any step, every record is readable, and another call goes on; a call when
 * nothing is left changes nothing. What cannot be closed is named.
 *
 * @throws {@link NotAuthorizedError} for anybody but the patient; whatever stops a single step, such as
 * {@link StoreUnavailableError} and {@link SignatureRejectedError}
 */
export async function strongRevoke(
  session: SessionContext,
  { grantee, onProgress, signal }: StrongRevokeParameters,
): Promise<StrongRevokeReturn> {
  requirePatient(session);
  const state = await consentState(session, session.self.actor, grantee);
  const revoked = state === "live" || state === "notYet" ? await revokeAccess(session, { grantee }) : undefined;
  // An access that ended by itself, or by a proxy, has left a present key in use.
  await rotatePending(session);
  const { records, leftOut: before, withheld } = await exposedRecords(session, grantee);
  const keys = await epochKeysOf(session, session.self.actor);
  const leftOut = [...before];
  let [done, resealed, undeleted, bytes] = [0, 0, 0, 0];
  const report = (): void => onProgress?.({ done, total: records.length, bytes });
  report();
  const onBytes = (more: number): void => {
    bytes += more;
    report();
  };
  for (const record of records) {
    const outcome = await closed(session, { keys, record, signal, onBytes });
    if (outcome === "stopped") break;
    if (typeof outcome === "string") leftOut.push(named(session, record, outcome));
    else {
      resealed += Number(record.opensToGrantee);
      undeleted += Number(!outcome.deleted);
    }
    done += 1;
    report();
  }
  const remaining = records.length - done;
  return { revoked, finished: remaining + undeleted === 0, resealed, remaining, undeleted, leftOut, withheld };
}

/** What a strong revocation would come to: how many records have something to do, and what it would leave out. */
export async function previewStrongRevoke(session: SessionContext, { grantee }: { grantee: bigint }) {
  requirePatient(session);
  const { records, leftOut, withheld } = await exposedRecords(session, grantee);
  return { records: records.length, leftOut, withheld };
}

interface CloseParameters {
  readonly keys: EpochKeys;
  readonly record: ExposedRecord;
  readonly signal: AbortSignal | undefined;
  readonly onBytes: (bytes: number) => void;
}

async function closed(
  session: SessionContext,
  parameters: CloseParameters,
): Promise<{ deleted: boolean } | LeftOutReason | "stopped"> {
  const { keys, record, signal } = parameters;
  try {
    signal?.throwIfAborted();
    const sealed = record.opensToGrantee ? await resealRecord(session, parameters) : record;
    return { deleted: await deleteBefore(session, keys, sealed) };
  } catch (error) {
    // Somebody may have been let in meanwhile who may not have the past: the next run looks again.
    if (signal?.aborted === true || error instanceof EpochMovedError) return "stopped";
    if (error instanceof BlobTooLargeError) return "tooLarge";
    return orUnreadable(error);
  }
}

const named = (
  { self }: SessionContext,
  { sequence, compartment }: ExposedRecord,
  reason: LeftOutReason,
): LeftOutRecord => ({ author: self.actor, sequence, compartment, reason });

function requirePatient({ self }: SessionContext): void {
  if (self.kind !== "patient") throw new NotAuthorizedError("Only the patient can change the keys of a chart.");
}
