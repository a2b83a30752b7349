import type { Context as HonoContext } from "hono";
import { requireReader } from "../api/input.ts";
import { notFound } from "../api/problem.ts";
import { askTwice, type Service } from "../api/service.ts";
import type { Context } from "../context.ts";
import { recordDisclosure } from "../disclosures/disclosures.ts";
import { requireFewPatients } from "./patientLimit.ts";
import { blobOf, type Blob } from "./places.ts";
import { readGate } from "./readGate.ts";
import { mayRead, type Permission } from "./readPolicy.ts";

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
  service.admission.count(reader.account);
  const allowed = await askTwice(service, () =>
    inOneState(service, async (context) => {
      const blob = await blobOf(context, cid);
      const permission = blob && accepts(blob) ? await mayRead(context, blob, reader) : undefined;
      return blob && permission ? { blob, permission } : undefined;
    }),
  );
  const gate = await readGate(service);
  if (gate && (!allowed || gate.refuses(allowed.permission.basis))) throw gate.problem;
  if (!allowed) throw notFound();
  await limitReader(service, allowed, reader.actor);
  const content = await prepare(allowed.blob);
  if (allowed.permission.disclosure) await recordDisclosure(service, allowed.permission.disclosure);
  return content;
}

/** All that a decision asks, it asks of one state of the index: two of them together could allow what neither does. */
function inOneState<Answer>(service: Service, decide: (context: Context) => Promise<Answer>): Promise<Answer> {
  return service.db.transaction((db) => decide({ ...service, db }), {
    isolationLevel: "repeatable read",
    accessMode: "read only",
  });
}

/** Whoever reads charts that are not its own, reads few of them. */
async function limitReader(
  service: Service,
  { blob, permission }: { blob: Blob; permission: Permission },
  reader: bigint | undefined,
): Promise<void> {
  if (permission.basis !== "allowed" || blob.patient === null || reader === undefined) return;
  await requireFewPatients(service, reader, blob.patient);
}
