import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { healthSchema } from "@chartkey/sdk/wire";
import { privateKeyToAccount } from "viem/accounts";
import { startChain, type TestChain } from "./support/chain.ts";
import { problemIn } from "./support/client.ts";
import { runManager, type TestManager } from "./support/manager.ts";
import {
  fundedRelayer,
  outcome,
  post,
  relayed,
  setBalance,
  signCancel,
  signOpenChart,
  signOpenEpochs,
  signRegister,
  signRevoke,
  somebody,
} from "./support/relays.ts";
import { until } from "./support/wait.ts";

let chain: TestChain;
let manager: TestManager;
let relayer: string;
const mined = (id: string) =>
  until(
    () => outcome(manager.url(), id),
    ({ state }) => state === "mined",
  );
const sentByRelayer = async () => Number(await chain.rpc("eth_getTransactionCount", relayer, "latest"));
const actors = async () => (await chain.read("actorRegistry", "actorCount", [])) as bigint;
const codeOf = async (relay: unknown) => (await problemIn(await post(manager.url(), relay))).code;

/** Someone without ether who signed up through the relayer. */
async function newPatient() {
  const account = somebody();
  const { id } = await relayed(await post(manager.url(), await signRegister({ chain, account })));
  await mined(id);
  return { account, patient: await actors() };
}

beforeAll(async () => {
  chain = await startChain();
  const settings = await fundedRelayer(chain);
  relayer = privateKeyToAccount(settings.privateKey).address;
  manager = await runManager({ ...chain, config: { relayer: settings } });
});
afterAll(async () => {
  await manager.close();
  await chain.close();
});

describe("an action with a signature", () => {
  it("[M28] is sent and paid for: an account without ether signs up and opens its chart", async () => {
    const { account, patient } = await newPatient();
    const { id } = await relayed(await post(manager.url(), await signOpenChart({ chain, account }, patient)));
    const { transactions } = await mined(id);
    const receipt = (await chain.rpc("eth_getTransactionReceipt", transactions.at(-1))) as Record<string, string>;
    expect(receipt).toMatchObject({ status: "0x1", to: chain.deployment.chartRegistry, from: relayer.toLowerCase() });
    expect(BigInt((await chain.rpc("eth_getBalance", account.address, "latest")) as string)).toBe(0n);
  });

  it("[M28] is done once, however often it arrives", async () => {
    const relay = await signRegister({ chain, account: somebody() });
    const [actorsBefore, sentBefore] = [await actors(), await sentByRelayer()];
    const answers = await Promise.all(Array.from({ length: 8 }, async () => relayed(await post(manager.url(), relay))));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    await mined(answers[0]!.id);
    const again = await relayed(await post(manager.url(), relay));
    expect(again).toEqual({ ...answers[0], state: "mined" });
    expect(await actors()).toBe(actorsBefore + 1n);
    expect(await sentByRelayer()).toBe(sentBefore + 1);
  });

  it("[M28] offers itself in the state of the service", async () => {
    const { relayer: offer } = healthSchema.parse(await (await fetch(`${manager.url()}/health`)).json());
    expect(offer).toEqual({ account: relayer.toLowerCase(), state: "ready" });
  });
});

describe("what is refused", () => {
  it("[M29] each with its own code, before anything is sent", async () => {
    const good = await signRegister({ chain, account: somebody() });
    const before = await sentByRelayer();
    expect(await codeOf({ ...good, chainId: 1 })).toBe("WRONG_CHAIN");
    expect(await codeOf({ ...good, registry: chain.deployment.chartRegistry })).toBe("WRONG_REGISTRY");
    // Another chain comes before everything else.
    expect(await codeOf({ ...good, chainId: 1, registry: relayer, action: "license" })).toBe("WRONG_CHAIN");
    expect(await codeOf({ ...good, deadline: (await chain.time()) - 1 })).toBe("SIGNATURE_EXPIRED");
    expect(await codeOf({ ...good, action: "license" })).toBe("NOT_RELAYED");
    expect(await codeOf({ ...good, action: "registerFor" })).toBe("NOT_RELAYED");
    expect(await codeOf({ ...good, action: "transferOwnership" })).toBe("NOT_RELAYED");
    expect(await codeOf({ ...good, value: "1" })).toBe("INVALID_INPUT");
    expect(await codeOf({ ...good, nonce: null })).toBe("INVALID_INPUT");
    expect(await codeOf({ ...good, args: good.args.slice(1) })).toBe("INVALID_INPUT");
    expect(await codeOf({ ...good, args: ["256", ...good.args.slice(1)] })).toBe("INVALID_INPUT");
    expect(await codeOf({ ...good, args: [1, ...good.args.slice(1)] })).toBe("INVALID_INPUT");
    expect(await codeOf({ ...good, padding: "x".repeat(40_000) })).toBe("TOO_LARGE");
    expect(await sentByRelayer()).toBe(before);
    expect((await post(manager.url(), good)).status).toBe(202);
  });

  it("[M29] says what the contract says of a forged, altered or used signature", async () => {
    const account = somebody();
    const relay = await signRegister({ chain, account });
    const before = await sentByRelayer();
    const forged = { ...relay, account: somebody().address };
    const altered = { ...relay, args: ["2", ...relay.args.slice(1)] };
    for (const wrong of [forged, altered]) {
      const problem = await problemIn(await post(manager.url(), wrong));
      expect(problem).toMatchObject({ status: 409, code: "REGISTRY_REFUSED", revert: "SignedActionsInvalidSignature" });
      expect(problem.revertData).toMatch(/^0x[0-9a-f]{8}/);
    }
    expect(await sentByRelayer()).toBe(before);
    await mined((await relayed(await post(manager.url(), relay))).id);
    const used = await problemIn(await post(manager.url(), await signRegister({ chain, account })));
    expect(used).toMatchObject({ revert: "SignedActionsNonceUsed" });
  });

  it("[M29] voids nonces of nobody who never signed up", async () => {
    expect(await codeOf(await signCancel({ chain, account: somebody() }))).toBe("NOT_RELAYED");
    const { account } = await newPatient();
    await mined((await relayed(await post(manager.url(), await signCancel({ chain, account, nonce: 9n })))).id);
  });
});

