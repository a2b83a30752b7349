import { actorRegistryAbi, chartRegistryAbi } from "@chartkey/contracts/exports";
import { deployChartkey } from "@chartkey/contracts/deploy";
import { deploymentSchema, type Deployment } from "@chartkey/sdk/wire";
import { HDNodeWallet, JsonRpcProvider, Mnemonic, NonceManager } from "ethers";
import { createHardhatRuntimeEnvironment } from "hardhat/hre";
import { createPublicClient, createWalletClient, http, type Hex } from "viem";
import { mnemonicToAccount, type HDAccount } from "viem/accounts";
import { hardhat } from "viem/chains";
import { freshFetch } from "./freshFetch.ts";

/** Hardhat's published phrase: its accounts hold ether on local chains and nowhere else. */
const PHRASE = "test test test test test test test test test test test junk";
const ABIS = { actorRegistry: actorRegistryAbi, chartRegistry: chartRegistryAbi };

export interface TestChain {
  readonly rpcUrl: string;
  readonly deployment: Deployment;
  account(index: number): HDAccount;
  /** Sends a transaction and waits until it is mined. */
  write(index: number, contract: keyof typeof ABIS, functionName: string, args: readonly unknown[]): Promise<void>;
  read(contract: keyof typeof ABIS, functionName: string, args: readonly unknown[]): Promise<unknown>;
  rpc(method: string, ...params: unknown[]): Promise<unknown>;
  /** Block time, in Unix seconds. */
  time(): Promise<number>;
  close(): Promise<void>;
}

/** A Hardhat chain of our own, served on a free port (or on `port`), with the contracts deployed. Account 1 is the regulator. */
export async function startChain(port = 0): Promise<TestChain> {
  const hre = await createHardhatRuntimeEnvironment({
    networks: { default: { type: "edr-simulated", chainType: "l1", chainId: 31337 } },
  });
  const server = await hre.network.createServer("default", "127.0.0.1", port);
  const rpcUrl = `http://127.0.0.1:${String((await server.listen()).port)}`;
  const transport = http(rpcUrl, { retryCount: 0, fetchFn: freshFetch });
  const reader = createPublicClient({ chain: hardhat, transport, pollingInterval: 20 });
  const deployment = await deploy(rpcUrl);
  const account = (index: number) => mnemonicToAccount(PHRASE, { addressIndex: index });
  const target = (contract: keyof typeof ABIS) => ({
    address: deployment[contract],
    abi: ABIS[contract] as never,
  });

  return {
    rpcUrl,
    deployment,
    account,
    async write(index, contract, functionName, args) {
      const writer = createWalletClient({ account: account(index), chain: hardhat, transport });
      const hash = await writer.writeContract({ ...target(contract), functionName, args });
      const { status } = await reader.waitForTransactionReceipt({ hash });
      if (status !== "success") throw new Error(`${functionName} was reverted`);
    },
    read: (contract, functionName, args) => reader.readContract({ ...target(contract), functionName, args }),
    rpc: (method, ...params) => reader.request({ method, params } as never),
    time: async () => Number((await reader.getBlock()).timestamp),
    close: () => server.close(),
  };
}

async function deploy(rpcUrl: string): Promise<Deployment> {
  const provider = new JsonRpcProvider(rpcUrl, undefined, { cacheTimeout: -1 });
  const wallet = HDNodeWallet.fromMnemonic(Mnemonic.fromPhrase(PHRASE), "m/44'/60'/0'/0/0").connect(provider);
  try {
    const regulator = mnemonicToAccount(PHRASE, { addressIndex: 1 }).address;
    return deploymentSchema.parse(
      await deployChartkey({ signer: new NonceManager(wallet), regulator, regulatorDelay: 0 }),
    );
  } finally {
    provider.destroy();
  }
}

export const KIND = { patient: 1, clinician: 2, organization: 3, device: 4 } as const;
export const pointer = (fill: number): Hex => `0x${fill.toString(16).padStart(64, "0")}`;
