"use client";

import "@rainbow-me/rainbowkit/styles.css";
import { darkTheme, lightTheme, RainbowKitProvider } from "@rainbow-me/rainbowkit";
import type { RuntimeConfig } from "@chartkey/sdk/wire";
import { type ReactNode, useState } from "react";
import { WagmiProvider } from "wagmi";
import { RuntimeContext } from "@/lib/config/runtimeContext.tsx";
import { VaultProvider } from "@/lib/vault/vaultContext.tsx";
import { createWalletConfig } from "@/lib/wallet/walletConfig.ts";
import { WalletBanner } from "@/features/access/walletBanner.tsx";

const theme = {
  lightMode: lightTheme({ accentColor: "#0a6b70", borderRadius: "large", fontStack: "system", overlayBlur: "small" }),
  darkMode: darkTheme({ accentColor: "#0a6b70", borderRadius: "large", fontStack: "system", overlayBlur: "small" }),
};

export function WalletProviders({ config, children }: { config: RuntimeConfig; children: ReactNode }) {
  const [wagmi] = useState(() => createWalletConfig(config));
  return (
    <RuntimeContext value={config}>
      <WagmiProvider config={wagmi}>
        <RainbowKitProvider theme={theme} locale="en-US" modalSize="compact" appInfo={{ appName: "Chartkey" }}>
          <VaultProvider>
            {children}
            <WalletBanner />
          </VaultProvider>
        </RainbowKitProvider>
      </WagmiProvider>
    </RuntimeContext>
  );
}
