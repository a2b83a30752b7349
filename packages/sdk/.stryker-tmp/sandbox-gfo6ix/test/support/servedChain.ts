// @ts-nocheck
import { deployChartkey } from "@chartkey/contracts/deploy";
import { HDNodeWallet, type JsonRpcProvider, Mnemonic, NonceManager, type Signer } from "ethers";
import { createHardhatRuntimeEnvironment } from "hardhat/hre";
import { createProvider } from "../../src/chain/registries.ts";
import { type Deployment, deploymentSchema } from "../../src/wire/chain.ts";

/** Hardhat's published test phrase: its accounts hold ether on every local chain and nowhere else. */
const TEST_PHRASE = "test test test test test test test test test test test junk";

export interface ServedChain {
  readonly rpcUrl: string;
  readonly provider: JsonRpcProvider;
  readonly deployment: Deployment;
  /** Account `index` of the test phrase; 0 deploys, 1 is the regulator. */
  wallet(index: number): Signer;
  privateKey(index: number): string;
  close(): Promise<void>;
}

/** A local chain in this process, served over HTTP on a free port, with the contracts deployed. */
export async function serveChain(): Promise<ServedChain> {
  const hre = await createHardhatRuntimeEnvironment({
    networks: { default: { type: "edr-simulated", chainType: "l1", chainId: 31337 } },
  });
  const server = await hre.network.createServer("default", "127.0.0.1", 0);
  const { port } = await server.listen();
  const rpcUrl = `http://127.0.0.1:${String(port)}`;
  const provider = createProvider({ rpcUrl, chainId: 31337 });
  const account = (index: number): HDNodeWallet =>
    HDNodeWallet.fromMnemonic(Mnemonic.fromPhrase(TEST_PHRASE), `m/44'/60'/0'/0/${String(index)}`);
  const wallet = (index: number): Signer => account(index).connect(provider);
  const deployed = await deployChartkey({
    signer: new NonceManager(wallet(0)),
    regulator: await wallet(1).getAddress(),
    regulatorDelay: 0,
  });
  return {
    rpcUrl,
    provider,
    deployment: deploymentSchema.parse(deployed),
    wallet,
    privateKey: (index) => account(index).privateKey,
    async close() {
      provider.destroy();
      await server.close();
    },
  };
}
