import { sessionSchema } from "@chartkey/sdk/wire";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serializeErc6492Signature } from "viem";
import type { HDAccount } from "viem/accounts";
import { startChain, type TestChain } from "./support/chain.ts";
import { clientOf, postSession, problemIn, signInText } from "./support/client.ts";
import { BACKENDS, runManager, type TestManager } from "./support/manager.ts";
import { ACCOUNTS, signEverybodyUp, type People } from "./support/people.ts";
import { rpcProxy, type RpcProxy } from "./support/rpcProxy.ts";
import { until } from "./support/wait.ts";
import { walletOf, type Wallet } from "./support/wallets.ts";
import { indexed } from "./support/world.ts";

describe.each(BACKENDS.filter(({ here }) => here))("accounts, $title", (backend) => {
  let chain: TestChain;
  let people: People;
  let node: RpcProxy;
  let manager: TestManager;
  let owner: HDAccount;
  beforeAll(async () => {
    chain = await startChain();
    people = await signEverybodyUp(chain);
    node = await rpcProxy(chain.rpcUrl);
    manager = await runManager({ ...chain, rpcUrl: node.url, backend });
    owner = chain.account(ACCOUNTS.former);
  });
  afterAll(async () => {
    await manager.close();
    await node.close();
    await chain.close();
  });

  const textFor = (wallet: Wallet) => signInText(manager, { ...owner, address: wallet.address });
  const signIn = async (wallet: Wallet, signer = owner) => {
    const message = await textFor(wallet);
    return postSession(manager, message, await signer.signMessage({ message }));
  };
  const standings = (token: string) =>
    fetch(`${manager.url()}/v1/standings`, { headers: { authorization: `Bearer ${token}` } });
  const isFollowing = async () => (await fetch(`${manager.url()}/ready`)).status;

  it("[M57] a contract account signs in with its owner's key, and with nobody else's", async () => {
    const wallet = await walletOf(chain, owner.address);
    await wallet.deploy();
    const response = await signIn(wallet);
    expect(response.status).toBe(201);
    const { account, token } = sessionSchema.parse(await response.json());
    expect(account).toBe(wallet.address.toLowerCase());
    expect((await standings(token)).status).toBe(200);
    expect(await problemIn(await signIn(wallet, chain.account(ACCOUNTS.stranger)))).toMatchObject({
      code: "SIGN_IN_REFUSED",
    });
  });

  it("[M57] a contract account that is not on the chain yet signs in with what will make it", async () => {
    const wallet = await walletOf(chain, chain.account(ACCOUNTS.unlicensed).address);
    const message = await textFor(wallet);
    const wrapped = async (signer: HDAccount) =>
      serializeErc6492Signature({
        address: wallet.factory,
        data: wallet.factoryData,
        signature: await signer.signMessage({ message }),
      });
    const stolen = await postSession(manager, message, await wrapped(owner));
    expect((await problemIn(stolen)).code).toBe("SIGN_IN_REFUSED");
    const again = await textFor(wallet);
    const signature = serializeErc6492Signature({
      address: wallet.factory,
      data: wallet.factoryData,
      signature: await chain.account(ACCOUNTS.unlicensed).signMessage({ message: again }),
    });
    expect((await postSession(manager, again, signature)).status).toBe(201);
  });

  it("[M57] when a contract account gets another owner, its sessions end with the next block", async () => {
    const wallet = await walletOf(chain, owner.address);
    const { token } = sessionSchema.parse(await (await signIn(wallet)).json());
    await chain.rpc("evm_mine");
    await indexed({ chain, manager });
    expect((await standings(token)).status).toBe(200);
    await wallet.giveTo(chain.account(ACCOUNTS.stranger).address);
    await indexed({ chain, manager });
    expect((await standings(token)).status).toBe(401);
    await wallet.giveTo(owner.address);
    await indexed({ chain, manager });
    expect((await standings(token)).status).toBe(401);
  });

  it("[M57] when an actor goes to another account, the sessions of the one before end with that block", async () => {
    const [before, next] = [ACCOUNTS.device, ACCOUNTS.stranger] as const;
    const old = await clientOf(manager, chain.account(before), people.device);
    const unrelated = await clientOf(manager, chain.account(ACCOUNTS.patient), people.patient);
    await chain.write(before, "actorRegistry", "proposeAccount", [people.device, chain.account(next).address]);
    await indexed({ chain, manager });
    expect((await old.fetch("/v1/standings")).status).toBe(200);
    await chain.write(next, "actorRegistry", "acceptAccount", [people.device]);
    await indexed({ chain, manager });
    expect((await old.fetch("/v1/standings")).status).toBe(401);
    expect((await unrelated.fetch("/v1/standings")).status).toBe(200);
    const again = await clientOf(manager, chain.account(before), people.device);
    expect((await again.fetch(`/v1/objects/${"0x".padEnd(66, "7")}`)).status).toBe(404);
  });

  it.each(["away", "silent"])(
    "[M57] while the node is %s, plain accounts sign in at once and contracts are told in time",
    async (how) => {
      const wallet = await walletOf(chain, owner.address);
      const forever = () => new Promise<boolean>(() => undefined);
      if (how === "away") node.down();
      else node.watch(forever);
      if (how === "away") await until(isFollowing, (status) => status === 503);

      const took: number[] = [];
      for (let attempt = 0; attempt < 20; attempt++) {
        const message = await signInText(manager, owner);
        const signature = await owner.signMessage({ message });
        const start = performance.now();
        expect((await postSession(manager, message, signature)).status).toBe(201);
        took.push(performance.now() - start);
      }
      expect(Math.min(...took)).toBeLessThan(50);
      const contractMessage = await textFor(wallet);
      const contractSignature = await owner.signMessage({ message: contractMessage });
      const start = performance.now();
      const refused = await postSession(manager, contractMessage, contractSignature);
      expect(await problemIn(refused)).toMatchObject({ status: 503, code: "CHAIN_UNAVAILABLE" });
      expect(performance.now() - start).toBeLessThan(1_000);
      node.up();
      node.watch(() => Promise.resolve(false));
    },
  );
});
