import type { RuntimeConfig } from "@chartkey/sdk/wire";
import type { Chain } from "viem";
import type { CreateConnectorFn } from "wagmi";
import { demoConnector } from "@/lib/wallet/demo/demoConnector.ts";

export { DemoPeople } from "@/lib/wallet/demo/demoPeople.tsx";

/** One connector per synthetic person of the local test chain. */
export function demoConnectors(config: RuntimeConfig, chain: Chain): CreateConnectorFn[] {
  return (config.demoPeople ?? []).map((person) => demoConnector(person, chain, config.rpcUrl));
}
