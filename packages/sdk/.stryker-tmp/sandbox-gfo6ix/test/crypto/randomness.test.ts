// @ts-nocheck
import { afterEach, describe, expect, it, vi } from "vitest";
import { randomBytes } from "../../src/crypto/bytes.ts";
import { identityFromSeed, recipientOf } from "../../src/crypto/keys.ts";
import { encryptPayload } from "../../src/crypto/payloadStream.ts";
import { seal } from "../../src/crypto/sealedObject.ts";
import { createPhrase } from "../../src/vault/phrase.ts";
import { createRoot } from "../../src/vault/vault.ts";

afterEach(() => vi.restoreAllMocks());

const recipient = await recipientOf(identityFromSeed(new Uint8Array(32).fill(3)));
const parameters = { key: new Uint8Array(32), associatedData: new Uint8Array(), segmentSize: 4096 };

/** Generators that must not be used, by what is wrong with them. */
const broken: Record<string, <View extends ArrayBufferView | null>(view: View) => View> = {
  fails: () => {
    throw new Error("no entropy");
  },
  "gives zeros": (view) => view,
  "gives one byte": (view) => {
    bytesOf(view).fill(0xa5);
    return view;
  },
  "begins anew each time": (view) => {
    bytesOf(view).forEach((_, index, bytes) => (bytes[index] = (index * 37 + 11) % 256));
    return view;
  },
};

function bytesOf(view: ArrayBufferView | null): Uint8Array {
  if (view === null) throw new Error("Nothing to fill.");
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

describe("a random number generator", () => {
  describe.each(Object.keys(broken))("that %s", (fault) => {
    const stub = (): void => {
      vi.spyOn(crypto, "getRandomValues").mockImplementation(broken[fault] as typeof crypto.getRandomValues);
    };

    it("[K26] seals nothing", async () => {
      stub();
      await expect(seal({ context: { format: "x" }, data: 1, recipients: [recipient] })).rejects.toThrow();
    });

    it("[K26] encrypts nothing", async () => {
      stub();
      const released: Uint8Array[] = [];
      const reading = (async () => {
        for await (const chunk of encryptPayload(new Blob(["secret"]).stream(), parameters)) released.push(chunk);
      })();
      await expect(reading).rejects.toThrow();
      expect(released).toEqual([]);
    });

    it("[K26] makes no key, root or phrase", () => {
      stub();
      for (const make of [() => randomBytes(32), () => randomBytes(7), createRoot, createPhrase])
        expect(make).toThrow();
    });
  });

  it("[K26] that works is used", () => {
    expect(randomBytes(32)).not.toEqual(randomBytes(32));
    expect(randomBytes(0)).toHaveLength(0);
  });
});
