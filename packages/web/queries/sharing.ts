import { queryOptions } from "@tanstack/react-query";
import type { Vault } from "@/lib/vault/client.ts";
import type { GrantForm, RequestForm } from "@/lib/vault/worker/sharing.ts";
import { useChange } from "@/queries/chart.ts";
import { plaintext } from "@/queries/plaintext.ts";

/** How often a screen looks for news that somebody else makes. */
const NEWS_MS = 8_000;

export const requestsQuery = (vault: Vault) =>
  queryOptions({ queryKey: ["requests"], queryFn: () => vault.requests(), refetchInterval: NEWS_MS, ...plaintext });

export const consentsQuery = (vault: Vault) =>
  queryOptions({ queryKey: ["consents"], queryFn: () => vault.consents(), ...plaintext });

export const disclosuresQuery = (vault: Vault) =>
  queryOptions({
    queryKey: ["disclosures"],
    queryFn: () => vault.disclosures(),
    refetchInterval: NEWS_MS,
    ...plaintext,
  });

export const chartsQuery = (vault: Vault) =>
  queryOptions({ queryKey: ["charts"], queryFn: () => vault.charts(), refetchInterval: NEWS_MS, ...plaintext });

export const myRequestsQuery = (vault: Vault) =>
  queryOptions({ queryKey: ["myRequests"], queryFn: () => vault.myRequests(), refetchInterval: NEWS_MS, ...plaintext });

export const useGrant = () => useChange((vault, form: GrantForm) => vault.grant(form));
export const useDeny = () => useChange((vault, grantee: bigint) => vault.deny(grantee));
export const useRevoke = () => useChange((vault, grantee: bigint) => vault.revoke(grantee));
export const useRequestAccess = () => useChange((vault, form: RequestForm) => vault.requestAccess(form));
