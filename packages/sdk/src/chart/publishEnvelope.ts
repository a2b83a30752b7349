import { deriveIdentity, epochPath } from "../crypto/keys.ts";
import type { SessionContext } from "../session.ts";
import type { Hex32 } from "../wire/primitives.ts";
import { type Addressed, type Envelope, sealEnvelope } from "./envelope.ts";
import { requirePinned } from "./pinnedKeys.ts";

export interface EpochRange {
  readonly index: number;
  readonly label: string;
  /** First and last epoch, both included. */
  readonly from: number;
  readonly to: number;
}

export type MakeEnvelopeParameters = Addressed &
  Pick<Envelope, "patientName" | "history"> & {
    readonly root: Uint8Array;
    readonly ranges: readonly EpochRange[];
  };

/** Derives the epoch keys in `ranges` and seals them to the grantee. */
export async function publishEnvelope(session: SessionContext, parameters: MakeEnvelopeParameters): Promise<Hex32> {
  const { root, ranges, patientName, history, ...addressed } = parameters;
  const compartments = await Promise.all(
    ranges.map(async ({ index, label, from, to }) => ({
      index,
      label,
      epochs: await identities(root, index, from, to),
    })),
  );
  return sealToKnown(session, addressed, { patientName, history, compartments });
}

/** Seals to the key under which the grantee is known. @throws {@link KeyChangedError} until a new one is confirmed. */
export async function sealToKnown(session: SessionContext, addressed: Addressed, data: Envelope): Promise<Hex32> {
  const { key, pin } = await requirePinned(session, addressed.grantee);
  const granteeKey = { generation: key.generation, digest: key.digest, checkedAt: pin.checkedAt };
  return sealEnvelope(session, addressed, { ...data, granteeKey }, key);
}

async function identities(root: Uint8Array, index: number, from: number, to: number) {
  const epochs = Array.from({ length: to - from + 1 }, (_, offset) => from + offset);
  return Promise.all(
    epochs.map(async (epoch) => ({ epoch, identity: await deriveIdentity(root, epochPath(index, epoch)) })),
  );
}
