import { manifestContext } from "../chart/contexts.ts";
import type { EpochKeys } from "../chart/epochKeys.ts";
import { getObject } from "../chart/objects.ts";
import type { Identity } from "../crypto/keys.ts";
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
  const identity = await keyOf(keys, change);
  return openedOnce(session, change.pointer, async () =>
    openSealed(session, { change, identity, sealed: await getObject(session.blobs, change.pointer) }),
  );
}

/** The key of one version. @throws {@link KeyNotGrantedError} */
export async function keyOf(keys: EpochKeys, { compartment, epoch }: ContentChange): Promise<Identity> {
  const identity = await keys.find(compartment, epoch);
  if (identity === undefined) throw new KeyNotGrantedError();
  return identity;
}

/** Opens a manifest of which the bytes are at hand; its context must equal what the chain says of it. */
export function openSealed(
  { deployment }: SessionContext,
  { change, identity, sealed }: { change: ContentChange; identity: Identity; sealed: Uint8Array },
): Promise<Manifest> {
  const expected = manifestContext(deployment, change);
  return open({ sealed, identities: [identity], expected, schema: manifestSchema });
}
