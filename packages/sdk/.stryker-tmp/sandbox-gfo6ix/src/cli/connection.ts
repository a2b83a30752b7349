// @ts-nocheck
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { Wallet } from "ethers";
import { z } from "zod";
import { logIndex } from "../chain/logIndex.ts";
import { createProvider } from "../chain/registries.ts";
import type { ChartkeyContext } from "../context.ts";
import { ChainUnreachableError, InvalidInputError, StoreUnavailableError } from "../errors.ts";
import { gatewayStore } from "../manager/gatewayStore.ts";
import { ManagerClient, parsed } from "../manager/managerClient.ts";
import { managerIndex } from "../manager/managerIndex.ts";
import { managerRelayer } from "../manager/managerRelayer.ts";
import type { VaultMemory } from "../vault/vaultMemory.ts";
import { blockStore } from "../store/blockStore.ts";
import { kuboStore } from "../store/kuboStore.ts";
import { type Deployment, deploymentSchema, healthSchema } from "../wire/chain.ts";
import { type RuntimeConfig, runtimeConfigSchema } from "../wire/runtime.ts";
import { parseJson } from "../node/parseJson.ts";

const storeSchema = z.discriminatedUnion("kind", [
  /** An EHR manager's gateway; `origin` is the site its sign-in text names. */
  z.strictObject({ kind: z.literal("manager"), url: z.url(), origin: z.url() }),
  /** An IPFS node of one's own, by its RPC address. */
  z.strictObject({ kind: z.literal("kubo"), url: z.url() }),
  /** Blocks in a folder of this machine. */
  z.strictObject({ kind: z.literal("blocks"), folder: z.string().min(1) }),
]);

/** Where the chain and the encrypted content are. Nothing secret. */
export const connectionSchema = z.strictObject({
  deployment: deploymentSchema,
  rpcUrl: z.url(),
  store: storeSchema,
});
export type Connection = z.output<typeof connectionSchema>;

/** The options that say where the chain and the content are. */
export const connectionOptionsSchema = z.object({
  portal: z.url().optional(),
  manager: z.url().optional(),
  origin: z.url().optional(),
  rpc: z.url().optional(),
  deployment: z.string().min(1).optional(),
  kubo: z.url().optional(),
  blocks: z.string().min(1).optional(),
});
export type ConnectionOptions = z.output<typeof connectionOptionsSchema>;

const HOW = [
  "With a portal: --portal <url>, which knows the rest.",
  "With a manager: --manager <url> --rpc <url>.",
  "Without one: --deployment <file> --rpc <url>, and --kubo <url> or --blocks <folder>.",
];

/** @throws {@link InvalidInputError} when the options do not say enough. */
export async function connectionOf(options: ConnectionOptions): Promise<Connection> {
  const { portal, manager, rpc, kubo, blocks } = options;
  if (portal !== undefined) {
    const { deployment, rpcUrl, managerUrl } = await readRuntimeConfig(portal);
    const origin = new URL(options.origin ?? portal).origin;
    return { deployment, rpcUrl: rpc ?? rpcUrl, store: { kind: "manager", url: manager ?? managerUrl, origin } };
  }
  if (rpc === undefined) throw new InvalidInputError("Where is the chart kept?", { hints: HOW });
  if (manager !== undefined) {
    const { deployment } = await healthOf(manager);
    return {
      deployment,
      rpcUrl: rpc,
      store: { kind: "manager", url: manager, origin: new URL(options.origin ?? manager).origin },
    };
  }
  if (options.deployment === undefined) throw new InvalidInputError("Which contracts hold the chart?", { hints: HOW });
  const deployment = await readDeployment(options.deployment);
  if (kubo !== undefined) return { deployment, rpcUrl: rpc, store: { kind: "kubo", url: kubo } };
  if (blocks !== undefined) return { deployment, rpcUrl: rpc, store: { kind: "blocks", folder: resolve(blocks) } };
  throw new InvalidInputError("Where is the encrypted content kept?", { hints: HOW });
}

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

async function healthOf(manager: string): Promise<z.output<typeof healthSchema>> {
  const response = await fetch(new URL("/health", manager)).catch((cause: unknown) => {
    throw new StoreUnavailableError({ cause, hints: ["Check the address given with --manager and try again."] });
  });
  return parsed(response, healthSchema);
}

/** The addresses of the contracts, as the deployment wrote them down. */
async function readDeployment(path: string): Promise<Deployment> {
  const text = await readFile(path, "utf8").catch((cause: unknown) => {
    throw new InvalidInputError("The file given with --deployment cannot be read.", { cause });
  });
  const result = deploymentSchema.safeParse(parseJson(text));
  if (result.success) return result.data;
  throw new InvalidInputError("The file given with --deployment does not describe a deployment.", {
    hints: [`It is JSON with ${Object.keys(deploymentSchema.shape).join(", ")}.`],
  });
}

export interface Connected {
  readonly context: ChartkeyContext;
  close(): Promise<void>;
}

export interface ConnectParameters {
  readonly connection: Connection;
  /** Absent: nothing is signed, so a manager gives nothing that needs a session. */
  readonly privateKey?: string | undefined;
  /** Read lists from the chain's own logs instead of a manager's database. */
  readonly fromChain?: boolean | undefined;
  /** What this machine remembers of vaults. */
  readonly vaults?: VaultMemory | undefined;
}

/** @throws {@link InvalidInputError} for a key that is none; {@link ChainUnreachableError} */
export async function connect(parameters: ConnectParameters): Promise<Connected> {
  const { privateKey, fromChain = false, vaults } = parameters;
  const { deployment, rpcUrl, store } = parameters.connection;
  const provider = createProvider({ rpcUrl, chainId: deployment.chainId });
  try {
    const { chainId } = await provider._detectNetwork().catch(() => ({ chainId: undefined }));
    if (chainId === undefined) throw new ChainUnreachableError();
    const signer = privateKey === undefined ? undefined : walletOf(privateKey).connect(provider);
    const chainLists = logIndex(deployment, provider);
    const common = { deployment, provider, signer, vaults };
    if (store.kind === "manager") {
      const manager = new ManagerClient({ url: store.url, origin: store.origin, chainId: deployment.chainId, signer });
      const index = fromChain ? chainLists : managerIndex(manager);
      const context = { ...common, manager, relayer: managerRelayer(store), blobs: gatewayStore(manager), index };
      return {
        context,
        async close() {
          // The token ends with the command; a manager that is gone meanwhile forgets it by itself.
          await manager.signOut().catch(() => undefined);
          provider.destroy();
        },
      };
    }
    const blobs = store.kind === "kubo" ? kuboStore({ url: store.url }) : await blockStore(store.folder);
    return {
      context: { ...common, manager: undefined, blobs, index: chainLists },
      async close() {
        await blobs.close();
        provider.destroy();
      },
    };
  } catch (error) {
    provider.destroy();
    throw error;
  }
}

function walletOf(privateKey: string): Wallet {
  if (/^(0x)?[0-9a-fA-F]{64}$/.test(privateKey)) {
    try {
      return new Wallet(privateKey.startsWith("0x") ? privateKey : `0x${privateKey}`);
    } catch {
      // Zero, or beyond the curve's order.
    }
  }
  // No cause: ethers may quote what it was given.
  throw new InvalidInputError("This is not a wallet key: it has 64 hexadecimal digits.");
}
