"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ComponentType, type ReactNode, useEffect, useState } from "react";
import { FullPageProblem } from "@/features/access/fullPageProblem.tsx";
import { ToastProvider } from "@/components/ui/toast.tsx";
import { loadRuntimeConfig } from "@/lib/config/runtimeConfig.ts";
import type { WalletStart } from "@/lib/wallet/walletProviders.tsx";

interface Start {
  wallets: WalletStart;
  Wallets: ComponentType<{ start: WalletStart; children: ReactNode }>;
}

async function start(): Promise<Start> {
  // The wallet code is large and not needed to read the page: it comes while the configuration is read.
  const [config, wallet] = await Promise.all([loadRuntimeConfig(), import("@/lib/wallet/walletProviders.tsx")]);
  return { wallets: wallet.startWallets(config), Wallets: wallet.WalletProviders };
}

/**
 * The page's text is there at once; wallets come in when the configuration has been read.
 * One QueryClient per mounted tree, without retries: the SDK repeats what is worth repeating.
 */
export function Providers({ children }: { children: ReactNode }) {
  const [queryClient] = useState(
    () => new QueryClient({ defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false } } }),
  );
  const [started, setStarted] = useState<Start>();
  const [problem, setProblem] = useState<unknown>();

  useEffect(() => {
    start().then(setStarted, setProblem);
  }, []);

  if (problem !== undefined) return <FullPageProblem error={problem} />;
  return (
    <QueryClientProvider client={queryClient}>
      <ToastProvider>
        {started === undefined ? children : <started.Wallets start={started.wallets}>{children}</started.Wallets>}
      </ToastProvider>
    </QueryClientProvider>
  );
}
