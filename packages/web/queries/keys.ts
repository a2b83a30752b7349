import { queryOptions } from "@tanstack/react-query";
import { readPicture } from "@/features/locks/readPicture.ts";
import type { Vault } from "@/lib/vault/client.ts";
import type { TrustForm } from "@/lib/vault/worker/keys.ts";
import { plain } from "@/lib/errors.ts";
import { useChange } from "@/queries/chart.ts";

export const ownKeyQuery = (vault: Vault) => queryOptions({ queryKey: ["key", "own"], queryFn: () => vault.ownKey() });

export const keyQuery = (vault: Vault, actor: bigint) =>
  queryOptions({ queryKey: ["key", String(actor)], queryFn: () => vault.keyOf(actor) });

export const useTrustKey = () => useChange((vault, form: TrustForm) => vault.trustKey(form));

/** The code that the other person shows, from a picture. */
export const useCompareCode = () =>
  useChange(async (vault, { actor, picture }: { actor: bigint; picture: File }) => {
    const found = await readPicture(picture);
    // As plain data, like every error that comes from the worker.
    if (found === undefined) throw plain("NO_CODE");
    return vault.compareCode(actor, found);
  });
