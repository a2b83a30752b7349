"use client";

import "@rainbow-me/rainbowkit/styles.css";
import { darkTheme, lightTheme, RainbowKitProvider } from "@rainbow-me/rainbowkit";
import type { RuntimeConfig } from "@chartkey/sdk/wire";
import type { ReactNode } from "react";
import { type Config, WagmiProvider } from "wagmi";
import { RuntimeContext } from "@/lib/config/runtimeContext.tsx";
import { VaultProvider } from "@/lib/vault/vaultContext.tsx";
import { useLanguage } from "@/features/language/language.ts";
import { createWalletConfig } from "@/lib/wallet/walletConfig.ts";
import { WalletBanner } from "@/features/access/walletBanner.tsx";

const theme = {
  lightMode: lightTheme({ accentColor: "#0a6b70", borderRadius: "large", fontStack: "system", overlayBlur: "small" }),
  darkMode: darkTheme({
    accentColor: "#5bcdc8",
    accentColorForeground: "#04211f",
    borderRadius: "large",
    fontStack: "system",
    overlayBlur: "small",
  }),
};

export interface WalletStart {
  runtime: RuntimeConfig;
  wagmi: Config;
}

export function startWallets(runtime: RuntimeConfig): WalletStart {
  return { runtime, wagmi: createWalletConfig(runtime) };
}

export function WalletProviders({ start: { runtime, wagmi }, children }: { start: WalletStart; children: ReactNode }) {
  return (
    <RuntimeContext value={runtime}>
      <WagmiProvider config={wagmi}>
        <RainbowKitProvider theme={theme} locale={useLanguage()} modalSize="compact" appInfo={{ appName: "Chartkey" }}>
          <VaultProvider>
            {children}
            <WalletBanner />
          </VaultProvider>
        </RainbowKitProvider>
      </WagmiProvider>
    </RuntimeContext>
  );
}
