// @ts-nocheck
import { isAfter } from "../chain/place.ts";
import { deriveIdentity, epochPath, type Identity } from "../crypto/keys.ts";
import { BlobNotFoundError, KeyNotGrantedError } from "../errors.ts";
import { granteeOf, openedOnce, type SessionContext } from "../session.ts";
import { type Envelope, openEnvelope } from "./envelope.ts";
import { envelopeInKeyring } from "./keyring.ts";
import { teamIdentities } from "./teamKey.ts";

/** Finds the identity that opens what was sealed to a compartment's epoch; undefined where this actor holds none. */
export type FindEpochKey = (compartment: number, epoch: number) => Promise<Identity | undefined>;

/** The epoch keys of one chart that this actor holds, and what its envelopes say. */
export interface EpochKeys {
  readonly find: FindEpochKey;
  /** Newest first; empty for the patient, who derives every key. */
  readonly envelopes: readonly Envelope[];
}

export async function epochKeysOf(session: SessionContext, patient: bigint): Promise<EpochKeys> {
  if (patient === session.self.actor) return { find: ownKey(session), envelopes: [] };
  const envelopes = await envelopesOf(session, patient);
  const held = new Map<string, Identity>();
  for (const { compartments } of envelopes)
    for (const { index, epochs } of compartments)
      for (const { epoch, identity } of epochs) held.set(`${String(index)}/${String(epoch)}`, identity);
  return { find: (index, epoch) => Promise.resolve(held.get(`${String(index)}/${String(epoch)}`)), envelopes };
}

/** A list asks for the same few keys again and again. */
function ownKey(session: SessionContext): FindEpochKey {
  const derived = new Map<string, Promise<Identity>>();
  return (index, epoch) => {
    const path = epochPath(index, epoch);
    const identity = derived.get(path) ?? deriveIdentity(session.keys.vault().root, path);
    derived.set(path, identity);
    return identity;
  };
}

/**
 * Envelopes of every grant since the last revocation and of the rotations after the first of them, newest first. A
 * member who reads under its organization's consent opens the organization's envelopes with the organization's key.
 */
async function envelopesOf(session: SessionContext, patient: bigint): Promise<Envelope[]> {
  const grantee = granteeOf(session);
  const [consents, epochs] = await Promise.all([session.index.consents({ grantee }), session.index.epochs(patient)]);
  const own = consents.filter((change) => change.patient === patient);
  // After a revocation nothing is dropped here: the grants before it still say what was opened once.
  const start = own.slice(0, -1).findLastIndex((change) => change.change === "revoked") + 1;
  const granted = own.slice(start).filter((change) => change.change === "granted");
  const [first] = granted;
  if (!first) return [];
  const pointers: string[] = granted.flatMap(({ envelope }) => (envelope ? [envelope] : []));
  for (const { keyring } of epochs.filter((change) => isAfter(change, first))) {
    if (!keyring) continue;
    const pointer = await available(() => envelopeInKeyring(session, { pointer: keyring, patient, grantee }));
    if (pointer) pointers.push(pointer);
  }
  const identities =
    session.organization === undefined
      ? await session.keys.identities()
      : await teamIdentities(session, session.organization);
  if (identities.length === 0) return [];
  const opened = await Promise.all(
    pointers.map((pointer) =>
      available(() =>
        openedOnce(session, pointer, () => openEnvelope(session, { pointer, patient, grantee, identities })),
      ),
    ),
  );
  return opened.filter((envelope) => envelope !== undefined).reverse();
}

/** A revoked grantee is refused its envelopes, and a member may lack the key of some: then it simply holds no key. */
async function available<Value>(fetch: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await fetch();
  } catch (error) {
    if (error instanceof BlobNotFoundError || error instanceof KeyNotGrantedError) return undefined;
    throw error;
  }
}
