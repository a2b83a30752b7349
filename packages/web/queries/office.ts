import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { Vault } from "@/lib/vault/client.ts";
import { useVault } from "@/lib/vault/vaultContext.tsx";

export const isRegulatorQuery = (vault: Vault) =>
  queryOptions({ queryKey: ["isRegulator"], queryFn: () => vault.isRegulator() });

export const standingHistoryQuery = (vault: Vault) =>
  queryOptions({ queryKey: ["standingHistory"], queryFn: () => vault.standingHistory() });

export const membershipsQuery = (vault: Vault, organization: bigint) =>
  queryOptions({
    queryKey: ["memberships", String(organization)],
    queryFn: async () => {
      const memberships = await vault.memberships({ organization });
      const profiles = await Promise.all(
        memberships.map(({ member }) => vault.publicProfile(member).catch(() => undefined)),
      );
      return memberships.map((membership, place) => ({ ...membership, shown: profiles[place] }));
    },
  });

export type StandingAct =
  { act: "license" | "accredit"; actor: bigint; validUntil: Date } | { act: "suspend" | "reinstate"; actor: bigint };

export function useStandingAct() {
  const vault = useVault();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (form: StandingAct) => {
      if (form.act === "license") return vault.license(form.actor, form.validUntil);
      if (form.act === "accredit") return vault.accredit(form.actor, form.validUntil);
      return form.act === "suspend" ? vault.suspend(form.actor) : vault.reinstate(form.actor);
    },
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ["directory"] }),
        queries.invalidateQueries({ queryKey: ["standingHistory"] }),
      ]),
  });
}

export type MembershipAct =
  | { act: "add"; organization: bigint; member: bigint; until: Date }
  | { act: "remove"; organization: bigint; member: bigint };

export function useMembershipAct() {
  const vault = useVault();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (form: MembershipAct) =>
      form.act === "add"
        ? vault.addMember(form.organization, form.member, form.until)
        : vault.removeMember(form.organization, form.member),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["memberships"] }),
  });
}
