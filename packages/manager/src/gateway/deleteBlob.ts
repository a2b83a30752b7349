import type { Context } from "../context.ts";
import { type Blob, blobOf, forgetPlace } from "./places.ts";

/**
 * Deletes a blob that is known here and passes `belongs`. The bytes go first: while they cannot be deleted, the blob stays
 * known and the request can be made again.
 *
 * @returns whether it was there and is gone now
 */
export function deleteBlob(context: Context, cid: string, belongs: (blob: Blob) => boolean): Promise<boolean> {
  return context.arrivals.erase(cid, async () => {
    const blob = await blobOf(context, cid);
    if (!blob || !belongs(blob)) return false;
    await context.blobs.delete(cid);
    await forgetPlace(context, cid);
    return true;
  });
}
