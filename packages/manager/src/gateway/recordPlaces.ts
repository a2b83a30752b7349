import { cidToPointer } from "@chartkey/sdk/store";
import { and, asc, eq, exists, gt, notExists, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Context } from "../context.ts";
import { recordChanges } from "../db/schema.ts";
import type { Blob } from "./places.ts";

/** The version of a record that a blob belongs to. */
export interface RecordPlace {
  readonly author: bigint;
  readonly sequence: number;
  readonly version: number;
}

type Asking = Pick<Context, "db">;
type BlobPlace = Pick<Blob, "cid" | "patient" | "compartment" | "actor">;

/**
 * The record whose manifest this is. Pointers are public, and anybody can put one into another chart or compartment: only
 * the chart and compartment it was uploaded for count.
 */
export async function recordOfManifest(
  context: Asking,
  { cid, patient, compartment }: BlobPlace,
): Promise<RecordPlace | undefined> {
  if (patient === null || compartment === null) return undefined;
  return firstRecord(
    context,
    and(
      eq(recordChanges.pointer, cidToPointer(cid)),
      eq(recordChanges.patient, patient),
      eq(recordChanges.compartment, compartment),
    ),
  );
}

/**
 * The record that this statement is about. It counts where it was put by whom uploaded it, for a record of the chart and
 * compartment it was uploaded for: an author could answer a dispute with the pointer of somebody else's words.
 */
export async function recordOfStatement(
  context: Asking,
  { cid, patient, compartment, actor }: BlobPlace,
): Promise<RecordPlace | undefined> {
  if (patient === null || compartment === null || actor === null) return undefined;
  const content = alias(recordChanges, "content");
  const inCompartment = context.db
    .select({ sequence: content.sequence })
    .from(content)
    .where(
      and(
        eq(content.patient, recordChanges.patient),
        eq(content.author, recordChanges.author),
        eq(content.sequence, recordChanges.sequence),
        eq(content.compartment, compartment),
      ),
    );
  return firstRecord(
    context,
    and(
      eq(recordChanges.statement, cidToPointer(cid)),
      eq(recordChanges.patient, patient),
      eq(recordChanges.actor, actor),
      exists(inCompartment),
    ),
  );
}

async function firstRecord({ db }: Asking, where: SQL | undefined): Promise<RecordPlace | undefined> {
  const { author, sequence, version, block, logIndex } = recordChanges;
  const [record] = await db
    .select({ author, sequence, version })
    .from(recordChanges)
    .where(where)
    .orderBy(asc(block), asc(logIndex))
    .limit(1);
  return record;
}

/** Whether `author` has a record in this part of the chart that waits for its answer to a dispute. */
export async function hasDispute(
  { db }: Asking,
  { patient, author, compartment }: { patient: bigint; author: bigint; compartment: number },
): Promise<boolean> {
  const own = and(eq(recordChanges.patient, patient), eq(recordChanges.author, author));
  const later = alias(recordChanges, "later");
  const content = alias(recordChanges, "content");
  const isSameRecord = (other: typeof later | typeof content) =>
    and(eq(other.patient, patient), eq(other.author, author), eq(other.sequence, recordChanges.sequence));
  const [disputed] = await db
    .select({ sequence: recordChanges.sequence })
    .from(recordChanges)
    .where(
      and(
        own,
        eq(recordChanges.change, "disputed"),
        notExists(
          db
            .select({ version: later.version })
            .from(later)
            .where(and(isSameRecord(later), gt(later.version, recordChanges.version))),
        ),
        exists(
          db
            .select({ version: content.version })
            .from(content)
            .where(and(isSameRecord(content), eq(content.compartment, compartment))),
        ),
      ),
    )
    .limit(1);
  return disputed !== undefined;
}
