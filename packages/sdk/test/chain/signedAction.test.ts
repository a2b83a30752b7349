import { verifyTypedData, type Signer } from "ethers";
import { afterEach, describe, expect, it, vi } from "vitest";
import { actionText, hasNonce, isSignable, type SignableCall } from "../../src/chain/actionText.ts";
import { signAction, withNonce } from "../../src/chain/signedAction.ts";
import type { ChartkeyContext } from "../../src/context.ts";
import { address, deployment, digest, openChart, registries, revoke, wallet } from "../support/scripted.ts";

const NOW = 1_800_000_000;
const terms = { readMask: 5n, writeMask: 4n, notBefore: 30_000_000, expiresAt: 30_001_440, purpose: 1 };
const grant: SignableCall = { contract: "charts", action: "grant", args: [7n, 7n, 9n, terms, digest("5")] };
const entries = [{ compartment: 2, epoch: 3, pointer: digest("6") }];
const addRecords: SignableCall = { contract: "charts", action: "addRecords", args: [7n, 9n, 0n, 1, entries] };
const cancel: SignableCall = { contract: "actors", action: "cancelNonce", args: [4n] };
const account = wallet.address;

/** A context whose chain says one thing: the time of its newest block. */
const chainAt = (timestamp: number | undefined) =>
  ({
    deployment,
    provider: { getBlock: async (tag: string) => (tag === "latest" && timestamp !== undefined ? { timestamp } : null) },
  }) as unknown as ChartkeyContext;

const signed = (call: SignableCall, nonce?: bigint, timestamp: number | undefined = NOW) =>
  signAction(chainAt(timestamp), { signer: wallet, registries, call, ...(nonce === undefined ? {} : { nonce }) });

afterEach(() => {
  vi.useRealTimers();
});

describe("a signed action", () => {
  it.each<[SignableCall, bigint | undefined, string, unknown[]]>([
    [
      grant,
      3n,
      deployment.chartRegistry,
      [
        "7",
        "7",
        "9",
        { readMask: "5", writeMask: "4", notBefore: "30000000", expiresAt: "30001440", purpose: "1" },
        digest("5"),
      ],
    ],
    [
      addRecords,
      undefined,
      deployment.chartRegistry,
      ["7", "9", "0", "1", [{ compartment: "2", epoch: "3", pointer: digest("6") }]],
    ],
    [cancel, 4n, deployment.actorRegistry, []],
  ])("[K53] travels as text, and its signature is over exactly that: %o", async (call, nonce, to, args) => {
    vi.useFakeTimers({ now: NOW * 1000, toFake: ["Date"] });
    const action = await signed(call, nonce);
    const deadline = NOW + 600;
    const { request } = action;
    expect(action.to).toBe(to);
    expect(request).toEqual({
      chainId: 31337,
      registry: to,
      contract: call.contract,
      action: call.action,
      args,
      account: account.toLowerCase(),
      nonce: nonce === undefined ? null : String(nonce),
      deadline,
      signature: request.signature,
    });
    const { domain, types, message } = actionText(deployment, call, { account, nonce, deadline });
    expect(verifyTypedData(domain, types, message, request.signature)).toBe(account);
    const parsed = registries[call.contract].interface.parseTransaction({ data: action.data });
    expect(parsed?.name).toBe(`${call.action}For`);
    const end = [account, ...(nonce === undefined ? [] : [nonce]), BigInt(deadline), request.signature];
    expect([...(parsed?.args ?? [])].slice(-end.length)).toEqual(end);
    expect(parsed?.args).toHaveLength(args.length + end.length);
  });

  it("[K51] counts for ten minutes by the later of both clocks", async () => {
    vi.useFakeTimers({ now: NOW * 1000 + 900, toFake: ["Date"] });
    for (const [block, from] of [
      [NOW - 50, NOW],
      [NOW + 50, NOW + 50],
      [undefined, NOW],
    ] as const)
      expect((await signed(revoke, 0n, block ?? undefined)).request.deadline).toBe(from + 600);
    const blockless = { deployment, provider: { getBlock: async () => null } } as unknown as ChartkeyContext;
    const action = await signAction(blockless, { signer: wallet, registries, call: revoke, nonce: 0n });
    expect(action.request.deadline).toBe(NOW + 600);
  });

  it("[K53] does not come about when the person declines", async () => {
    const signer = {
      getAddress: async () => account,
      signTypedData: () => Promise.reject(Object.assign(new Error("no"), { code: 4001 })),
    } as unknown as Signer;
    const declined = signAction(chainAt(NOW), { signer, registries, call: revoke, nonce: 0n });
    await expect(declined).rejects.toMatchObject({ code: "SIGNATURE_REJECTED" });
  });

  it("[K53] exists for everything but the authority's own acts", () => {
    expect([grant, addRecords, cancel, openChart].map(isSignable)).toEqual([true, true, true, true]);
    expect(isSignable({ contract: "actors", action: "license", args: [1n, 3n, 2n] })).toBe(false);
    expect([grant, addRecords, cancel, openChart].map(hasNonce)).toEqual([true, false, true, true]);
  });
});

