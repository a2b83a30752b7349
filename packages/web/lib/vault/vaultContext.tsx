"use client";

import type { ActorOnChain } from "@chartkey/sdk";
import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import { useAccount, useConfig } from "wagmi";
import { useRuntime } from "@/lib/config/runtimeContext.tsx";
import { type RunningVault, startVault, type Vault } from "@/lib/vault/client.ts";
import { useIdleLock } from "@/lib/vault/useIdleLock.ts";
import { remoteWallet } from "@/lib/wallet/signer.ts";

interface VaultState {
  /** Undefined until a wallet is connected. */
  vault: Vault | undefined;
  /** Who is unlocked. */
  actor: ActorOnChain | undefined;
  /** The worker has unlocked this actor. */
  opened: (actor: ActorOnChain) => void;
  /** Forgets every key and every decrypted text. */
  lock: () => void;
}

const VaultContext = createContext<VaultState>({
  vault: undefined,
  actor: undefined,
  opened: () => undefined,
  lock: () => undefined,
});

/** One worker per connected account; another account, a lock or an idle quarter of an hour ends it. */
export function VaultProvider({ children }: { children: ReactNode }) {
  const runtime = useRuntime();
  const wagmi = useConfig();
  const { address } = useAccount();
  const queries = useQueryClient();
  const [generation, setGeneration] = useState(0);
  const [running, setRunning] = useState<RunningVault>();
  const [actor, setActor] = useState<ActorOnChain>();

  useEffect(() => {
    if (address === undefined) return;
    const started = startVault(runtime, address, remoteWallet(wagmi, address, runtime.deployment.chainId));
    // The worker is outside React: it starts with an account and must be known to the screens from then on.
    // eslint-disable-next-line react-hooks/set-state-in-effect
    setRunning(started);
    return () => {
      started.end();
      setRunning(undefined);
      setActor(undefined);
      queries.clear();
    };
  }, [runtime, wagmi, address, queries, generation]);

  const lock = useCallback(() => {
    setGeneration((count) => count + 1);
  }, []);
  useIdleLock(actor !== undefined, lock);

  const state = useMemo(() => ({ vault: running?.vault, actor, opened: setActor, lock }), [running, actor, lock]);
  return <VaultContext value={state}>{children}</VaultContext>;
}

export function useVaultState(): VaultState {
  return useContext(VaultContext);
}

/** For parts inside a gate that has made sure of a wallet. */
export function useVault(): Vault {
  const { vault } = useVaultState();
  if (vault === undefined) throw new Error("useVault is for parts inside a gate");
  return vault;
}

/** For parts inside {@link RequireActor}: the vault and who has unlocked it. */
export function useSession(): { vault: Vault; actor: ActorOnChain } {
  const { vault, actor } = useVaultState();
  if (vault === undefined || actor === undefined) throw new Error("useSession is for parts inside <RequireActor>");
  return { vault, actor };
}
