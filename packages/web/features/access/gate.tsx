"use client";

import type { RuntimeConfig } from "@chartkey/sdk/wire";
import { type ReactNode, useContext } from "react";
import { useAccount, useSwitchChain } from "wagmi";
import { Button } from "@/components/ui/button.tsx";
import { Notice } from "@/components/ui/notice.tsx";
import { ErrorState, Pending } from "@/components/ui/states.tsx";
import { RuntimeContext } from "@/lib/config/runtimeContext.tsx";
import { plainWalletError } from "@/lib/wallet/signer.ts";
import { messages } from "@/messages/index.ts";

/** Holds back whatever needs the configuration until it is there. */
export function Gate({ children, fallback = <Pending /> }: { children: ReactNode; fallback?: ReactNode }) {
  return useContext(RuntimeContext) === undefined ? fallback : children;
}

/** Nothing works on another network. What stands below keeps what was typed, but cannot be used until the wallet has switched. */
export function RequireNetwork({ children }: { children: ReactNode }) {
  const runtime = useContext(RuntimeContext);
  const { chainId, isConnected } = useAccount();
  if (runtime === undefined) return <Pending />;
  const wrong = isConnected && chainId !== runtime.deployment.chainId;
  return (
    <>
      {wrong && <WrongNetwork runtime={runtime} />}
      <div inert={wrong} className={wrong ? "opacity-40" : undefined}>
        {children}
      </div>
    </>
  );
}

function WrongNetwork({ runtime }: { runtime: RuntimeConfig }) {
  const { switchChain, isPending, error } = useSwitchChain();
  return (
    <div className="mb-6 space-y-3">
      <Notice tone="warn" role="alert" title={messages.access.wrongNetworkTitle}>
        <p>{messages.access.wrongNetwork(runtime.chainName)}</p>
        <Button
          size="small"
          busy={isPending}
          onClick={() => {
            switchChain({ chainId: runtime.deployment.chainId });
          }}
        >
          {messages.access.switchNetwork}
        </Button>
      </Notice>
      {error && <ErrorState error={plainWalletError(error)} />}
    </div>
  );
}
