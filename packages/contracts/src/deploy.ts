import { DeploymentResultType, deploy, type EIP1193Provider } from "@nomicfoundation/ignition-core";
import { getAddress, getNumber, type Provider, type Signer, type TransactionRequest } from "ethers";
import Chartkey from "../ignition/modules/Chartkey.ts";
import ChartkeyHandedOver from "../ignition/modules/ChartkeyHandedOver.ts";
import type { Deployment } from "./Deployment.ts";
import { artifacts } from "./artifacts.ts";

export type { Deployment } from "./Deployment.ts";

export interface DeployChartkeyParameters {
  /** Pays, and stays administrator unless `admin` is given. Its provider must be a JSON-RPC one. */
  readonly signer: Signer;
  /** Account of the licensing authority; a multisig on a real network. */
  readonly regulator: string;
  /** Seconds between announcing and doing for the regulator. 0 makes its calls immediate. */
  readonly regulatorDelay: number;
  /** Administrator of the roles from then on; the signer gives the role up. */
  readonly admin?: string;
  /** Blocks to wait for after each transaction. A chain that mines on demand needs 1, the default. */
  readonly confirmations?: number;
}

type RpcProvider = Provider & {
  send(method: string, params: unknown[]): Promise<unknown>;
};

/** Deploys the registries with Ignition, through any ethers signer, and says where they are. */
export async function deployChartkey(parameters: DeployChartkeyParameters): Promise<Deployment> {
  const { signer, regulatorDelay, confirmations = 1 } = parameters;
  const provider = rpcOf(signer);
  const deployer = await signer.getAddress();
  const regulator = getAddress(parameters.regulator);
  const admin = parameters.admin === undefined ? deployer : getAddress(parameters.admin);
  const [{ chainId }, blockBefore] = await Promise.all([provider.getNetwork(), provider.getBlockNumber()]);

  const module = admin === deployer ? Chartkey : ChartkeyHandedOver;
  const result = await deploy({
    ignitionModule: module,
    deploymentParameters: { [module.id]: { regulator, regulatorDelay, admin } },
    artifactResolver: artifacts,
    provider: eip1193Of(signer, provider),
    accounts: [deployer],
    config: {
      requiredConfirmations: confirmations,
      blockPollingInterval: 50,
      retryInterval: 50,
      maxRetries: 200,
    },
  });
  if (result.type !== DeploymentResultType.SUCCESSFUL_DEPLOYMENT) {
    throw new Error(`The contracts could not be deployed: ${JSON.stringify(result)}`);
  }

  const addressOf = (name: string) => {
    const contract = result.contracts[`${module.id}#${name}`];
    if (contract === undefined) throw new Error(`The deployment did not name ${name}.`);
    return getAddress(contract.address);
  };
  return {
    chainId: Number(chainId),
    accessManager: addressOf("AccessManager"),
    actorRegistry: addressOf("ActorRegistry"),
    chartRegistry: addressOf("ChartRegistry"),
    disclosureLog: addressOf("DisclosureLog"),
    // Nothing of ours is older; on a busy chain the first contract may be a few blocks younger.
    deployBlock: blockBefore + 1,
  };
}

function rpcOf(signer: Signer): RpcProvider {
  const provider = signer.provider;
  if (provider === null || !("send" in provider)) {
    throw new Error("deployChartkey needs a signer connected to a JSON-RPC provider.");
  }
  return provider as RpcProvider;
}

/** What Ignition asks of a provider, answered by the signer where an account is needed and by its provider elsewhere. */
function eip1193Of(signer: Signer, provider: RpcProvider): EIP1193Provider {
  return {
    async request({ method, params }) {
      const list = (params ?? []) as unknown[];
      if (method !== "eth_sendTransaction") return provider.send(method, list);
      return (await signer.sendTransaction(requestOf(list[0] as RpcTransaction))).hash;
    },
  };
}

interface RpcTransaction {
  readonly to?: string;
  readonly data?: string;
  readonly value?: string;
  readonly nonce: string;
  readonly gas?: string;
  readonly gasPrice?: string;
  readonly maxFeePerGas?: string;
  readonly maxPriorityFeePerGas?: string;
}

/** JSON-RPC and ethers name the gas limit differently and write the nonce differently. */
function requestOf({ to, data, value, nonce, gas, ...fees }: RpcTransaction): TransactionRequest {
  return {
    ...(to !== undefined && { to }),
    ...(data !== undefined && { data }),
    ...(value !== undefined && { value }),
    ...(gas !== undefined && { gasLimit: gas }),
    ...(fees.gasPrice !== undefined && { gasPrice: fees.gasPrice }),
    ...(fees.maxFeePerGas !== undefined && { maxFeePerGas: fees.maxFeePerGas }),
    ...(fees.maxPriorityFeePerGas !== undefined && {
      maxPriorityFeePerGas: fees.maxPriorityFeePerGas,
    }),
    nonce: getNumber(nonce),
  };
}
