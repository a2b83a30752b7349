import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { Vault } from "@/lib/vault/client.ts";
import { inLanguage } from "@/lib/partLabel.ts";
import type { AddNoteForm, AmendNoteForm, RecordName } from "@/lib/vault/types.ts";
import { useVault } from "@/lib/vault/vaultContext.tsx";
import { plaintext } from "@/queries/plaintext.ts";

/** `organization`: under whose consent a member looks; absent: the person's own. */
export const compartmentsQuery = (vault: Vault, patient: bigint, organization?: bigint) =>
  queryOptions({
    queryKey: ["compartments", String(patient), String(organization)],
    queryFn: () => vault.compartments(patient, organization),
    select: (parts) => parts.map(inLanguage),
    ...plaintext,
  });

export const recordsQuery = (vault: Vault, patient: bigint, organization?: bigint) =>
  queryOptions({
    queryKey: ["records", String(patient), String(organization)],
    queryFn: () => vault.records(patient, organization),
    ...plaintext,
  });

export const openQuery = (vault: Vault, { patient, author, sequence, version, organization }: RecordName) =>
  queryOptions({
    queryKey: ["open", String(patient), String(author), sequence, version, String(organization)],
    queryFn: () => vault.open({ patient, author, sequence, organization, ...(version !== undefined && { version }) }),
    ...plaintext,
    // A version never changes, and every opening is written down for the patient: once is enough.
    staleTime: Number.POSITIVE_INFINITY,
  });

/** After a change, whatever is on screen is read again; an opened version stays what it is. */
export function useChange<Form, Result>(change: (vault: Vault, form: Form) => Promise<Result>) {
  const vault = useVault();
  const queries = useQueryClient();
  return useMutation({
    gcTime: 0,
    mutationFn: (form: Form) => change(vault, form),
    onSuccess: () => queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "open" }),
  });
}

export const useAddNote = () => useChange((vault, form: AddNoteForm) => vault.addNote(form));
export const useAmendNote = () => useChange((vault, form: AmendNoteForm) => vault.amendNote(form));
export const useErase = () => useChange((vault, record: { author: bigint; sequence: number }) => vault.erase(record));
/** Deletes nothing that is not deleted already. */
export function useErasureCertificate() {
  const vault = useVault();
  return useMutation({
    gcTime: 0,
    mutationFn: (record: { author: bigint; sequence: number }) => vault.erasureCertificate(record),
  });
}
export const useWithdraw = () =>
  useChange((vault, record: { patient: bigint; author: bigint; sequence: number }) => vault.markEnteredInError(record));
