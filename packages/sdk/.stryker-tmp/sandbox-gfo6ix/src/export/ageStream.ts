// @ts-nocheck
import { Decrypter, Encrypter } from "age-encryption";
import type { Identity, Recipient } from "../crypto/keys.ts";
import { UnreadableError } from "../errors.ts";

/** A plain age v1 file (age-encryption.org/v1), as any `age` program opens it. */
export async function ageEncrypt(
  plaintext: ReadableStream<Uint8Array>,
  recipient: Recipient,
): Promise<ReadableStream<Uint8Array>> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return encrypter.encrypt(plaintext);
}

/** @throws {@link UnreadableError}, at once or as the stream's error: one error for every cause. */
export async function ageDecrypt(
  sealed: ReadableStream<Uint8Array>,
  identity: Identity,
): Promise<ReadableStream<Uint8Array>> {
  try {
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    return await decrypter.decrypt(sealed);
  } catch {
    throw new UnreadableError();
  }
}
