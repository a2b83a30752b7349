import {
  type Chartkey,
  type ChartkeySession,
  createChartkey,
  createPhrase,
  createProvider,
  gatewayStore,
  ManagerClient,
  managerIndex,
  managerRelayer,
  phraseLock,
  walletLock,
} from "@chartkey/sdk";
import { type DemoPerson, type runtimeConfigSchema } from "@chartkey/sdk/wire";
import { Wallet } from "ethers";
import type { z } from "zod";

export interface DemoClient {
  readonly chartkey: Chartkey;
  /** Two locks: a new recovery phrase, which nobody keeps, and the demo wallet. */
  locks(): Promise<Parameters<Chartkey["signUp"]>[0]["locks"]>;
  unlock(): Promise<ChartkeySession>;
  close(): void;
}

/** A client that acts with a demo person's key, as the portal would. */
export function clientOf(
  config: Pick<z.output<typeof runtimeConfigSchema>, "deployment" | "rpcUrl" | "managerUrl">,
  portalUrl: string,
  person: DemoPerson,
): DemoClient {
  const { deployment, rpcUrl, managerUrl } = config;
  const { chainId } = deployment;
  const provider = createProvider({ rpcUrl, chainId });
  const signer = new Wallet(person.privateKey, provider);
  const manager = new ManagerClient({ url: managerUrl, chainId, signer, origin: portalUrl });
  const chartkey = createChartkey({
    deployment,
    provider,
    signer,
    manager,
    relayer: managerRelayer({ url: managerUrl }),
    blobs: gatewayStore(manager),
    index: managerIndex(manager),
  });
  return {
    chartkey,
    locks: async () => [await phraseLock(createPhrase()), await walletLock({ signer, chainId, prove: true })],
    async unlock() {
      const [own] = await chartkey.myActors();
      if (!own) throw new Error(`${person.name} has not signed up.`);
      return chartkey.unlock({ actor: own.actor, lock: await walletLock({ signer, chainId, prove: false }) });
    },
    close: () => provider.destroy(),
  };
}
