// @ts-nocheck
import { Encrypter } from "age-encryption";
import type { z } from "zod";
import { BlobTooLargeError, InvalidInputError, KeyNotGrantedError, UnreadableError } from "../errors.ts";
import { MAX_OBJECT_BYTES } from "../wire/blobs.ts";
import { decryptAgeFile } from "./ageFile.ts";
import { requireRandomness } from "./bytes.ts";
import { encodeJson } from "./canonicalJson.ts";
import { type Identity, isRecipient, type Recipient } from "./keys.ts";
import { paddedSize } from "./padme.ts";
import { decodeDocument } from "./publicDocument.ts";

/** What a sealed object is and where it belongs: format name, chain, registry, patient and the rest, as flat text and numbers. */
export type SealedContext = Readonly<Record<string, string | number>> & { readonly format: string };

export interface SealParameters {
  readonly context: SealedContext;
  readonly data: unknown;
  readonly recipients: readonly Recipient[];
}

/**
 * Seals `data` with its `context` into one age v1 file (age-encryption.org/v1) for hybrid post-quantum recipients.
 * Plaintext: canonical JSON `{"context":…,"data":…}` padded with spaces to a Padmé size of at least 4 KiB.
 *
 * @throws {@link BlobTooLargeError} when the result would not fit into one IPFS block of 1 MiB.
 */
export async function seal({ context, data, recipients }: SealParameters): Promise<Uint8Array> {
  if (recipients.length === 0) throw new InvalidInputError("A sealed object needs somebody who can open it.");
  if (!recipients.every(isRecipient))
    throw new InvalidInputError("A recipient's public key is not a sound hybrid key.");
  requireRandomness();
  const text = encodeJson({ context, data });
  if (text.length > MAX_OBJECT_BYTES) throw new BlobTooLargeError(MAX_OBJECT_BYTES);
  const plaintext = new Uint8Array(paddedSize(text.length)).fill(0x20);
  plaintext.set(text);
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  const sealed = await encrypter.encrypt(plaintext);
  if (sealed.length > MAX_OBJECT_BYTES) throw new BlobTooLargeError(MAX_OBJECT_BYTES);
  return sealed;
}

export interface OpenParameters<Data> {
  readonly sealed: Uint8Array;
  readonly identities: readonly Identity[];
  /** Where the object was found; every member must be equal to the one inside. */
  readonly expected: SealedContext;
  readonly schema: z.ZodType<Data>;
}

/**
 * Opens a sealed object and checks that it belongs where it was found.
 *
 * @throws {@link KeyNotGrantedError} when none of the identities is a recipient.
 * @throws {@link UnreadableError} when it is damaged or not of the expected shape.
 * @throws {@link ContextMismatchError} when it was made for another place.
 */
export async function open<Data>({ sealed, identities, expected, schema }: OpenParameters<Data>): Promise<Data> {
  if (sealed.length > MAX_OBJECT_BYTES) throw new UnreadableError();
  return decodeDocument(await decrypt(sealed, identities), expected, schema);
}

async function decrypt(sealed: Uint8Array, identities: readonly Identity[]): Promise<Uint8Array> {
  if (identities.length === 0) throw new KeyNotGrantedError();
  try {
    return await decryptAgeFile(sealed, identities);
  } catch (cause) {
    // age-encryption throws bare strings as errors; this is the one for "no stanza matched".
    if (cause instanceof Error && cause.message.startsWith("no identity matched")) throw new KeyNotGrantedError();
    throw new UnreadableError();
  }
}
