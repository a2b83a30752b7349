import { pointerToCid } from "@chartkey/sdk/store";
import { erasureSchema } from "@chartkey/sdk/wire";
import { and, desc, eq } from "drizzle-orm";
import { Hono } from "hono";
import { answer } from "../api/answer.ts";
import { readJson } from "../api/body.ts";
import { actorParam, requireActorOf, requireSession } from "../api/input.ts";
import { Problem } from "../api/problem.ts";
import { askTwice, type Service } from "../api/service.ts";
import { recordChanges } from "../db/schema.ts";
import { deleteBlob } from "./deleteBlob.ts";
import { certify } from "./erasureCertificate.ts";

interface RecordId {
  readonly patient: bigint;
  readonly author: bigint;
  readonly sequence: number;
}

export function erasureRoutes(service: Service): Hono {
  const routes = new Hono();
  routes.post("/:patient/erasures", async (c) => {
    const patient = actorParam(c, "patient");
    await requireActorOf(service, patient, await requireSession(service, c));
    const { author, sequence, payloads } = await readJson(c, erasureSchema);
    const record = { patient, author, sequence };
    const erased = await askTwice(service, () => erasureOf(service, record));
    if (!erased) throw new Problem("NOT_ERASED_ON_CHAIN");

    const { manifests, statements } = await objectsOf(service, record);
    const deleted: string[] = [];
    const lists = { manifest: manifests, statement: statements, payload: new Set(payloads) };
    for (const [kind, cids] of Object.entries(lists)) {
      for (const cid of cids) {
        if (await deleteBlob(service, cid, (blob) => blob.kind === kind && blob.patient === patient)) deleted.push(cid);
      }
    }
    const named = new Set(Object.values(lists).flatMap((cids) => [...cids]));
    return answer({ deleted, certificate: await certify(service, { ...record, ...erased }, [...named]) });
  });
  return routes;
}

const isRecord = ({ patient, author, sequence }: RecordId) =>
  and(eq(recordChanges.patient, patient), eq(recordChanges.author, author), eq(recordChanges.sequence, sequence));

/** Where and when the chain was told that a record is erased; undefined while it was not. */
async function erasureOf({ db }: Service, record: RecordId) {
  const [last] = await db
    .select()
    .from(recordChanges)
    .where(isRecord(record))
    .orderBy(desc(recordChanges.version))
    .limit(1);
  return last?.status === "erased" ? { transactionHash: last.transactionHash, at: last.at } : undefined;
}

/** The CIDs of all versions' manifests, and of what was said of them in disputes. */
async function objectsOf({ db }: Service, record: RecordId) {
  const rows = await db
    .select({ pointer: recordChanges.pointer, statement: recordChanges.statement })
    .from(recordChanges)
    .where(isRecord(record));
  const cids = (pointers: (string | null)[]) =>
    new Set(pointers.flatMap((pointer) => (pointer === null ? [] : [pointerToCid(pointer)])));
  return { manifests: cids(rows.map((row) => row.pointer)), statements: cids(rows.map((row) => row.statement)) };
}
