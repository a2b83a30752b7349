import { makeError, type Signer, type TransactionReceipt } from "ethers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { relay } from "../../src/chain/relay.ts";
import { RelayRefusedError } from "../../src/chain/relayer.ts";
import type { SignableCall } from "../../src/chain/actionText.ts";
import type { ChartkeyContext } from "../../src/context.ts";
import type { Relayed, RelayerState, RelayInput } from "../../src/wire/relay.ts";
import { address, deployment, digest, openChart, registries, revoke, wallet } from "../support/scripted.ts";

const REGISTRY = deployment.chartRegistry;
const [FIRST, SECOND, OWN] = [digest("1"), digest("2"), digest("3")];
const NOBODY = undefined;

interface Mined {
  to?: string | null;
  data?: string;
  logsOf?: string[];
  status?: number;
}

/** A chain and a relayer that do what a test says, and what was asked of them. */
function scene() {
  const mined = new Map<string, Mined>();
  const sent: { to: string; data: string }[] = [];
  const given: RelayInput[] = [];
  const script = {
    state: "ready" as RelayerState | undefined,
    balance: 1n,
    gasPrice: 1n as bigint | null,
    submit: async (): Promise<Relayed> => ({ id: digest("9"), state: "pending", transactions: [FIRST] }),
    find: async (): Promise<Relayed | undefined> => undefined,
    /** Hashes whose logs the registry shows. */
    logged: [] as string[],
    wait: async (hash: string): Promise<TransactionReceipt | null> => receiptOf(hash),
    ownTransaction: (): Mined | undefined => ({}),
    call: async (): Promise<string> => "0x",
    logsFrom: undefined as unknown,
  };
  /** What was signed, as the chain would see it. */
  const twin = (): string => {
    const [request] = given;
    if (!request) throw new Error("nothing was signed");
    const { action, args, account, nonce, deadline, signature } = request;
    const end = [account, ...(nonce === null ? [] : [nonce]), deadline, signature];
    return registries.charts.interface.encodeFunctionData(`${action}For` as "revokeFor", [...args, ...end] as never);
  };
  const receiptOf = (hash: string): TransactionReceipt | null => {
    const one = mined.get(hash);
    if (!one) return null;
    const { to = REGISTRY.toUpperCase().replace("0X", "0x"), logsOf = [REGISTRY], status = 1 } = one;
    return { hash, to, status, logs: logsOf.map((of) => ({ address: of })) } as unknown as TransactionReceipt;
  };
  const provider = {
    getBlockNumber: async () => 70,
    getBlock: async () => ({ timestamp: 1 }),
    getBalance: async () => script.balance,
    getFeeData: async () => ({ gasPrice: script.gasPrice }),
    waitForTransaction: (hash: string) => script.wait(hash),
    getTransactionReceipt: async (hash: string) => receiptOf(hash),
    getTransaction: async (hash: string) => {
      const one = mined.get(hash);
      return one ? { data: one.data ?? twin() } : null;
    },
    getLogs: async (filter: unknown) => {
      script.logsFrom = filter;
      return script.logged.map((transactionHash) => ({ transactionHash }));
    },
    call: (transaction: unknown) => {
      expect(transaction).toEqual({ from: wallet.address, to: REGISTRY, data: twin() });
      return script.call();
    },
  };
  const signer = {
    getAddress: () => wallet.getAddress(),
    signTypedData: (...text: Parameters<typeof wallet.signTypedData>) => wallet.signTypedData(...text),
    sendTransaction: async (transaction: { to: string; data: string }) => {
      sent.push(transaction);
      const own = script.ownTransaction();
      if (own) mined.set(OWN, own);
      return { hash: OWN, from: wallet.address };
    },
  } as unknown as Signer;
  const relayer = {
    status: async () => script.state && { account: address("0"), state: script.state },
    submit(request: RelayInput) {
      given.push(request);
      return script.submit();
    },
    find: () => script.find(),
  };
  const context = { deployment, provider, relayer } as unknown as ChartkeyContext;
  const sending = (call: SignableCall) => ({ signer: signer, registries: nonces, call });
  return {
    script,
    mined,
    sent,
    given,
    twin,
    run: (call: SignableCall = revoke) => relay(context, sending(call)),
    runAlone: () => relay({ ...context, relayer: undefined }, sending(revoke)),
  };
}