describe("limits", () => {
  it("[M30] an account's quota ends what it asks for, never what ends access; a rotation belongs to a consent", async () => {
    const account = chain.account(2);
    const digest = `0x${"22".repeat(32)}`;
    const direct = (contract: "actorRegistry" | "chartRegistry", name: string, args: unknown[]) =>
      chain.write(2, contract, name, args);
    const sent = async (relay: unknown) => mined((await relayed(await post(manager.url(), relay))).id);
    await direct("actorRegistry", "register", [1, digest, digest, digest]);
    const patient = await actors();
    await direct("chartRegistry", "openChart", [patient, digest]);
    const grantee = patient - 1n;
    const rotate = (nonce: bigint) => signOpenEpochs({ chain, account, nonce }, patient);
    await manager.restart({ relayer: { ...manager.config.relayer!, accountQuota: 1 } });
    await sent(await signRegister({ chain, account, nonce: 5n }));
    expect(await codeOf(await signRegister({ chain, account, nonce: 6n }))).toBe("QUOTA_USED_UP");
    // No consent changed: a rotation for its own sake is an everyday action.
    expect(await codeOf(await rotate(10n))).toBe("QUOTA_USED_UP");
    const now = Math.floor((await chain.time()) / 60);
    const terms = { readMask: 0n, writeMask: 2n, notBefore: now, expiresAt: now + 1440, purpose: 1 };
    for (const nonce of [11n, 12n]) {
      const none = `0x${"0".repeat(64)}`;
      await direct("chartRegistry", "grant", [patient, patient, grantee, terms, none]);
      await sent(await signRevoke({ chain, account, nonce: nonce + 10n }, patient, grantee));
      await sent(await rotate(nonce));
      expect(await codeOf(await rotate(nonce + 20n))).toBe("QUOTA_USED_UP");
    }
    // Voided nonces are counted by themselves.
    await sent(await signCancel({ chain, account, nonce: 41n }));
    expect(await codeOf(await signCancel({ chain, account, nonce: 42n }))).toBe("QUOTA_USED_UP");
    // The window slides.
    manager.clock.forward(3_601);
    await sent(await signRegister({ chain, account, nonce: 6n }));
  });

  it("[M30] registrations are limited by where they come from, everything by what all may ask", async () => {
    manager.clock.forward(3_601);
    const settings = manager.config.relayer!;
    const register = () => signRegister({ chain, account: somebody() });
    await manager.restart({ relayer: { ...settings, registrationQuota: 1 } });
    expect((await post(manager.url(), await register())).status).toBe(202);
    expect(await codeOf(await register())).toBe("QUOTA_USED_UP");
    await manager.restart({ relayer: { ...settings, totalQuota: 1 } });
    expect(await codeOf(await register())).toBe("QUOTA_USED_UP");
    await manager.restart({ relayer: settings });
    expect((await post(manager.url(), await register())).status).toBe(202);
  });
});

describe("money", () => {
  it("[M31] what is left is kept for what ends access; without any, nothing is sent and the state says so", async () => {
    const { account } = await newPatient();
    const stateNow = async () =>
      (await fetch(`${manager.url()}/health`).then((r) => r.json())) as { relayer: { state: string } };
    await setBalance(chain, relayer, "0.009");
    expect(await codeOf(await signRegister({ chain, account, nonce: 1n }))).toBe("RELAYER_UNAVAILABLE");
    await mined((await relayed(await post(manager.url(), await signCancel({ chain, account, nonce: 2n })))).id);
    await until(stateNow, ({ relayer: { state } }) => state === "low");
    await setBalance(chain, relayer, "0");
    expect(await codeOf(await signCancel({ chain, account, nonce: 3n }))).toBe("RELAYER_UNAVAILABLE");
    await until(stateNow, ({ relayer: { state } }) => state === "empty");
    await setBalance(chain, relayer, "100");
    await until(stateNow, ({ relayer: { state } }) => state === "ready");
  });
});
