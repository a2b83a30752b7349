import type { RecordAdded, UploadProgress } from "@chartkey/sdk";
import { useQueryClient } from "@tanstack/react-query";
import { proxy } from "comlink";
import { useCallback, useEffect, useRef, useState } from "react";
import { hasCode } from "@/lib/errors.ts";
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

/** A list of files, sent one after the other: the wallet asks once for each. */
export function useUploads(patient: bigint, firstCompartment: number) {
  const vault = useVault();
  const queries = useQueryClient();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const change = useCallback((id: string, part: Partial<Upload>) => {
    setUploads((all) => all.map((upload) => (upload.id === id ? { ...upload, ...part } : upload)));
  }, []);
  const latest = useRef(uploads);
  useEffect(() => {
    latest.current = uploads;
  }, [uploads]);

  const send = useCallback(
    async ({ id, file, compartment }: Upload) => {
      const onProgress = proxy((progress: UploadProgress) => {
        keepAwake();
        change(id, { state: { step: "running", progress } });
      });
      change(id, { state: { step: "running", progress: { step: "reading", bytes: 0, total: file.size } } });
      try {
        const added = await vault.addFile(id, { patient, compartment, file }, onProgress);
        change(id, { state: { step: "done", added } });
      } catch (error) {
        change(id, { state: hasCode(error, "CANCELLED") ? { step: "cancelled" } : { step: "failed", error } });
      }
    },
    [vault, patient, change],
  );

  const start = async (): Promise<void> => {
    const chosen = uploads.filter(({ state }) => state.step === "ready").map(({ id }) => id);
    for (const id of chosen) change(id, { state: { step: "waiting" } });
    for (const id of chosen) {
      // Read again each time: what waits can still be taken off the list or moved.
      const upload = latest.current.find((candidate) => candidate.id === id);
      if (upload !== undefined && upload.state.step !== "cancelled") await send(upload);
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
      const waiting = latest.current.find((upload) => upload.id === id)?.state.step === "waiting";
      if (waiting) change(id, { state: { step: "cancelled" } });
      else void vault.cancel(id);
    },
    start,
  };
}
