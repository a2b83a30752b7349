import { useMutation } from "@tanstack/react-query";
import { proxy } from "comlink";
import { useEffect, useRef, useState } from "react";
import type { Vault } from "@/lib/vault/client.ts";
import type { PayloadView } from "@/lib/vault/types.ts";
import { keepAwake } from "@/lib/vault/useIdleLock.ts";
import { useVault } from "@/lib/vault/vaultContext.tsx";

type Fetch<Result> = (vault: Vault, job: string, cid: string, onProgress: (bytes: number) => void) => Promise<Result>;

/** Decrypts one file of an opened record, with progress; leaving the page cancels it. */
function useFile<Result>(fetchFile: Fetch<Result>) {
  const vault = useVault();
  const [done, setDone] = useState(0);
  const job = useRef<string>(undefined);
  const cancel = (): void => {
    if (job.current !== undefined) void vault.cancel(job.current);
  };
  const mutation = useMutation({
    gcTime: 0,
    mutationFn: ({ cid }: PayloadView) => {
      setDone(0);
      job.current = crypto.randomUUID();
      const onProgress = proxy((bytes: number) => {
        keepAwake();
        setDone(bytes);
      });
      return fetchFile(vault, job.current, cid, onProgress);
    },
    onSettled: () => {
      job.current = undefined;
    },
  });
  useEffect(
    () => () => {
      if (job.current !== undefined) void vault.cancel(job.current);
    },
    [vault],
  );
  return { ...mutation, done, cancel };
}

/** For showing: the decrypted bytes as a Blob. */
export const useViewFile = () => useFile((vault, job, cid, onProgress) => vault.viewFile(job, cid, onProgress));

/** For keeping: decrypted on the way to the device, then handed to the browser's downloads. */
export const useSaveFile = () => useFile((vault, job, cid, onProgress) => vault.saveFile(job, cid, onProgress));

/** Hands a finished file to the browser's downloads under its own name. */
export function offerDownload(file: Blob, name: string): void {
  // Never a type that the browser would open on this page's own origin.
  const url = URL.createObjectURL(file.slice(0, file.size, "application/octet-stream"));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 60_000);
}
