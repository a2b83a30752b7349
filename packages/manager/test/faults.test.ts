import { createServer } from "node:net";
import { healthSchema, recordChangePageSchema, standingChangePageSchema } from "@chartkey/sdk/wire";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pointer, startChain, type TestChain } from "./support/chain.ts";
import { clientOf, problemIn } from "./support/client.ts";
import { runManager, type TestManager } from "./support/manager.ts";
import { ACCOUNTS, LABS, signEverybodyUp, type People } from "./support/people.ts";
import { rpcProxy, type RpcProxy } from "./support/rpcProxy.ts";
import { uploadPayload } from "./support/upload.ts";
import { until } from "./support/wait.ts";

const text = (words: string) => new TextEncoder().encode(words);

describe("a node that goes away", () => {
  let chain: TestChain;
  let node: RpcProxy;
  let manager: TestManager;
  let people: People;
  beforeAll(async () => {
    chain = await startChain();
    people = await signEverybodyUp(chain);
    node = await rpcProxy(chain.rpcUrl);
    manager = await runManager({ ...chain, rpcUrl: node.url });
  });
  afterAll(async () => {
    await manager.close();
    await node.close();
    await chain.close();
  });
  const ready = async () => (await fetch(`${manager.url()}/ready`)).status;

  it("[M22] is told by /ready; what is known is served, plain accounts sign in, and it goes on by itself later", async () => {
    const patient = await clientOf(manager, chain.account(ACCOUNTS.patient), people.patient);
    const { cid } = await patient.put(text("before"), { kind: "vault" });
    await until(ready, (status) => status === 200);

    node.down();
    await until(ready, (status) => status === 503);
    expect((await problemIn(await fetch(`${manager.url()}/ready`))).code).toBe("CHAIN_UNAVAILABLE");
    healthSchema.parse(await (await fetch(`${manager.url()}/health`)).json());
    expect((await patient.get("/v1/standings", standingChangePageSchema)).items).not.toHaveLength(0);
    expect((await patient.fetch(`/v1/objects/${cid}`)).status).toBe(200);
    const start = performance.now();
    const again = await clientOf(manager, chain.account(ACCOUNTS.patient), people.patient);
    expect(performance.now() - start).toBeLessThan(1_000);
    expect((await again.put(text("meanwhile"), { kind: "keys", patient: people.patient })).response.status).toBe(201);

    await chain.write(ACCOUNTS.patient, "chartRegistry", "addRecord", [
      people.patient,
      people.patient,
      0n,
      1,
      LABS,
      0,
      pointer(51),
    ]);
    node.up();
    await until(
      async () =>
        (await again.get(`/v1/charts/${String(people.patient)}/records`, recordChangePageSchema)).items.map(
          (item) => item.pointer,
        ),
      (pointers) => pointers.includes(pointer(51)),
    );
    await until(ready, (status) => status === 200);
  });

  it("[M22] that refuses large ranges is asked for smaller ones", async () => {
    await chain.rpc("hardhat_mine", "0x190");
    await manager.close();
    node.refuseRangesOver(20);
    manager = await runManager({ ...chain, rpcUrl: node.url });
    const head = (await chain.rpc("eth_getBlockByNumber", "latest", false)) as { hash: string };
    await until(
      async () => healthSchema.safeParse(await (await fetch(`${manager.url()}/health`)).json()).data?.asOfBlock.hash,
      (hash) => hash === head.hash,
    );
    const open = await clientOf(manager, chain.account(ACCOUNTS.patient));
    expect((await open.get("/v1/standings", standingChangePageSchema)).items).toHaveLength(4);
  });

  it("[M23] on another chain is refused at the start, in plain words", async () => {
    const deployment = { ...chain.deployment, chainId: 5 };
    await expect(runManager({ rpcUrl: chain.rpcUrl, deployment })).rejects.toThrow(
      "is on chain 31337, but CHARTKEY_DEPLOYMENT is on chain 5",
    );
  });

  it("[M23] whose chain was started afresh is refused, not mixed with what was known", async () => {
    const fresh = await startChain();
    await fresh.rpc("evm_increaseTime", 60);
    await fresh.rpc("evm_mine");
    await expect(manager.restart({ rpcUrl: fresh.rpcUrl })).rejects.toThrow("started afresh");
    await expect(manager.restart({ deployment: { ...chain.deployment, deployBlock: 0 } })).rejects.toThrow(
      "built from another deployment",
    );
    await manager.restart();
    await fresh.close();
  });
});

describe("a store that is away", () => {
  let chain: TestChain;
  let people: People;
  let manager: TestManager;
  beforeAll(async () => {
    chain = await startChain();
    people = await signEverybodyUp(chain);
    manager = await runManager({ ...chain, config: { kuboRpcUrl: `http://127.0.0.1:${String(await unusedPort())}` } });
  });
  afterAll(async () => {
    await manager.close();
    await chain.close();
  });

  it("[M24] is named as such, for objects, payloads and /ready; a payload that arrived waits for it", async () => {
    const patient = await clientOf(manager, chain.account(ACCOUNTS.patient), people.patient);
    const { response } = await patient.put(text("an object"), { kind: "vault" });
    expect(await problemIn(response)).toMatchObject({ status: 503, code: "STORE_UNAVAILABLE" });
    const metadata = { kind: "payload", patient: String(people.patient), compartment: String(LABS) };
    let url: string | null = null;
    const result = await uploadPayload(manager, patient, text("a payload"), metadata, {
      onAfterResponse: (_request, answer) => {
        url = answer.getHeader("location") ?? url;
      },
    });
    expect(result).toMatchObject({ status: 503, code: "STORE_UNAVAILABLE" });
    expect(await problemIn(await fetch(`${manager.url()}/ready`))).toMatchObject({
      status: 503,
      code: "STORE_UNAVAILABLE",
    });

    await manager.restart({ kuboRpcUrl: undefined });
    const again = await clientOf(manager, chain.account(ACCOUNTS.patient), people.patient);
    const head = await again.fetch(String(url), { method: "HEAD", headers: { "tus-resumable": "1.0.0" } });
    const cid = head.headers.get("chartkey-cid") ?? "";
    expect(await (await again.fetch(`/v1/payloads/${cid}`)).text()).toBe("a payload");
  });
});

/** A port that was free a moment ago. */
function unusedPort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
