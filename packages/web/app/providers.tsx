"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { Direction } from "radix-ui";
import { type ComponentType, Fragment, type ReactNode, useEffect, useState } from "react";
import { FullPageProblem } from "@/features/access/fullPageProblem.tsx";
import { DocumentTitle } from "@/features/language/documentTitle.tsx";
import { useFirstLanguage, useLanguage } from "@/features/language/language.ts";
import { SkipLink } from "@/features/shell/skipLink.tsx";
import { ToastProvider } from "@/components/ui/toast.tsx";
import { loadRuntimeConfig } from "@/lib/config/runtimeConfig.ts";
import type { WalletStart } from "@/lib/wallet/walletProviders.tsx";
import { languageEntry } from "@/messages/languages.ts";

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
 * The page's text is there at once; wallets come in when the configuration has been read. Another language mounts the
 * screens anew, below the wallets and the vault, which stay as they are.
 * One QueryClient per mounted tree, without retries: the SDK repeats what is worth repeating.
 */
export function Providers({ children }: { children: ReactNode }) {
  const [queryClient] = useState(
    () => new QueryClient({ defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false } } }),
  );
  const [started, setStarted] = useState<Start>();
  const [problem, setProblem] = useState<unknown>();
  const language = useLanguage();
  useFirstLanguage();

  useEffect(() => {
    start().then(setStarted, setProblem);
  }, []);

  if (problem !== undefined) return <FullPageProblem error={problem} />;
  const screens = (
    <Fragment key={language}>
      <DocumentTitle />
      <SkipLink />
      {children}
    </Fragment>
  );
  return (
    <QueryClientProvider client={queryClient}>
      <Direction.Provider dir={languageEntry(language).direction}>
        <ToastProvider>
          {started === undefined ? screens : <started.Wallets start={started.wallets}>{screens}</started.Wallets>}
        </ToastProvider>
      </Direction.Provider>
    </QueryClientProvider>
  );
}
