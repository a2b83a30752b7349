"use client";

import type { RuntimeConfig } from "@chartkey/sdk/wire";
import { connectorsForWallets } from "@rainbow-me/rainbowkit";
import { injectedWallet, walletConnectWallet } from "@rainbow-me/rainbowkit/wallets";
import { type Chain, defineChain } from "viem";
import { type Config, createConfig, createStorage, http } from "wagmi";
import { walletConnectProjectId } from "@/env.ts";
import { demoConnectors } from "@/lib/wallet/demo/index.ts";

function chainOf(config: RuntimeConfig): Chain {
  return defineChain({
    id: config.deployment.chainId,
    name: config.chainName,
    nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
    rpcUrls: { default: { http: [config.rpcUrl] } },
  });
}

/** Wallets installed in the browser announce themselves (EIP-6963); WalletConnect needs an id; demo people need a demo build. */
export function createWalletConfig(config: RuntimeConfig): Config {
  const chain = chainOf(config);
  const wallets = connectorsForWallets(
    [
      {
        groupName: "Wallets",
        wallets: walletConnectProjectId === undefined ? [injectedWallet] : [injectedWallet, walletConnectWallet],
      },
    ],
    { appName: "Chartkey", projectId: walletConnectProjectId ?? "none" },
  );
  return createConfig({
    chains: [chain],
    transports: { [chain.id]: http(config.rpcUrl) },
    connectors: [...wallets, ...demoConnectors(config, chain)],
    storage: createStorage({ storage: window.localStorage, key: "chartkey.wallet" }),
  });
}
