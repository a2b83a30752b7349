// @ts-nocheck
import { webauthn } from "age-encryption";
import { concatBytes } from "../crypto/bytes.ts";
import { deriveIdentity } from "../crypto/keys.ts";
import { ChartkeyError, InvalidInputError, PasskeyDeclinedError, PasskeyUnavailableError } from "../errors.ts";
import type { Lock } from "./lock.ts";

/** Both results of the PRF extension (32 bytes each): what the passkey computes from {@link PRF_INPUT}. */
const SECRET_BYTES = 64;
/** Always the same, so that the passkey opens the vault again. 16 bytes, as age's passkey identity takes them. */
const PRF_INPUT = new TextEncoder().encode("chartkey/passkey");

/**
 * Makes a passkey that can open a vault and answers with what finds it again (`AGE-PLUGIN-FIDO2PRF-1…`, not secret).
 * `name` is what the device shows in its list. For a page: it needs a person who confirms.
 *
 * @throws {@link PasskeyUnavailableError}, {@link PasskeyDeclinedError}
 */
export async function createPasskey({ name }: { name: string }): Promise<string> {
  return asking(() => webauthn.createCredential({ keyName: name }));
}

/**
 * Asks for a passkey and answers with its secret: of the one that `hint` names, or of the one that the person picks.
 * For a page: it needs a person who confirms.
 *
 * @throws {@link PasskeyUnavailableError}, {@link PasskeyDeclinedError}
 */
export async function passkeySecret({ hint }: { hint?: string | undefined } = {}): Promise<Uint8Array> {
  return asking(() => new FixedInput(hint === undefined ? {} : { identity: hint }).secret());
}

export interface PasskeyLockParameters {
  /** From {@link passkeySecret}. */
  readonly secret: Uint8Array;
  /** From {@link createPasskey}. */
  readonly hint?: string | undefined;
  readonly label?: string;
}

/** The lock that a passkey opens. Its secret never leaves the device that computed it. */
export async function passkeyLock({ secret, hint, label = "Passkey" }: PasskeyLockParameters): Promise<Lock> {
  if (secret.length !== SECRET_BYTES) throw new InvalidInputError("This is not what a passkey computes.");
  return { kind: "passkey", label, hint, identity: await deriveIdentity(secret, "lock/passkey") };
}

/**
 * age's passkey identity, asked about one fixed input. age itself takes a new one for each file, which needs the passkey
 * whenever a file is written: then no lock could be added or removed without every passkey at hand.
 */
class FixedInput extends webauthn.WebAuthnIdentity {
  async secret(): Promise<Uint8Array> {
    const { first, second } = await this.getCredential(PRF_INPUT);
    if (second === undefined) throw new PasskeyUnavailableError();
    return concatBytes([bytesOf(first), bytesOf(second)]);
  }
}

function bytesOf(value: BufferSource): Uint8Array {
  return ArrayBuffer.isView(value)
    ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
    : new Uint8Array(value);
}

async function asking<Value>(ask: () => Promise<Value>): Promise<Value> {
  // Absent on pages that did not come over HTTPS.
  if (!("credentials" in globalThis.navigator)) throw new PasskeyUnavailableError();
  try {
    return await ask();
  } catch (cause) {
    if (cause instanceof ChartkeyError) throw cause;
    // The specification gives one name to "declined", "timed out" and "no such passkey here".
    const declined = cause instanceof DOMException && ["NotAllowedError", "AbortError"].includes(cause.name);
    throw declined ? new PasskeyDeclinedError({ cause }) : new PasskeyUnavailableError({ cause });
  }
}
