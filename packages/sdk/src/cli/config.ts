import { Wallet } from "ethers";
import { createProvider } from "../chain/registries.ts";
import { createChartkey, type Chartkey } from "../createChartkey.ts";
import { InvalidInputError, StoreUnavailableError } from "../errors.ts";
import { gatewayStore } from "../manager/gatewayStore.ts";
import { ManagerClient } from "../manager/managerClient.ts";
import { managerIndex } from "../manager/managerIndex.ts";
import { type DemoPerson, type RuntimeConfig, runtimeConfigSchema } from "../wire/runtime.ts";

/** Reads `/chartkey.json` from a portal. @throws {@link InvalidInputError} when the address is not one. */
export async function readRuntimeConfig(portal: string): Promise<RuntimeConfig> {
  if (!URL.canParse(portal))
    throw new InvalidInputError("--portal takes the address that `npm start` prints, like http://127.0.0.1:3000.");
  const response = await fetch(new URL("/chartkey.json", portal)).catch((cause: unknown) => {
    throw new StoreUnavailableError({
      cause,
      hints: ["Start the stack with `npm start` and give its address with --portal."],
    });
  });
  const config = runtimeConfigSchema.safeParse(await response.json().catch(() => undefined));
  if (!config.success) throw new InvalidInputError("This address does not serve a Chartkey portal.");
  return config.data;
}

/** A client that acts with a demo person's key. */
export function clientOf(
  config: RuntimeConfig,
  portal: string,
  person: DemoPerson,
): { chartkey: Chartkey; signer: Wallet; close(): void } {
  const { deployment, rpcUrl, managerUrl } = config;
  const provider = createProvider({ rpcUrl, chainId: deployment.chainId });
  const signer = new Wallet(person.privateKey, provider);
  const manager = new ManagerClient({
    url: managerUrl,
    chainId: deployment.chainId,
    signer,
    origin: new URL(portal).origin,
  });
  const chartkey = createChartkey({
    deployment,
    provider,
    signer,
    manager,
    blobs: gatewayStore(manager),
    index: managerIndex(manager),
  });
  return { chartkey, signer, close: () => provider.destroy() };
}
