// @ts-nocheck
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { SealedContext } from "../../src/crypto/sealedObject.ts";
import { createPasskey, passkeyLock, passkeySecret } from "../../src/vault/passkey.ts";
import { createPhrase, phraseLock } from "../../src/vault/phrase.ts";
import { createRoot, createVault, openVault, sealVault } from "../../src/vault/vault.ts";
import { Authenticator } from "../support/authenticator.ts";

const context: SealedContext = { format: "chartkey/vault/1", chainId: 1, registry: "0x0", keyDigest: "0x1" };
let device: Authenticator;

beforeEach(() => {
  device = new Authenticator();
  device.plugIn();
});
afterEach(() => {
  vi.unstubAllGlobals();
});

async function vaultWithPasskey() {
  const hint = await createPasskey({ name: "Chartkey" });
  const lock = await passkeyLock({ secret: await passkeySecret({ hint }), hint });
  const vault = await createVault(createRoot(), [lock, await phraseLock(createPhrase())]);
  return { hint, vault, sealed: await sealVault(vault, context) };
}

describe("passkey", () => {
  it("[K28] opens the vault again, named or picked from the device's list", async () => {
    const { hint, vault, sealed } = await vaultWithPasskey();
    for (const options of [{ hint }, {}]) {
      const lock = await passkeyLock({ secret: await passkeySecret(options) });
      expect((await openVault(sealed, lock, context)).root).toEqual(vault.root);
    }
  });

  it("[K28] another passkey of the same device opens nothing", async () => {
    const { sealed } = await vaultWithPasskey();
    const other = await createPasskey({ name: "Another" });
    const lock = await passkeyLock({ secret: await passkeySecret({ hint: other }) });
    await expect(openVault(sealed, lock, context)).rejects.toMatchObject({ code: "WRONG_LOCK" });
  });

  it("[K28] the vault remembers what finds the passkey, and not its secret", async () => {
    const { hint, vault } = await vaultWithPasskey();
    const secret = Buffer.from(await passkeySecret({ hint }));
    expect(vault.locks[0]).toMatchObject({ kind: "passkey", hint });
    expect(JSON.stringify(vault.locks)).not.toContain(secret.toString("base64url"));
    expect(hint).toMatch(/^AGE-PLUGIN-FIDO2PRF-1/);
  });

  it("[K28] says when it was declined or is gone, and when there is no such thing here", async () => {
    const { hint } = await vaultWithPasskey();
    device.behaviour.declines = true;
    await expect(passkeySecret({ hint })).rejects.toMatchObject({ code: "PASSKEY_DECLINED" });
    await expect(createPasskey({ name: "x" })).rejects.toMatchObject({ code: "PASSKEY_DECLINED" });
    device.behaviour.declines = false;
    device.forgetAll();
    await expect(passkeySecret({ hint })).rejects.toMatchObject({ code: "PASSKEY_DECLINED" });
    device.behaviour.lacksPrf = true;
    await expect(createPasskey({ name: "x" })).rejects.toMatchObject({ code: "PASSKEY_UNAVAILABLE" });
    await expect(passkeySecret()).rejects.toMatchObject({ code: "PASSKEY_UNAVAILABLE" });
    vi.stubGlobal("navigator", {});
    await expect(passkeySecret({ hint })).rejects.toMatchObject({ code: "PASSKEY_UNAVAILABLE" });
  });

  it("[K28] refuses a secret of another length", async () => {
    await expect(passkeyLock({ secret: new Uint8Array(32) })).rejects.toMatchObject({ code: "INVALID_INPUT" });
  });
});
