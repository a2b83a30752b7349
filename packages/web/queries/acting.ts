import { queryOptions, skipToken } from "@tanstack/react-query";
import type { Vault } from "@/lib/vault/client.ts";
import type { AppointForm, ReadForm } from "@/lib/vault/worker/acting.ts";
import { useChange } from "@/queries/chart.ts";
import { plaintext } from "@/queries/plaintext.ts";
import { NEWS_MS } from "@/queries/sharing.ts";

export const proxiesQuery = (vault: Vault) =>
  queryOptions({ queryKey: ["proxies"], queryFn: () => vault.proxies(), ...plaintext });

export const representedQuery = (vault: Vault) =>
  queryOptions({
    queryKey: ["represented"],
    queryFn: () => vault.represented(),
    refetchInterval: 2 * NEWS_MS,
    ...plaintext,
  });

export const pendingRotationsQuery = (vault: Vault) =>
  queryOptions({ queryKey: ["pendingRotations"], queryFn: () => vault.pendingRotations() });

export const proposedAccountQuery = (vault: Vault) =>
  queryOptions({
    queryKey: ["proposedAccount"],
    // Null, because a query's data is never undefined.
    queryFn: async () => (await vault.proposedAccount()) ?? null,
    refetchInterval: 2 * NEWS_MS,
  });

export const offersQuery = (vault: Vault | undefined) =>
  queryOptions({ queryKey: ["offers"], queryFn: vault === undefined ? skipToken : () => vault.offers() });

export const useAppoint = () => useChange((vault, form: AppointForm) => vault.appoint(form));
export const useLetRead = () => useChange((vault, form: ReadForm) => vault.letProxyRead(form));
export const useDismiss = () =>
  useChange((vault, parties: { proxy: bigint; patient?: bigint }) => vault.dismissProxy(parties));
export const useRotatePending = () => useChange((vault) => vault.rotatePending());
export const useProposeAccount = () => useChange((vault, account: string | undefined) => vault.proposeAccount(account));
export const useAcceptAccount = () => useChange((vault, actor: bigint) => vault.acceptAccount(actor));
