import type { VaultLock } from "@chartkey/sdk";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { Vault } from "@/lib/vault/client.ts";
import { useVault } from "@/lib/vault/vaultContext.tsx";
import type { LockChoice, NewPasskey } from "@/lib/vault/worker/locks.ts";
import { messages } from "@/messages/index.ts";

/** What a person has at hand; of a passkey only what finds it, because the device is asked for the rest. */
export type AtHand = Exclude<LockChoice, { kind: "passkey" }> | { kind: "passkey"; hint?: string | undefined };

export const locksQuery = (vault: Vault) => queryOptions({ queryKey: ["locks"], queryFn: () => vault.locks() });

export async function choiceOf(lock: AtHand): Promise<LockChoice> {
  if (lock.kind !== "passkey") return lock;
  const { askPasskey } = await import("@/lib/vault/passkey.ts");
  return askPasskey(lock.hint);
}

export async function newPasskey(face: keyof typeof messages.locks.passkeyNames): Promise<NewPasskey> {
  const { makePasskey } = await import("@/lib/vault/passkey.ts");
  return makePasskey(messages.locks.passkeyNames[face]);
}

/** Changes of the locks: nothing of them, which may be secret, stays in the cache of mutations. */
function useChange<Input>(change: (vault: Vault, input: Input) => Promise<void>) {
  const vault = useVault();
  const queries = useQueryClient();
  return useMutation({
    gcTime: 0,
    mutationFn: (input: Input) => change(vault, input),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["locks"] }),
  });
}

export const useAddLock = () =>
  useChange(async (vault, kind: VaultLock["kind"]) =>
    vault.addLock(kind === "passkey" ? await newPasskey("patient") : { kind }),
  );

export const useReplaceWithWallet = () => useChange((vault, id: string) => vault.replaceWithWallet(id));

export const useRemoveLock = () => useChange((vault, id: string) => vault.removeLock(id));

export function useTryLock() {
  const vault = useVault();
  return useMutation({ gcTime: 0, mutationFn: async (lock: AtHand) => vault.tryLock(await choiceOf(lock)) });
}

export function useNewSheets() {
  const vault = useVault();
  return useMutation({ gcTime: 0, mutationFn: () => vault.newSheets() });
}

/** Words that were made once: asking again would make others than those on the paper. */
export const newPhraseQuery = (vault: Vault) =>
  queryOptions({
    queryKey: ["newPhrase"],
    queryFn: () => vault.newPhrase(),
    gcTime: 0,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
