// @ts-nocheck
import { createHash, createHmac, randomBytes } from "node:crypto";
import { vi } from "vitest";

interface Credential {
  readonly id: Buffer;
  readonly secret: Buffer;
}

/** What a device would do in its own window: decline, or not know the extension. */
interface Behaviour {
  declines?: boolean;
  lacksPrf?: boolean;
}

/**
 * A device with passkeys, as far as age's passkey code asks it: PRF is HMAC-SHA256 of the credential's secret over
 * SHA-256("WebAuthn PRF" 0x00 input), as CTAP's hmac-secret gives it (WebAuthn Level 3, section 10.1.4).
 */
export class Authenticator {
  readonly #credentials: Credential[] = [];
  readonly behaviour: Behaviour = {};

  /** From now on `navigator.credentials` is this device. */
  plugIn(): void {
    vi.stubGlobal("window", { origin: "https://chartkey.example" });
    vi.stubGlobal("navigator", {
      credentials: {
        create: async () => this.#create(),
        get: async (options: { publicKey: PublicKeyCredentialRequestOptions }) => this.#get(options.publicKey),
      },
    });
  }

  forgetAll(): void {
    this.#credentials.length = 0;
  }

  #create() {
    this.#ask();
    const credential = { id: randomBytes(16), secret: randomBytes(32) };
    this.#credentials.push(credential);
    return {
      rawId: credential.id,
      response: { getTransports: () => ["internal"] },
      getClientExtensionResults: () => ({ prf: { enabled: this.behaviour.lacksPrf !== true } }),
    };
  }

  #get({ allowCredentials = [], extensions }: PublicKeyCredentialRequestOptions) {
    this.#ask();
    const wished = allowCredentials.map(({ id }) => Buffer.from(id as Uint8Array).toString("hex"));
    const found = this.#credentials.findLast(({ id }) => wished.length === 0 || wished.includes(id.toString("hex")));
    if (!found) throw new DOMException("not here", "NotAllowedError");
    const { first, second } = extensions?.prf?.eval ?? {};
    const results = { first: prf(found.secret, first), second: prf(found.secret, second) };
    return { getClientExtensionResults: () => (this.behaviour.lacksPrf ? {} : { prf: { results } }) };
  }

  #ask(): void {
    if (this.behaviour.declines) throw new DOMException("no", "NotAllowedError");
  }
}

function prf(secret: Buffer, input: BufferSource | undefined): Uint8Array {
  const salt = createHash("sha256")
    .update("WebAuthn PRF\0")
    .update(input as Uint8Array)
    .digest();
  return new Uint8Array(createHmac("sha256", secret).update(salt).digest());
}
