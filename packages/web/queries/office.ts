import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { Vault } from "@/lib/vault/client.ts";
import { useVault } from "@/lib/vault/vaultContext.tsx";
import { useChange } from "@/queries/chart.ts";

export const isRegulatorQuery = (vault: Vault) =>
  queryOptions({ queryKey: ["isRegulator"], queryFn: () => vault.isRegulator() });

export const standingHistoryQuery = (vault: Vault) =>
  queryOptions({ queryKey: ["standingHistory"], queryFn: () => vault.standingHistory() });

export const membersQuery = (vault: Vault, organization: bigint) =>
  queryOptions({
    queryKey: ["members", String(organization)],
    queryFn: () => vault.members(organization),
    refetchInterval: 15_000,
  });

export const memberCountQuery = (vault: Vault, organization: bigint) =>
  queryOptions({ queryKey: ["memberCount", String(organization)], queryFn: () => vault.memberCount(organization) });

export const administratorsQuery = (vault: Vault, organization: bigint) =>
  queryOptions({
    queryKey: ["administrators", String(organization)],
    queryFn: () => vault.administrators(organization),
  });

export const officesQuery = (vault: Vault) =>
  queryOptions({ queryKey: ["offices"], queryFn: () => vault.offices(), refetchInterval: 60_000 });

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

/** What the staff page does; each ends with the lists read again. */
export const useAddMember = () =>
  useChange((vault, form: { organization: bigint; member: bigint; until: Date }) =>
    vault.addMember(form.organization, form.member, form.until),
  );
export const useRemoveMember = () =>
  useChange((vault, form: { organization: bigint; member: bigint }) =>
    vault.removeMember(form.organization, form.member),
  );
export const useShareTeamKey = () => useChange((vault) => vault.shareTeamKey());
export const useRotateTeamKey = () => useChange((vault) => vault.rotateTeamKey());
export const useAddAdministrator = () =>
  useChange((vault, form: { administrator: bigint; until: Date }) =>
    vault.addAdministrator(form.administrator, form.until),
  );
export const useRemoveAdministrator = () =>
  useChange((vault, administrator: bigint) => vault.removeAdministrator(administrator));
