import { queryOptions, skipToken, useMutation, useQueryClient } from "@tanstack/react-query";
import { proxy } from "comlink";
import { useRef, useState } from "react";
import type { SignUpStep } from "@chartkey/sdk";
import type { ActorKind } from "@chartkey/sdk/wire";
import type { Vault } from "@/lib/vault/client.ts";
import { useVault, useVaultState } from "@/lib/vault/vaultContext.tsx";
import type { NewPasskey } from "@/lib/vault/worker/locks.ts";
import type { SignUpForm } from "@/lib/vault/worker/people.ts";
import { type AtHand, choiceOf, newPasskey } from "@/queries/locks.ts";
import { plaintext } from "@/queries/plaintext.ts";

export const myActorsQuery = (vault: Vault | undefined) =>
  queryOptions({ queryKey: ["myActors"], queryFn: vault === undefined ? skipToken : () => vault.myActors() });

export const directoryQuery = (vault: Vault, kind: ActorKind) =>
  queryOptions({
    queryKey: ["directory", kind],
    queryFn: async () => {
      const actors = await vault.directory(kind);
      // A profile that cannot be read leaves the number: one broken entry must not hide the rest.
      const profiles = await Promise.all(actors.map(({ actor }) => vault.publicProfile(actor).catch(() => undefined)));
      return actors.map((actor, place) => ({ ...actor, shown: profiles[place] }));
    },
  });

export const actorQuery = (vault: Vault, actor: bigint) =>
  queryOptions({ queryKey: ["actor", String(actor)], queryFn: () => vault.actorOf(actor), refetchInterval: 15_000 });

export const publicProfileQuery = (vault: Vault, actor: bigint) =>
  queryOptions({
    queryKey: ["publicProfile", String(actor)],
    queryFn: () => vault.publicProfile(actor),
    staleTime: 5 * 60_000,
  });

export const profileQuery = (vault: Vault) =>
  queryOptions({ queryKey: ["profile"], queryFn: async () => await vault.profile(), ...plaintext });

export function useUnlock() {
  const { opened } = useVaultState();
  const vault = useVault();
  return useMutation({
    // The words of a phrase must not stay in the cache of mutations.
    gcTime: 0,
    mutationFn: async ({ actor, lock }: { actor: bigint; lock: AtHand }) => vault.unlock(actor, await choiceOf(lock)),
    onSuccess: opened,
  });
}

export function useSignUp() {
  const vault = useVault();
  const { opened } = useVaultState();
  const queries = useQueryClient();
  const [step, setStep] = useState<SignUpStep>();
  // A second attempt takes the passkey of the first: each new one stays in the device's list for good.
  const passkey = useRef<NewPasskey>(undefined);
  const mutation = useMutation({
    gcTime: 0,
    mutationFn: async ({ form, second }: { form: SignUpForm; second: "wallet" | "passkey" }) => {
      if (second === "wallet") return vault.signUp(form, { kind: second }, proxy(setStep));
      passkey.current ??= await newPasskey(form.kind);
      return vault.signUp(form, passkey.current, proxy(setStep));
    },
    onSuccess: async (actor) => {
      passkey.current = undefined;
      opened(actor);
      await queries.invalidateQueries({ queryKey: ["myActors"] });
    },
  });
  return { ...mutation, step };
}
