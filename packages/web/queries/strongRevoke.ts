import type { StrongRevokeProgress, StrongRevokeReturn } from "@chartkey/sdk";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { proxy } from "comlink";
import { useState } from "react";
import type { Vault } from "@/lib/vault/client.ts";
import { keepAwake } from "@/lib/vault/useIdleLock.ts";
import { useVault } from "@/lib/vault/vaultContext.tsx";
import { plaintext } from "@/queries/plaintext.ts";

/** What closing the past to somebody would come to. */
export const strongPreviewQuery = (vault: Vault, grantee: bigint) =>
  queryOptions({
    queryKey: ["strongPreview", String(grantee)],
    queryFn: () => vault.previewStrongRevoke(grantee),
    ...plaintext,
  });

/** To whom this device began to close the past and did not finish. */
export const unfinishedQuery = (vault: Vault) =>
  queryOptions({ queryKey: ["unfinished"], queryFn: () => vault.unfinishedStrongRevokes(), ...plaintext });

export interface StrongRevoke {
  readonly start: () => void;
  /** Ends the run after the step that is in work. */
  readonly pause: () => void;
  readonly running: boolean;
  readonly pausing: boolean;
  readonly progress: StrongRevokeProgress | undefined;
  readonly result: StrongRevokeReturn | undefined;
  readonly error: Error | null;
}

export function useStrongRevoke(grantee: bigint): StrongRevoke {
  const vault = useVault();
  const queries = useQueryClient();
  const [job, setJob] = useState(() => crypto.randomUUID());
  const [pausing, setPausing] = useState(false);
  const [progress, setProgress] = useState<StrongRevokeProgress>();
  const { mutate, data, error, isPending } = useMutation({
    gcTime: 0,
    mutationFn: (id: string) =>
      vault.strongRevoke(
        id,
        grantee,
        proxy((news: StrongRevokeProgress) => {
          keepAwake();
          setProgress(news);
        }),
      ),
    // Old versions are somewhere else now, so what was opened is read again too.
    onSettled: () => queries.invalidateQueries(),
  });
  return {
    start: () => {
      const id = crypto.randomUUID();
      setJob(id);
      setPausing(false);
      setProgress(undefined);
      mutate(id);
    },
    pause: () => {
      setPausing(true);
      void vault.cancel(job);
    },
    running: isPending,
    pausing,
    progress,
    result: data,
    error,
  };
}
