import { isAfter } from "../chain/place.ts";
import { deriveIdentity, epochPath, type Identity } from "../crypto/keys.ts";
import { BlobNotFoundError } from "../errors.ts";
import { openedOnce, type SessionContext } from "../session.ts";
import { type Envelope, openEnvelope } from "./envelope.ts";
import { envelopeInKeyring } from "./keyring.ts";

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

/** Envelopes of every grant since the last revocation and of the rotations after the first of them, newest first. */
async function envelopesOf(session: SessionContext, patient: bigint): Promise<Envelope[]> {
  const grantee = session.self.actor;
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
  const identity = await session.keys.identity();
  const opened = await Promise.all(
    pointers.map((pointer) =>
      available(() =>
        openedOnce(session, pointer, () => openEnvelope(session, { pointer, patient, grantee, identity })),
      ),
    ),
  );
  return opened.filter((envelope) => envelope !== undefined).reverse();
}

/** A revoked grantee is refused its envelopes: then it simply holds no key. */
async function available<Value>(fetch: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await fetch();
  } catch (error) {
    if (error instanceof BlobNotFoundError) return undefined;
    throw error;
  }
}
