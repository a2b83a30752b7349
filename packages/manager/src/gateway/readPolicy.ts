import type { Address, Disclosure } from "@chartkey/sdk/wire";
import { cidToPointer } from "@chartkey/sdk/store";
import { and, asc, eq } from "drizzle-orm";
import type { Context } from "../context.ts";
import { recordChanges } from "../db/schema.ts";
import { holdersOf } from "../queries/actors.ts";
import { includes, liveTerms } from "../queries/consents.ts";
import { mayGrantFor } from "../queries/mandates.ts";
import type { Blob } from "./places.ts";

/** Who asks: the account of the session, and the actor it acts as, if it named one. */
export interface Reader {
  readonly account: Address;
  readonly actor: bigint | undefined;
}

/** What has to be written down before a blob is served; null when nothing has to. */
export type Permission = { readonly disclosure: Omit<Disclosure, "id" | "at"> | null };

const FREELY: Permission = { disclosure: null };

/** Decides by the table in `BLOB_KINDS`. Undefined means no. */
export async function mayRead(context: Context, blob: Blob, reader: Reader): Promise<Permission | undefined> {
  const { patient, grantee } = blob;
  switch (blob.kind) {
    case "key":
    case "profile":
    case "keys":
      return FREELY;
    case "privateProfile":
    case "vault":
      return when(await isOwner(context, blob, reader));
    case "request":
      return when(
        blob.account === reader.account || isPatient(blob, reader) || (await mayAnswer(context, blob, reader)),
      );
    case "keyring":
      return when(isPatient(blob, reader) || (await holdsConsent(context, patient, reader.actor)));
    case "envelope":
      return when(
        isPatient(blob, reader) || (reader.actor === grantee && (await holdsConsent(context, patient, reader.actor))),
      );
    case "manifest":
    case "payload":
      return mayReadContent(context, blob, reader);
    default:
      return undefined;
  }
}

const when = (allowed: boolean): Permission | undefined => (allowed ? FREELY : undefined);

const isPatient = (blob: Blob, { actor }: Reader): boolean => actor !== undefined && actor === blob.patient;

/** Who uploaded it, or the account that the actor has moved to since: then the one before is no longer its own. */
async function isOwner({ db }: Context, { cid, account }: Blob, reader: Reader): Promise<boolean> {
  const holders = await holdersOf(db, cidToPointer(cid), account);
  return holders.length === 0 ? account === reader.account : holders.includes(reader.account);
}

async function mayAnswer(context: Context, { patient }: Blob, { actor }: Reader): Promise<boolean> {
  return patient !== null && actor !== undefined && mayGrantFor(context, patient, actor);
}

async function holdsConsent(context: Context, patient: bigint | null, actor: bigint | undefined): Promise<boolean> {
  return patient !== null && actor !== undefined && (await liveTerms(context, patient, actor)) !== undefined;
}

async function mayReadContent(context: Context, blob: Blob, reader: Reader): Promise<Permission | undefined> {
  const { cid, patient, compartment } = blob;
  if (isPatient(blob, reader)) return FREELY;
  if (patient === null || compartment === null || reader.actor === undefined) return undefined;
  const terms = await liveTerms(context, patient, reader.actor);
  if (!terms || !includes(terms.readMask, compartment)) return undefined;

  const record = blob.kind === "manifest" ? await recordAt(context, blob) : NO_RECORD;
  if (!record) return undefined;
  return { disclosure: { patient, reader: reader.actor, purpose: terms.purpose, cid, compartment, ...record } };
}

const NO_RECORD = { author: null, sequence: null, version: null };

/**
 * The record whose manifest this is. Pointers are public, and anybody can put one into another chart or compartment: only
 * the chart and compartment it was uploaded for count.
 */
async function recordAt({ db }: Context, { cid, patient, compartment }: Blob) {
  if (patient === null || compartment === null) return undefined;
  const { author, sequence, version, block, logIndex } = recordChanges;
  const [record] = await db
    .select({ author, sequence, version })
    .from(recordChanges)
    .where(
      and(
        eq(recordChanges.pointer, cidToPointer(cid)),
        eq(recordChanges.patient, patient),
        eq(recordChanges.compartment, compartment),
      ),
    )
    .orderBy(asc(block), asc(logIndex))
    .limit(1);
  return record;
}
