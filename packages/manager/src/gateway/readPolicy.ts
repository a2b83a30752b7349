import type { Address, Disclosure } from "@chartkey/sdk/wire";
import type { Context } from "../context.ts";
import { type Access, includes, isMember, practising, readingAccesses } from "../queries/access.ts";
import { mayAsProxy } from "../queries/mandates.ts";
import { holderOf } from "./holder.ts";
import type { Blob } from "./places.ts";
import type { Basis } from "./readGate.ts";
import { type RecordPlace, recordOfManifest, recordOfStatement } from "./recordPlaces.ts";

/** Who asks: the account of the session, and the actor it acts as, if it named one. */
export interface Reader {
  readonly account: Address;
  readonly actor: bigint | undefined;
}

export interface Permission {
  readonly basis: Basis;
  /** What has to be written down before the blob is served; null when nothing has to. */
  readonly disclosure: Omit<Disclosure, "id" | "at"> | null;
}

const FREELY: Permission = { basis: "anyone", disclosure: null };
const AS_OWNER: Permission = { basis: "own", disclosure: null };
const AS_ALLOWED: Permission = { basis: "allowed", disclosure: null };

/** Decides by the table in `BLOB_KINDS`. Undefined means no. */
export async function mayRead(context: Context, blob: Blob, reader: Reader): Promise<Permission | undefined> {
  switch (blob.kind) {
    case "key":
    case "profile":
    case "keys":
      return FREELY;
    case "privateProfile":
    case "vault":
      return (await holderOf(context, blob)) === reader.account ? FREELY : undefined;
    case "teamKey":
      return teamKeyPermission(context, blob, reader.actor);
    default:
      return reader.actor === undefined ? undefined : mayReadOfChart(context, blob, reader.actor);
  }
}

const when = (allowed: boolean): Permission | undefined => (allowed ? AS_ALLOWED : undefined);

async function teamKeyPermission(
  context: Context,
  { organization, member }: Blob,
  actor: bigint | undefined,
): Promise<Permission | undefined> {
  if (organization === null || member === null) return undefined;
  if (actor === organization) return AS_OWNER;
  return when(actor === member && (await isMember(context, organization, member)));
}

/** What belongs to a chart. */
async function mayReadOfChart(context: Context, blob: Blob, actor: bigint): Promise<Permission | undefined> {
  const { kind, patient, grantee } = blob;
  if (patient === null) return undefined;
  if (actor === patient) return AS_OWNER;
  switch (kind) {
    case "keyring":
      return when((await readingAccesses(context, patient, actor)).length > 0);
    case "envelope": {
      const accesses = await readingAccesses(context, patient, actor);
      return when(accesses.some(({ organization }) => (organization ?? actor) === grantee));
    }
    case "request":
      if (blob.actor === actor) return AS_OWNER;
      return when(await mayAsProxy(context, { patient, proxy: actor, power: "mayGrant" }));
    case "manifest":
      return underConsent(context, blob, actor, await recordOfManifest(context, blob));
    case "payload":
      return underConsent(context, blob, actor, NO_RECORD);
    case "statement":
      return mayReadStatement(context, blob, { patient, actor });
    default:
      return undefined;
  }
}

const NO_RECORD = { author: null, sequence: null, version: null };

/** Leave by a consent that holds for the blob's compartment; the disclosure says which. */
async function underConsent(
  context: Context,
  { cid, patient, compartment }: Blob,
  reader: bigint,
  record: RecordPlace | typeof NO_RECORD | undefined,
): Promise<Permission | undefined> {
  if (patient === null || compartment === null || !record) return undefined;
  const accesses = await readingAccesses(context, patient, reader);
  const access = accesses.find(({ terms }) => includes(terms.readMask, compartment));
  return (
    access && { basis: "allowed", disclosure: { patient, reader, cid, compartment, ...record, ...causeOf(access) } }
  );
}

const causeOf = ({ terms, organization, consent }: Access) => ({ purpose: terms.purpose, organization, consent });

/** Words about a record are for whoever may read the record, for its author, and for the proxy that wrote them. */
async function mayReadStatement(
  context: Context,
  blob: Blob,
  { patient, actor }: { patient: bigint; actor: bigint },
): Promise<Permission | undefined> {
  const { cid, compartment } = blob;
  if (blob.actor === actor && (await mayAsProxy(context, { patient, proxy: actor, power: "mayDispute" })))
    return AS_ALLOWED;
  const record = await recordOfStatement(context, blob);
  const permission = await underConsent(context, blob, actor, record);
  if (permission || record?.author !== actor || compartment === null) return permission;
  // Without a consent, too: an author answers a dispute also after its consent ended.
  if (!(await practising(context, actor))) return undefined;
  const cause = { purpose: null, organization: null, consent: null };
  return { basis: "allowed", disclosure: { patient, reader: actor, cid, compartment, ...record, ...cause } };
}
