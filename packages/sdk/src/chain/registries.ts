import { JsonRpcProvider, type Provider, type Signer } from "ethers";
import {
  type AccessManager,
  AccessManager__factory,
  type ActorRegistry,
  ActorRegistry__factory,
  type ChartRegistry,
  ChartRegistry__factory,
} from "../generated/index.ts";
import type { Deployment } from "../wire/chain.ts";

export interface Registries {
  readonly actors: ActorRegistry;
  readonly charts: ChartRegistry;
  readonly access: AccessManager;
}

/** The contracts of a deployment, bound to whoever reads or signs. */
export function connectRegistries(deployment: Deployment, runner: Provider | Signer): Registries {
  return {
    actors: ActorRegistry__factory.connect(deployment.actorRegistry, runner),
    charts: ChartRegistry__factory.connect(deployment.chartRegistry, runner),
    access: AccessManager__factory.connect(deployment.accessManager, runner),
  };
}

/** How often a receipt is asked for, in milliseconds: a local chain mines at once. */
const LOOPBACK_POLLING = 100;
const REMOTE_POLLING = 2_000;

/** A read connection to the chain. Nothing is cached: a stale answer would look like a lie. */
export function createProvider({ rpcUrl, chainId }: { rpcUrl: string; chainId: number }): JsonRpcProvider {
  const provider = new JsonRpcProvider(rpcUrl, chainId, { staticNetwork: true, cacheTimeout: -1 });
  const loopback = ["127.0.0.1", "localhost", "[::1]"].includes(new URL(rpcUrl).hostname);
  provider.pollingInterval = loopback ? LOOPBACK_POLLING : REMOTE_POLLING;
  return provider;
}
