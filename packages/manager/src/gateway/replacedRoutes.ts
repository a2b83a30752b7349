import { pointerToCid } from "@chartkey/sdk/store";
import { replacedSchema } from "@chartkey/sdk/wire";
import { and, eq, inArray, type SQL } from "drizzle-orm";
import { Hono } from "hono";
import { answer } from "../api/answer.ts";
import { readJson } from "../api/body.ts";
import { actorParam, requireActorOf, requireSession } from "../api/input.ts";
import { Problem } from "../api/problem.ts";
import { askTwice, type Service } from "../api/service.ts";
import { recordChanges } from "../db/schema.ts";
import { lastBlock } from "../indexer/writer.ts";
import { deleteBlob } from "./deleteBlob.ts";
import type { Blob } from "./places.ts";

interface Keeper {
  readonly patient: bigint;
  readonly sequence: number;
  /** The version that keeps the ones before it. */
  readonly version: number;
}

/**
 * A patient has older versions of a record of their own deleted, after a later version took them in. Only their own ones:
 * what others wrote is theirs, and goes as a whole or not at all.
 */
export function replacedRoutes(service: Service): Hono {
  const routes = new Hono();
  routes.post("/:patient/replaced", async (c) => {
    const patient = actorParam(c, "patient");
    await requireActorOf(service, patient, await requireSession(service, c));
    const { sequence, version, payloads } = await readJson(c, replacedSchema);
    const manifests = await askTwice(service, () => replacedBy(service, { patient, sequence, version }));
    if (!manifests) throw new Problem("NOT_REPLACED_ON_CHAIN");

    const deleted: string[] = [];
    const own = (kind: Blob["kind"]) => (blob: Blob) =>
      blob.kind === kind && blob.patient === patient && blob.actor === patient;
    // Payloads first: while the manifests are there, their owner can read in them what is left to delete.
    for (const cid of new Set(payloads)) if (await deleteBlob(service, cid, own("payload"))) deleted.push(cid);
    for (const cid of manifests) if (await deleteBlob(service, cid, own("manifest"))) deleted.push(cid);
    return answer({ deleted });
  });
  return routes;
}

/**
 * CIDs of the manifests that only replaced versions point to; undefined until the version that replaces them stands as deep
 * in the chain as a grant has to: what a reorganization takes back must not have cost the version before it.
 */
async function replacedBy(service: Service, keeper: Keeper): Promise<Set<string> | undefined> {
  const { db, config } = service;
  const { sequence, version } = keeper;
  const versions = await ownChanges(service, keeper, eq(recordChanges.sequence, sequence));
  const kept = versions.find((row) => row.version === version);
  const head = (await lastBlock(db))?.number ?? 0;
  if (!kept || kept.block > head - config.grantDepth) return undefined;
  const replaced = new Set(versions.filter((row) => row.version < version).map(({ pointer }) => pointer));
  if (replaced.size === 0) return new Set();
  // Another record of theirs could point to the same manifest once more.
  const uses = await ownChanges(service, keeper, inArray(recordChanges.pointer, [...replaced]));
  for (const use of uses) if (use.sequence !== sequence || use.version >= version) replaced.delete(use.pointer);
  return new Set([...replaced].map(pointerToCid));
}

/** Versions with content of records that the patient wrote. */
async function ownChanges({ db }: Service, { patient }: Keeper, which: SQL) {
  const own = and(eq(recordChanges.patient, patient), eq(recordChanges.author, patient));
  const rows = await db.select().from(recordChanges).where(and(own, which));
  return rows.flatMap(({ pointer, ...row }) => (pointer === null ? [] : [{ ...row, pointer }]));
}
