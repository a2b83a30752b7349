import { createChartkey, createProvider, gatewayStore, ManagerClient, managerIndex, walletLock } from "@chartkey/sdk";
import { runtimeConfigSchema } from "@chartkey/sdk/wire";
import { Wallet } from "ethers";
import { deviceCache } from "../../packages/web/lib/vault/worker/deviceCache.ts";

export interface Listed {
  readonly records: number;
  /** Records whose title came out. */
  readonly titles: number;
  readonly seconds: number;
}

/** Unlocks as this page's first act, then lists the chart, timed. `config` is a runtime configuration as JSON. */
async function list(config: string, privateKey: string): Promise<Listed> {
  const { deployment, rpcUrl, managerUrl } = runtimeConfigSchema.parse(JSON.parse(config));
  const { chainId } = deployment;
  const provider = createProvider({ rpcUrl, chainId });
  const signer = new Wallet(privateKey, provider);
  const manager = new ManagerClient({ url: managerUrl, chainId, signer });
  const blobs = gatewayStore(manager);
  const index = managerIndex(manager);
  const chartkey = createChartkey({ deployment, provider, signer, manager, blobs, index, cache: deviceCache() });
  const [own] = await chartkey.myActors();
  if (!own) throw new Error("Nobody has signed up.");
  const session = await chartkey.unlock({
    actor: own.actor,
    lock: await walletLock({ signer, chainId, prove: false }),
  });
  const at = performance.now();
  const records = await session.records(own.actor);
  const seconds = (performance.now() - at) / 1000;
  return { records: records.length, titles: records.filter(({ locked }) => locked === false).length, seconds };
}

/** What the benchmark calls in the browser's page. */
const bench = { list };
export type PageBench = typeof bench;

Object.assign(globalThis, { bench });
