import { ManagerError } from "../errors.ts";
import type { SessionContext } from "../session.ts";
import { pointerToCid } from "../store/cid.ts";

export interface ReplacedVersions {
  readonly sequence: number;
  /** The version that keeps the ones to be deleted. */
  readonly version: number;
  /** Of the versions before it. */
  readonly pointers: readonly string[];
  /** CIDs of what only those versions name. */
  readonly payloads: readonly string[];
}

/**
 * Deletes the ciphertext of versions that a later one replaced, files first: while a manifest is there, it says what is
 * left to delete.
 *
 * @returns false when the store keeps it for now: the replacement is not final enough for the manager, or the store is not
 * this person's to delete from
 */
export async function deleteReplaced(session: SessionContext, replaced: ReplacedVersions): Promise<boolean> {
  const { pointers, payloads, ...version } = replaced;
  const { blobs, manager } = session;
  if (manager) {
    try {
      await manager.deleteReplaced({ patient: session.self.actor, ...version, payloads });
      return true;
    } catch (error) {
      if (error instanceof ManagerError && error.code === "NOT_REPLACED_ON_CHAIN") return false;
      throw error;
    }
  }
  if (!blobs.delete) return false;
  for (const cid of [...payloads, ...pointers.map(pointerToCid)]) await blobs.delete(cid);
  return true;
}
