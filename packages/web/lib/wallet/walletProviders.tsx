"use client";

import "@rainbow-me/rainbowkit/styles.css";
import { darkTheme, lightTheme, RainbowKitProvider } from "@rainbow-me/rainbowkit";
import type { RuntimeConfig } from "@chartkey/sdk/wire";
import type { ReactNode } from "react";
import { type Config, WagmiProvider } from "wagmi";
import { reconnect } from "wagmi/actions";
import { RuntimeContext } from "@/lib/config/runtimeContext.tsx";
import { VaultProvider } from "@/lib/vault/vaultContext.tsx";
import { createWalletConfig } from "@/lib/wallet/walletConfig.ts";
import { WalletBanner } from "@/features/access/walletBanner.tsx";

const theme = {
  lightMode: lightTheme({ accentColor: "#0a6b70", borderRadius: "large", fontStack: "system", overlayBlur: "small" }),
  darkMode: darkTheme({ accentColor: "#0a6b70", borderRadius: "large", fontStack: "system", overlayBlur: "small" }),
};

/** Longest wait for a wallet that was connected before, in milliseconds; one that hangs must not hold up the page. */
const RECONNECT_TIMEOUT = 2_000;

export interface WalletStart {
  runtime: RuntimeConfig;
  wagmi: Config;
}

/** Sets the wallets up and connects the one that was connected before, so that nobody sees a page that then changes. */
export async function startWallets(runtime: RuntimeConfig): Promise<WalletStart> {
  const wagmi = createWalletConfig(runtime);
  const timeout = new Promise((resolve) => setTimeout(resolve, RECONNECT_TIMEOUT));
  await Promise.race([reconnect(wagmi).catch(() => undefined), timeout]);
  return { runtime, wagmi };
}

export function WalletProviders({ start: { runtime, wagmi }, children }: { start: WalletStart; children: ReactNode }) {
  return (
    <RuntimeContext value={runtime}>
      <WagmiProvider config={wagmi} reconnectOnMount={false}>
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
