"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import type { RuntimeConfig } from "@chartkey/sdk/wire";
import { type ComponentType, type ReactNode, useEffect, useState } from "react";
import { FullPageProblem } from "@/features/access/fullPageProblem.tsx";
import { ToastProvider } from "@/components/ui/toast.tsx";
import { loadRuntimeConfig } from "@/lib/config/runtimeConfig.ts";

type Start = { config: RuntimeConfig; Wallet: ComponentType<{ config: RuntimeConfig; children: ReactNode }> };

/**
 * The page's text is there at once; wallets come in when the configuration has been read.
 * One QueryClient per mounted tree, without retries: the SDK repeats what is worth repeating.
 */
export function Providers({ children }: { children: ReactNode }) {
  const [queryClient] = useState(
    () => new QueryClient({ defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false } } }),
  );
  const [start, setStart] = useState<Start>();
  const [problem, setProblem] = useState<unknown>();

  useEffect(() => {
    Promise.all([loadRuntimeConfig(), import("@/lib/wallet/walletProviders.tsx")])
      .then(([config, { WalletProviders }]) => {
        setStart({ config, Wallet: WalletProviders });
      })
      .catch((error: unknown) => {
        setProblem(error);
      });
  }, []);

  if (problem !== undefined) return <FullPageProblem error={problem} />;
  return (
    <QueryClientProvider client={queryClient}>
      <ToastProvider>{start === undefined ? children : <start.Wallet config={start.config}>{children}</start.Wallet>}</ToastProvider>
    </QueryClientProvider>
  );
}