/** Registries where these nonces of the account are used. */
function usedUp(...words: bigint[]) {
  const asked: [string, bigint][] = [];
  const nonceWordOf = async (of: string, word: bigint) => {
    asked.push([of, word]);
    return words[Number(word)] ?? 0n;
  };
  const registryOf = (at: string) => ({ getAddress: async () => at, nonceWordOf });
  const scripted = { actors: registryOf(address("a")), charts: registryOf(address("c")) };
  return { asked, registries: scripted as unknown as typeof registries };
}
const nonceFor = (call: SignableCall, { registries: of }: ReturnType<typeof usedUp>, signer: Signer = wallet) =>
  withNonce({ signer, registries: of, call }, async (nonce) => nonce);

describe("the nonce of an action", () => {
  const FULL = 2n ** 256n - 1n;

  it.each([
    ["none used", [], 0n],
    ["the first used", [1n], 1n],
    ["a gap", [0b1011n], 2n],
    ["all of a word but the last", [FULL >> 1n], 255n],
    ["a word used up", [FULL], 256n],
    ["and the beginning of the next", [FULL, 0b111n], 259n],
    ["two words used up", [FULL, FULL], 512n],
  ] as [string, bigint[], bigint][])(
    "[K51] is the lowest that the account has not used: %s",
    async (_, words, nonce) => {
      expect(await nonceFor(revoke, usedUp(...words))).toBe(nonce);
    },
  );

  it("[K51] is asked for of the account that signs", async () => {
    const chain = usedUp(FULL);
    await nonceFor(revoke, chain);
    expect(chain.asked).toEqual([
      [account, 0n],
      [account, 1n],
    ]);
  });

  it("[K51] is another for a second action under way, and free again when one ended, well or badly", async () => {
    const chain = usedUp(0b1n);
    const under = { signer: wallet, registries: chain.registries, call: revoke };
    const seen = await withNonce(under, async (first) => {
      const second = await nonceFor(openChart, chain);
      const elsewhere = await nonceFor({ contract: "actors", action: "acceptAccount", args: [7n] }, chain);
      const other = await nonceFor(revoke, chain, { getAddress: async () => address("b") } as unknown as Signer);
      return { first, second, elsewhere, other };
    });
    expect(seen).toEqual({ first: 1n, second: 2n, elsewhere: 1n, other: 1n });
    await expect(withNonce(under, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(await nonceFor(revoke, chain)).toBe(1n);
  });

  it("[K51] is the cancelled one where one is cancelled, and none for records: nobody is asked", async () => {
    const chain = usedUp(1n);
    expect(await nonceFor(cancel, chain)).toBe(4n);
    expect(await nonceFor(addRecords, chain)).toBeUndefined();
    expect(chain.asked).toEqual([]);
  });
});