/** The registry, with no nonce used. */
const nonces = {
  ...registries,
  charts: { interface: registries.charts.interface, getAddress: async () => REGISTRY, nonceWordOf: async () => 0n },
} as unknown as typeof registries;

let at: ReturnType<typeof scene>;
beforeEach(() => {
  at = scene();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("a relayer's offer", () => {
  it.each<[RelayerState | undefined, SignableCall, boolean]>([
    ["ready", openChart, true],
    ["ready", revoke, true],
    ["low", openChart, false],
    ["low", revoke, true],
    ["empty", revoke, false],
    ["unreachable", revoke, false],
    [NOBODY, revoke, false],
  ])("[K50] that is %s: %o is relayed: %s", async (state, call, relayed) => {
    at.script.state = state;
    at.mined.set(FIRST, {});
    const receipt = await at.run(call);
    expect(receipt?.hash).toBe(relayed ? FIRST : undefined);
    // Where there is no offer nothing was signed.
    expect(at.given).toHaveLength(relayed ? 1 : 0);
    expect(at.sent).toEqual([]);
  });

  it("[K52] that is absent leaves it to the account, unless that has nothing and the chain takes something", async () => {
    at.script.state = NOBODY;
    at.script.balance = 0n;
    const refused = { code: "RELAYER_UNAVAILABLE", hints: [expect.any(String)] };
    await expect(at.run()).rejects.toMatchObject(refused);
    at.script.gasPrice = null;
    await expect(at.run()).rejects.toMatchObject(refused);
    at.script.gasPrice = 0n;
    expect(await at.run()).toBeUndefined();
    at.script.gasPrice = 1n;
    expect(await at.runAlone()).toBeUndefined();
    expect(at.given).toEqual([]);
  });
});

describe("what a relayer says it sent", () => {
  it.each<[string, Mined]>([
    ["is at another address", { to: address("b") }],
    ["made a contract", { to: null }],
    ["moved nothing in the registry", { logsOf: [] }],
    ["moved something elsewhere", { logsOf: [address("b")] }],
    ["is another call", { data: "0x1234" }],
    ["failed", { status: 0 }],
  ])("[K51] does not count when it %s: the account sends what it signed", async (_, mined) => {
    at.mined.set(FIRST, mined);
    expect((await at.run())?.hash).toBe(OWN);
    expect(at.sent).toEqual([{ to: REGISTRY, data: at.twin() }]);
  });

  it("[K51] counts in any letter case", async () => {
    at.mined.set(FIRST, { logsOf: [address("b"), REGISTRY.toUpperCase()] });
    expect((await at.run())?.hash).toBe(FIRST);
    at = scene();
    at.script.wait = async (hash) => {
      at.mined.set(FIRST, { data: at.twin().toUpperCase() });
      return { hash, to: REGISTRY, status: 1, logs: [{ address: REGISTRY }] } as unknown as TransactionReceipt;
    };
    expect((await at.run())?.hash).toBe(FIRST);
    expect(at.sent).toEqual([]);
  });

  it("[K52] is found when an older transaction of the same action was the one that got into a block", async () => {
    at.script.submit = async () => ({ id: digest("9"), state: "pending", transactions: [FIRST, SECOND] });
    at.mined.set(FIRST, {});
    expect((await at.run())?.hash).toBe(FIRST);
  });

  it("[K52] is waited for until the relayer names the transaction that took its place", async () => {
    const asked: string[] = [];
    const wait = at.script.wait;
    at.script.wait = async (hash) => {
      asked.push(hash);
      if (hash === FIRST) throw makeError("slow", "TIMEOUT");
      return wait(hash);
    };
    let times = 0;
    at.script.find = async () => {
      times += 1;
      if (times < 3) return undefined;
      at.mined.set(SECOND, {});
      return { id: digest("9"), state: "pending", transactions: [FIRST, SECOND] };
    };
    expect((await at.run())?.hash).toBe(SECOND);
    // While the relayer says nothing new, what it said before stands.
    expect(asked).toEqual([FIRST, FIRST, FIRST, SECOND]);
    expect(at.sent).toEqual([]);
  });

  it.each<[string, Relayed]>([
    ["names none", { id: digest("9"), state: "pending", transactions: [] }],
    ["says that it failed", { id: digest("9"), state: "failed", transactions: [FIRST] }],
  ])("[K52] is not waited for when it %s", async (_, relayed) => {
    at.script.submit = async () => relayed;
    at.script.find = () => Promise.reject(new Error("asked again"));
    expect((await at.run())?.hash).toBe(OWN);
  });

  it("[K52] is waited for a minute, and no longer", async () => {
    vi.useFakeTimers({ now: 0, toFake: ["Date"] });
    let waits = 0;
    at.script.wait = async (hash) => {
      if (hash === OWN) return { hash, status: 1 } as unknown as TransactionReceipt;
      waits += 1;
      vi.setSystemTime(waits * 20_000);
      return null;
    };
    expect((await at.run())?.hash).toBe(OWN);
    expect(waits).toBe(4);
  });

  it("leaves a node's own fault to the caller", async () => {
    at.script.wait = () => Promise.reject(new TypeError("fetch failed"));
    await expect(at.run()).rejects.toThrow("fetch failed");
    expect(at.sent).toEqual([]);
  });
});

describe("a relayer that does not take it, or is silent", () => {
  const silent = async (): Promise<Relayed> => Promise.reject(new TypeError("no answer"));

  it("[K50] passes on the registry's refusal: nothing is sent", async () => {
    at.script.submit = () => Promise.reject(new RelayRefusedError("REGISTRY_REFUSED", "0xabcd"));
    await expect(at.run()).rejects.toMatchObject({ data: "0xabcd", message: "The registry refused." });
    expect(at.sent).toEqual([]);
  });

  it("[K52] leaves it to the account, with the very action that was signed", async () => {
    for (const submit of [silent, () => Promise.reject(new RelayRefusedError("QUOTA_USED_UP"))]) {
      at = scene();
      at.script.submit = submit;
      expect((await at.run())?.hash).toBe(OWN);
      expect(at.sent).toEqual([{ to: REGISTRY, data: at.twin() }]);
    }
  });

  it("[K52] and an account without ether: it says what was signed may still happen", async () => {
    at.script.submit = silent;
    at.script.balance = 0n;
    await expect(at.run()).rejects.toMatchObject({
      code: "RELAYER_UNAVAILABLE",
      hints: [expect.any(String), expect.stringMatching(/signed/)],
    });
    expect(at.sent).toEqual([]);
  });

  it("[K51] may have sent it all the same: then it is done, directly or through a contract", async () => {
    for (const wrap of [(data: string) => data, (data: string) => `0xff${data.slice(2).toUpperCase()}00`]) {
      at = scene();
      at.script.logged = [FIRST, SECOND, SECOND];
      at.script.submit = () => {
        at.mined.set(FIRST, { data: "0x1234" });
        at.mined.set(SECOND, { data: wrap(at.twin()), to: address("b") });
        return silent();
      };
      expect((await at.run())?.hash).toBe(SECOND);
      expect(at.sent).toEqual([]);
      expect(at.script.logsFrom).toEqual({ address: REGISTRY, fromBlock: 70, toBlock: "latest" });
    }
  });

  it("[K51] a transaction that failed or that nobody has did not do it", async () => {
    at.script.submit = silent;
    at.script.logged = [SECOND, FIRST];
    at.mined.set(FIRST, { status: 0 });
    expect((await at.run())?.hash).toBe(OWN);
  });

  it("[K51] and does it while the account sends: the account's own failure is none", async () => {
    for (const call of [() => Promise.reject(new Error("used nonce")), async () => "0x"]) {
      at = scene();
      at.script.submit = silent;
      at.script.call = call;
      at.script.ownTransaction = () => {
        at.mined.set(FIRST, {});
        at.script.logged = [FIRST];
        return { status: 0 };
      };
      expect((await at.run())?.hash).toBe(FIRST);
    }
  });

  it("[K50] the account's own failure is the registry's reason", async () => {
    at.script.submit = silent;
    at.script.ownTransaction = () => ({ status: 0 });
    at.script.call = () => Promise.reject(new Error("the reason"));
    await expect(at.run()).rejects.toThrow("the reason");
    at = scene();
    at.script.submit = silent;
    at.script.ownTransaction = () => ({ status: 0 });
    await expect(at.run()).rejects.toMatchObject({ code: "CHAIN_UNREACHABLE" });
  });

  it("[K50] a transaction of its own that no block takes is no success", async () => {
    at.script.submit = silent;
    at.script.ownTransaction = () => undefined;
    await expect(at.run()).rejects.toMatchObject({ code: "CHAIN_UNREACHABLE" });
  });
});
