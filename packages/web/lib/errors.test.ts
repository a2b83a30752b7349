import { ChainMismatchError, HttpRequestError, TransactionExecutionError, UserRejectedRequestError } from "viem";
import { mainnet } from "viem/chains";
import { afterEach, describe, expect, it, vi } from "vitest";
import { loadRuntimeConfig } from "@/lib/config/runtimeConfig.ts";
import { describeError } from "@/lib/errors.ts";
import { plainWalletError } from "@/lib/wallet/signer.ts";
import { messages } from "@/messages/index.ts";

describe("describeError", () => {
  it("[W5] never shows the message of an error it does not know", () => {
    const shown = describeError(new Error("secret phrase: abandon abandon"));
    expect(shown.code).toBe("UNEXPECTED");
    expect(JSON.stringify(shown)).not.toContain("abandon");
  });

  it("[W5] shows an SDK error's own words, unless the portal has plainer ones", () => {
    const own = { code: "FILE_EMPTY", summary: "The file is empty.", hints: ["Choose another."] };
    expect(describeError(own)).toEqual(own);
    const chain = { code: "WRONG_CHAIN", summary: "chain 1 but 31337", hints: [] };
    expect(describeError(chain).summary).toBe(messages.errors.WRONG_CHAIN.summary);
  });

  it("[W5] has something to do next for every error of its own", () => {
    for (const [code, { summary, hints }] of Object.entries(messages.errors)) {
      expect(summary.length, code).toBeGreaterThan(10);
      expect(hints.length, code).toBeGreaterThan(0);
    }
  });
});

describe("plainWalletError", () => {
  const rejected = new UserRejectedRequestError(new Error("no"));

  it("[W5] tells a rejected signature, a wrong network and a dead node apart", () => {
    expect(plainWalletError(rejected).code).toBe("SIGNATURE_REJECTED");
    expect(plainWalletError(new ChainMismatchError({ chain: mainnet, currentChainId: 5 })).code).toBe("WRONG_CHAIN");
    expect(plainWalletError(new HttpRequestError({ url: "http://127.0.0.1:1" })).code).toBe("CHAIN_UNREACHABLE");
    expect(plainWalletError(new Error("anything")).code).toBe("WALLET_FAILED");
  });

  it("[W5] finds the cause inside what a library wraps around it", () => {
    expect(plainWalletError(new TransactionExecutionError(rejected, { account: null, chain: mainnet })).code).toBe(
      "SIGNATURE_REJECTED",
    );
  });
});

describe("loadRuntimeConfig", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it("[W5] says that the configuration is missing or wrong", async () => {
    vi.stubGlobal("fetch", () => Promise.resolve(new Response("", { status: 404 })));
    await expect(loadRuntimeConfig()).rejects.toMatchObject({ code: "CONFIG_MISSING" });
    vi.stubGlobal("fetch", () => Promise.resolve(Response.json({ rpcUrl: "nowhere" })));
    await expect(loadRuntimeConfig()).rejects.toMatchObject({ code: "CONFIG_INVALID" });
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("fetch failed")));
    await expect(loadRuntimeConfig()).rejects.toMatchObject({ code: "CONFIG_MISSING" });
  });
});
