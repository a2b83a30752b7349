import "client-only";

import { proxy, type Remote, wrap } from "comlink";
import type { RuntimeConfig } from "@chartkey/sdk/wire";
import type { PortalApi } from "@/lib/vault/worker/main.ts";
import type { RemoteWallet } from "@/lib/wallet/remoteWallet.ts";

/** The page's side of the worker that holds the keys. */
export type Vault = Remote<PortalApi>;

export interface RunningVault {
  vault: Vault;
  /** Ends the worker; the keys are gone with it. */
  end(): void;
}

export function startVault(config: RuntimeConfig, account: string, wallet: RemoteWallet): RunningVault {
  const worker = new Worker(new URL("./worker/main.ts", import.meta.url), { type: "module", name: "chartkey-vault" });
  const vault = wrap<PortalApi>(worker);
  void vault.begin(config, account, proxy(wallet) as never);
  void vault.clearDownloads();
  return {
    vault,
    end: () => {
      worker.terminate();
    },
  };
}
