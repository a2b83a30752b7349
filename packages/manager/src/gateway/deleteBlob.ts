import type { Service } from "../api/service.ts";
import { type Blob, blobOf, forgetPlace } from "./places.ts";

/**
 * Deletes a blob that is known here and passes `belongs`. The bytes go first: while they cannot be deleted, the blob stays
 * known and the request can be made again.
 *
 * @returns whether it was there and is gone now
 */
export async function deleteBlob(service: Service, cid: string, belongs: (blob: Blob) => boolean): Promise<boolean> {
  const blob = await blobOf(service, cid);
  if (!blob || !belongs(blob)) return false;
  await service.blobs.delete(cid);
  await forgetPlace(service, cid);
  return true;
}
