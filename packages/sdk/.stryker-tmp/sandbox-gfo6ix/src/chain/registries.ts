// @ts-nocheck
import { Contract, JsonRpcProvider, type Provider, type Signer } from "ethers";
import {
  type AccessManager,
  type IActorRegistry,
  IActorRegistry__factory,
  type IChartRegistry,
  IChartRegistry__factory,
} from "../generated/index.ts";
import type { Deployment } from "../wire/chain.ts";

export interface Registries {
  readonly actors: IActorRegistry;
  readonly charts: IChartRegistry;
  readonly access: Pick<AccessManager, "canCall">;
}

/** The one function that is asked; the whole binding would bring the contract's bytecode into every bundle. */
const ACCESS_ABI = [
  "function canCall(address caller, address target, bytes4 selector) view returns (bool immediate, uint32 delay)",
];

/** The contracts of a deployment, bound to whoever reads or signs. */
export function connectRegistries(deployment: Deployment, runner: Provider | Signer): Registries {
  return {
    actors: IActorRegistry__factory.connect(deployment.actorRegistry, runner),
    charts: IChartRegistry__factory.connect(deployment.chartRegistry, runner),
    access: new Contract(deployment.accessManager, ACCESS_ABI, runner) as unknown as Registries["access"],
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
