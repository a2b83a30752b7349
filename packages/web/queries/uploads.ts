import type { RecordAdded, UploadProgress } from "@chartkey/sdk";
import { useQueryClient } from "@tanstack/react-query";
import { proxy } from "comlink";
import { useCallback, useState } from "react";
import { hasCode } from "@/lib/errors.ts";
import type { AddFilesNews, AddFilesResult } from "@/lib/vault/types.ts";
import { keepAwake } from "@/lib/vault/useIdleLock.ts";
import { useVault } from "@/lib/vault/vaultContext.tsx";

export type UploadState =
  | { step: "ready" }
  | { step: "waiting" }
  | { step: "running"; progress: UploadProgress }
  | { step: "done"; added: RecordAdded }
  | { step: "cancelled" }
  | { step: "failed"; error: unknown };

export interface Upload {
  readonly id: string;
  readonly file: File;
  readonly compartment: number;
  readonly state: UploadState;
}

/** A list of files, encrypted and sent one after the other, then recorded together: the wallet asks once for up to 32. */
export function useUploads(patient: bigint, firstCompartment: number, organization: bigint | undefined) {
  const vault = useVault();
  const queries = useQueryClient();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const change = useCallback((id: string, part: Partial<Upload>) => {
    setUploads((all) => all.map((upload) => (upload.id === id ? { ...upload, ...part } : upload)));
  }, []);

  const start = async (): Promise<void> => {
    const chosen = uploads.filter(({ state }) => state.step === "ready");
    for (const { id } of chosen) change(id, { state: { step: "waiting" } });
    const onNews = proxy((id: string, news: AddFilesNews) => {
      keepAwake();
      change(id, {
        state: "progress" in news ? { step: "running", progress: news.progress } : stateAfter(news.result),
      });
    });
    const files = chosen.map(({ id, compartment, file }) => ({ job: id, compartment, file }));
    try {
      await vault.addFiles({ patient, organization, files }, onNews);
    } catch (error) {
      for (const { id } of chosen) change(id, { state: { step: "failed", error } });
    }
    await queries.invalidateQueries();
  };

  return {
    uploads,
    add: (files: readonly File[], guess: (file: File) => number = () => firstCompartment) => {
      const fresh = files.map((file): Upload => {
        return { id: crypto.randomUUID(), file, compartment: guess(file), state: { step: "ready" } };
      });
      setUploads((all) => [...all, ...fresh]);
    },
    place: (id: string, compartment: number) => {
      change(id, { compartment });
    },
    remove: (id: string) => {
      setUploads((all) => all.filter((upload) => upload.id !== id));
    },
    retry: (id: string) => {
      change(id, { state: { step: "ready" } });
    },
    cancel: (id: string) => {
      if (uploads.find((upload) => upload.id === id)?.state.step === "waiting")
        change(id, { state: { step: "cancelled" } });
      void vault.cancel(id);
    },
    start,
  };
}

function stateAfter(result: AddFilesResult): UploadState {
  switch (result.state) {
    case "added":
      return { step: "done", added: result.added };
    case "failed":
      return hasCode(result.error, "CANCELLED") ? { step: "cancelled" } : { step: "failed", error: result.error };
    case "notTried":
      return { step: "ready" };
  }
}
