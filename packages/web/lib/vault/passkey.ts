import "client-only";

import { createPasskey, passkeySecret } from "@chartkey/sdk";
import type { NewPasskey } from "@/lib/vault/worker/locks.ts";

/**
 * Only a page can ask for a passkey, so its secret passes from here to the worker and is kept nowhere on the way. What the
 * device shows in its list names no person: it may be synchronised.
 */
export async function makePasskey(name: string): Promise<NewPasskey> {
  const hint = await createPasskey({ name });
  return { kind: "passkey", hint, secret: await passkeySecret({ hint }) };
}

export async function askPasskey(hint?: string): Promise<{ kind: "passkey"; secret: Uint8Array }> {
  return { kind: "passkey", secret: await passkeySecret({ hint }) };
}
