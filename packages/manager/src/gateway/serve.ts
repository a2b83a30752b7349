import type { Context as HonoContext } from "hono";
import { requireReader } from "../api/input.ts";
import { notFound } from "../api/problem.ts";
import { askTwice, type Service } from "../api/service.ts";
import { recordDisclosure } from "../disclosures/disclosures.ts";
import { blobOf, type Blob } from "./places.ts";
import { mayRead } from "./readPolicy.ts";

/** A browser must not make anything of ciphertext but bytes. */
export const BLOB_HEADERS = {
  "content-type": "application/octet-stream",
  "content-disposition": "attachment",
  "content-security-policy": "sandbox; default-src 'none'",
  "x-content-type-options": "nosniff",
  "cache-control": "no-store",
} as const;

/**
 * The blob, if the one who asks may read it; what may not be read and what is not there get the same answer.
 * `prepare` gets hold of the content first, so that nothing is written down about a read that the store could not serve;
 * the disclosure is committed before the answer starts.
 */
export async function serveBlob<Content>(
  service: Service,
  c: HonoContext,
  cid: string,
  accepts: (blob: Blob) => boolean,
  prepare: (blob: Blob) => Promise<Content>,
): Promise<Content> {
  const reader = await requireReader(service, c);
  const allowed = await askTwice(service, async () => {
    const blob = await blobOf(service, cid);
    const permission = blob && accepts(blob) ? await mayRead(service, blob, reader) : undefined;
    return blob && permission ? { blob, permission } : undefined;
  });
  if (!allowed) throw notFound();
  const content = await prepare(allowed.blob);
  if (allowed.permission.disclosure) await recordDisclosure(service, allowed.permission.disclosure);
  return content;
}
