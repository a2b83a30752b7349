// @ts-nocheck
import { z } from "zod";
import { decodeDocument, encodeDocument } from "../crypto/publicDocument.ts";
import type { ChartkeyContext } from "../context.ts";
import { hex32Schema, type Hex32 } from "../wire/primitives.ts";
import { keyringContext } from "./contexts.ts";
import { getObject, putObject } from "./objects.ts";

const keyringSchema = z.strictObject({
  envelopes: z.array(z.strictObject({ grantee: z.string().regex(/^\d{1,20}$/), pointer: hex32Schema })).max(5_000),
});

export interface KeyringEntry {
  readonly grantee: bigint;
  readonly pointer: Hex32;
}

/** Publishes which sealed envelope is whose after a rotation. Says no more than the consents on chain do. */
export async function publishKeyring(
  { blobs, deployment }: ChartkeyContext,
  patient: bigint,
  entries: readonly KeyringEntry[],
): Promise<Hex32> {
  const envelopes = entries.map(({ grantee, pointer }) => ({ grantee: String(grantee), pointer }));
  const bytes = encodeDocument(keyringContext(deployment, patient), { envelopes });
  return putObject(blobs, bytes, { kind: "keyring", patient });
}

/** Pointer of the envelope for `grantee` in a keyring, when there is one. */
export async function envelopeInKeyring(
  { blobs, deployment }: ChartkeyContext,
  parameters: { pointer: string; patient: bigint; grantee: bigint },
): Promise<Hex32 | undefined> {
  const { pointer, patient, grantee } = parameters;
  const { envelopes } = decodeDocument(
    await getObject(blobs, pointer),
    keyringContext(deployment, patient),
    keyringSchema,
  );
  return envelopes.find((entry) => entry.grantee === String(grantee))?.pointer;
}
