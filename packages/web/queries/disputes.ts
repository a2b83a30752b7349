import { queryOptions } from "@tanstack/react-query";
import type { Vault } from "@/lib/vault/client.ts";
import type { AnswerForm, DisputeForm } from "@/lib/vault/worker/disputes.ts";
import { useChange } from "@/queries/chart.ts";
import { plaintext } from "@/queries/plaintext.ts";
import { NEWS_MS } from "@/queries/sharing.ts";

export const disputesQuery = (
  vault: Vault,
  { patient, author, sequence }: { patient: bigint; author: bigint; sequence: number },
  organization?: bigint,
) =>
  queryOptions({
    queryKey: ["disputes", String(patient), String(author), sequence, String(organization)],
    queryFn: () => vault.disputes({ patient, author, sequence }, organization),
    refetchInterval: NEWS_MS,
    ...plaintext,
  });

export const openDisputesQuery = (vault: Vault) =>
  queryOptions({
    queryKey: ["openDisputes"],
    queryFn: () => vault.openDisputes(),
    refetchInterval: NEWS_MS,
    ...plaintext,
  });

export const useDispute = () => useChange((vault, form: DisputeForm) => vault.dispute(form));
export const useAnswer = () => useChange((vault, form: AnswerForm) => vault.answerDispute(form));
