import { SignatureRejectedError } from "@chartkey/sdk";
import type { Remote } from "comlink";
import { type Provider, type TransactionRequest } from "ethers";
import { describe, expect, it, vi } from "vitest";
import { plain } from "@/lib/errors.ts";
import { createRecords } from "@/lib/vault/worker/records.ts";
import { RemoteSigner } from "@/lib/vault/worker/remoteSigner.ts";
import { WorkerState } from "@/lib/vault/worker/state.ts";
import type { RemoteWallet } from "@/lib/wallet/remoteWallet.ts";

const account = "0x70997970c51812dc3a010c7d01b50e0d17dc79c8";
const request: TransactionRequest = { to: "0x3c44cdddb6a900fa2b585dd299e03d12fa4293bc", data: "0x1234", from: account };

function walletOf(part: Partial<RemoteWallet>): Remote<RemoteWallet> {
  return part as unknown as Remote<RemoteWallet>;
}

function providerOf(part: Record<string, unknown>): Provider {
  return { getTransactionCount: () => Promise.resolve(0), ...part } as unknown as Provider;
}

describe("RemoteSigner", () => {
  it("[W6] does not ask the wallet about a change that the registry would refuse", async () => {
    const refusal = Object.assign(new Error("reverted"), { code: "CALL_EXCEPTION" });
    const sendTransaction = vi.fn();
    const signer = new RemoteSigner(
      providerOf({ estimateGas: () => Promise.reject(refusal) }),
      account,
      walletOf({ sendTransaction }),
    );
    await expect(signer.sendTransaction(request)).rejects.toBe(refusal);
    expect(sendTransaction).not.toHaveBeenCalled();
  });

  it("[W6] hands a rejection on as the SDK's error, with what to do", async () => {
    const signMessage = async () => {
      await Promise.resolve();
      throw plain("SIGNATURE_REJECTED");
    };
    const signer = new RemoteSigner(providerOf({}), account, walletOf({ signMessage }));
    const error = await signer.signMessage("hello").catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: new SignatureRejectedError().code });
    expect((error as SignatureRejectedError).hints.length).toBeGreaterThan(0);
  });

  it("[W6] gives the wallet the bytes of the text, and the typed text as it is", async () => {
    const signMessage = vi.fn(() => Promise.resolve("0x01"));
    const signTypedText = vi.fn(() => Promise.resolve("0x02"));
    const signer = new RemoteSigner(providerOf({}), account, walletOf({ signMessage, signTypedText }));
    expect(await signer.signMessage("hé")).toBe("0x01");
    expect(signMessage).toHaveBeenCalledWith("0x68c3a9");
    const types = { Unlock: [{ name: "account", type: "address" }] };
    expect(await signer.signTypedData({ name: "Chartkey" }, types, { account })).toBe("0x02");
    expect(signTypedText).toHaveBeenCalledWith({
      domain: { name: "Chartkey" },
      types,
      primaryType: "Unlock",
      message: { account },
    });
  });
});

describe("the worker's answers", () => {
  it("[W7] leave the payloads' keys in the worker", async () => {
    const key = "c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3I";
    const payload = {
      cid: "bafkreiexample",
      key,
      segmentSize: 1,
      size: 5,
      name: "a.pdf",
      mediaType: "application/pdf",
      author: "1",
      compartment: 0,
    };
    const state = new WorkerState();
    const record = {
      author: 1n,
      sequence: 1,
      version: 1,
      manifest: { title: "t", kind: "pdf", resources: [], payloads: [payload] },
    };
    state.open({ lock: () => undefined, open: () => Promise.resolve(record) } as never);
    const opened = await createRecords(state).open({ patient: 1n, author: 1n, sequence: 1 });
    expect(JSON.stringify(opened.manifest)).not.toContain(key);
    expect(opened.manifest.payloads).toEqual([
      { cid: payload.cid, size: 5, name: "a.pdf", mediaType: "application/pdf" },
    ]);
    expect(state.payloads.get(payload.cid)?.payload.key).toBe(key);
  });

  it("[W7] are refused while nothing is unlocked", async () => {
    await expect(createRecords(new WorkerState()).open({ patient: 1n, author: 1n, sequence: 1 })).rejects.toMatchObject(
      { code: "LOCKED" },
    );
  });
});
