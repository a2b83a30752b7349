import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { Vault } from "@/lib/vault/client.ts";
import type { GrantForm, Parties, RequestForm } from "@/lib/vault/worker/sharing.ts";
import { useChange } from "@/queries/chart.ts";
import { plaintext } from "@/queries/plaintext.ts";

/** How often a screen looks for news that somebody else makes. */
export const NEWS_MS = 8_000;

/** One's own, or those of a patient for whom one acts. */
const whose = (patient: bigint | undefined): string => (patient === undefined ? "own" : String(patient));

export const requestsQuery = (vault: Vault, patient?: bigint) =>
  queryOptions({
    queryKey: ["requests", whose(patient)],
    queryFn: () => vault.requests(patient),
    refetchInterval: NEWS_MS,
    ...plaintext,
  });

export const consentsQuery = (vault: Vault, patient?: bigint) =>
  queryOptions({ queryKey: ["consents", whose(patient)], queryFn: () => vault.consents(patient), ...plaintext });

export const disclosuresQuery = (vault: Vault) =>
  queryOptions({
    queryKey: ["disclosures"],
    queryFn: () => vault.disclosures(),
    refetchInterval: NEWS_MS,
    ...plaintext,
  });

/** What others did, newest first, page by page. */
export const newsQuery = (vault: Vault) =>
  infiniteQueryOptions({
    queryKey: ["news"],
    queryFn: ({ pageParam }) => vault.news(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval: NEWS_MS,
    ...plaintext,
  });

export const chartsQuery = (vault: Vault) =>
  queryOptions({ queryKey: ["charts"], queryFn: () => vault.charts(), refetchInterval: NEWS_MS, ...plaintext });

/** The organizations this person belongs to, with what is shared with each. */
export const teamsQuery = (vault: Vault) =>
  queryOptions({ queryKey: ["teams"], queryFn: () => vault.teams(), refetchInterval: NEWS_MS, ...plaintext });

export const myRequestsQuery = (vault: Vault) =>
  queryOptions({ queryKey: ["myRequests"], queryFn: () => vault.myRequests(), refetchInterval: NEWS_MS, ...plaintext });

export const useGrant = () => useChange((vault, form: GrantForm) => vault.grant(form));
export const useDeny = () => useChange((vault, parties: Parties) => vault.deny(parties));
export const useRevoke = () => useChange((vault, parties: Parties) => vault.revoke(parties));
export const useRequestAccess = () => useChange((vault, form: RequestForm) => vault.requestAccess(form));
