import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { deployChartkey } from "@chartkey/contracts/deploy";
import { createProvider } from "@chartkey/sdk";
import { deploymentSchema, type RuntimeConfig, runtimeConfigSchema } from "@chartkey/sdk/wire";
import { computeAddress, NonceManager, Wallet } from "ethers";
import { DEMO_PEOPLE, DEPLOYER, keyOfAccount, LOCAL_CHAIN_ID, personNamed, RELAYER } from "./people.ts";
import { type PortalServer, servePortal } from "./portalServer.ts";
import { seed } from "./seed.ts";
import { type Child, startChild } from "./startChild.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export interface StartStackParameters {
  /** Called with what is being done, in plain words. */
  readonly onStep?: (text: string) => void;
  /** Wished port of the portal; another is taken when it is in use. */
  readonly port?: number;
  readonly seeded?: boolean;
  /** More settings for the manager, such as `DATABASE_URL` and `KUBO_RPC_URL`. */
  readonly managerEnv?: Record<string, string | undefined>;
}

export interface Stack {
  readonly portalUrl: string;
  readonly config: RuntimeConfig;
  /** Database, blocks and logs of this run; deleted when the stack stops. */
  readonly dataDir: string;
  readonly manager: Child;
  readonly chain: Child;
  /** Resolves with a sentence when a part ended by itself. */
  readonly broken: Promise<string>;
  close(): Promise<void>;
}

/** Starts the chain, the contracts, the manager and the portal, and seeds the demo hospital. */
export async function startStack(parameters: StartStackParameters = {}): Promise<Stack> {
  const { onStep = () => undefined, port = 0, seeded = true, managerEnv = {} } = parameters;
  const dataDir = await mkdtemp(join(tmpdir(), "chartkey-"));
  const children: Child[] = [];
  let portal: PortalServer | undefined;
  const close = async (): Promise<void> => {
    await portal?.close();
    await Promise.all(children.map((child) => child.stop()));
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    portal = await servePortal({ folder: here("../../web/out"), port });
    onStep("Starting the local chain");
    const chain = await startChild({
      name: "The local chain",
      script: here("processes/chain.ts"),
      logFile: join(dataDir, "chain.log"),
    });
    children.push(chain);
    onStep("Deploying the contracts");
    const deployment = await deploy(chain.url);
    await takeEther(chain.url);
    onStep("Starting the EHR manager");
    const manager = await startChild({
      name: "The EHR manager",
      script: here("../../manager/src/main.ts"),
      logFile: join(dataDir, "manager.log"),
      env: {
        CHARTKEY_RPC_URL: chain.url,
        CHARTKEY_DEPLOYMENT: JSON.stringify(deployment),
        CHARTKEY_DATA_DIR: join(dataDir, "manager"),
        CHARTKEY_REPLICA_DIR: join(dataDir, "replica"),
        CHARTKEY_PORT: "0",
        // In the environment only because it is a published test key; a real one belongs into a file.
        CHARTKEY_RELAYER_KEY: keyOfAccount(RELAYER),
        CHARTKEY_PORTAL_ORIGINS: [portal.url, portal.url.replace("localhost", "127.0.0.1")].join(","),
        ...managerEnv,
      },
    });
    children.push(manager);
    const config: RuntimeConfig = runtimeConfigSchema.parse({
      deployment,
      rpcUrl: chain.url,
      managerUrl: manager.url,
      chainName: "Local test chain",
      demoPeople: [...DEMO_PEOPLE],
    });
    if (seeded) await seed({ config, portalUrl: portal.url, onStep });
    portal.configure(config);
    const broken = Promise.race([chain.ended, manager.ended]);
    return { portalUrl: portal.url, config, dataDir, manager, chain, broken, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Only the authority pays its own fees: everybody else shows that no ether is needed. */
async function takeEther(rpcUrl: string): Promise<void> {
  const provider = createProvider({ rpcUrl, chainId: LOCAL_CHAIN_ID });
  try {
    for (const { role, privateKey } of DEMO_PEOPLE)
      if (role !== "authority") await provider.send("hardhat_setBalance", [computeAddress(privateKey), "0x0"]);
  } finally {
    provider.destroy();
  }
}

async function deploy(rpcUrl: string) {
  const provider = createProvider({ rpcUrl, chainId: LOCAL_CHAIN_ID });
  try {
    const deployed = await deployChartkey({
      signer: new NonceManager(new Wallet(keyOfAccount(DEPLOYER), provider)),
      regulator: computeAddress(personNamed("Health Licensing Authority").privateKey),
      regulatorDelay: 0,
    });
    return deploymentSchema.parse(deployed);
  } finally {
    provider.destroy();
  }
}
