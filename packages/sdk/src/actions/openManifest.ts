import { manifestContext } from "../chart/contexts.ts";
import type { EpochKeys } from "../chart/epochKeys.ts";
import { getObject } from "../chart/objects.ts";
import { open } from "../crypto/sealedObject.ts";
import { KeyNotGrantedError } from "../errors.ts";
import { type Manifest, manifestSchema } from "../health/manifest.ts";
import { openedOnce, type SessionContext } from "../session.ts";
import type { RecordChange } from "../wire/chain.ts";

/** A change that has content: not a retraction. */
export type ContentChange = RecordChange & { compartment: number; epoch: number; pointer: string };

export function hasContent(change: RecordChange): change is ContentChange {
  return change.pointer !== null && change.compartment !== null && change.epoch !== null;
}

/** Opens the manifest of one version; its context must equal what the chain says of it. */
export async function openManifest(session: SessionContext, keys: EpochKeys, change: ContentChange): Promise<Manifest> {
  const identity = await keys.find(change.compartment, change.epoch);
  if (identity === undefined) throw new KeyNotGrantedError();
  return openedOnce(session, change.pointer, async () =>
    open({
      sealed: await getObject(session.blobs, change.pointer),
      identities: [identity],
      expected: manifestContext(session.deployment, change),
      schema: manifestSchema,
    }),
  );
}
