"use client";

import type { ManifestKind } from "@chartkey/sdk";
import { Download, File as FileIcon } from "lucide-react";
import { useEffect } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { Progress } from "@/components/ui/progress.tsx";
import { ErrorState, Pending } from "@/components/ui/states.tsx";
import { useToast } from "@/components/ui/toast.tsx";
import { Preview } from "@/features/record/preview.tsx";
import type { PayloadView as Payload } from "@/lib/vault/types.ts";
import { formatBytes } from "@/lib/format.ts";
import { messages } from "@/messages/index.ts";
import { offerDownload, useSaveFile, useViewFile } from "@/queries/files.ts";

const { files: text } = messages.chart;

/** Shown in memory up to here; the worker keeps the same limit. */
const MAX_VIEW_BYTES = 64 * 1024 * 1024;
const SHOWN: readonly ManifestKind[] = ["pdf", "image", "text", "fhir"];

export function PayloadView({ payload, kind, title }: { payload: Payload; kind: ManifestKind; title: string }) {
  const shown = SHOWN.includes(kind) && payload.size <= MAX_VIEW_BYTES;
  return (
    <Card className="space-y-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="flex min-w-0 items-center gap-3">
          <FileIcon aria-hidden className="size-5 shrink-0 text-muted" />
          <div className="min-w-0">
            <p className="truncate font-medium">{payload.name}</p>
            <p className="text-sm text-muted">
              {messages.chart.kinds[kind]} · {formatBytes(payload.size)}
            </p>
          </div>
        </div>
        <SaveButton payload={payload} />
      </div>
      {shown ? <Shown payload={payload} kind={kind} title={title} /> : <NotShown payload={payload} kind={kind} />}
    </Card>
  );
}

function NotShown({ payload, kind }: { payload: Payload; kind: ManifestKind }) {
  const hint = SHOWN.includes(kind)
    ? text.tooLarge(formatBytes(payload.size))
    : kind === "dicom"
      ? text.dicomHint
      : text.noPreview;
  return <p className="text-sm text-muted">{hint}</p>;
}

function Shown({ payload, kind, title }: { payload: Payload; kind: ManifestKind; title: string }) {
  const { mutate, data, error, done } = useViewFile();
  useEffect(() => {
    mutate(payload);
  }, [mutate, payload]);
  if (error)
    return (
      <ErrorState
        error={error}
        retry={() => {
          mutate(payload);
        }}
      />
    );
  if (data === undefined)
    return (
      <div className="space-y-3">
        <Pending lines={1} />
        <Progress
          label={text.progress}
          value={done / payload.size}
          text={text.opening(formatBytes(done), formatBytes(payload.size))}
        />
      </div>
    );
  return <Preview blob={data} kind={kind} title={title} />;
}

function SaveButton({ payload }: { payload: Payload }) {
  const save = useSaveFile();
  const toast = useToast();
  const start = (): void => {
    save.mutate(payload, {
      onSuccess: (file) => {
        offerDownload(file, payload.name);
        toast(text.saved);
      },
    });
  };
  return (
    <div className="w-full space-y-3 sm:w-auto">
      {save.isPending ? (
        <div className="flex items-end gap-3">
          <div className="min-w-52 flex-1">
            <Progress
              label={text.progress}
              value={save.done / payload.size}
              text={text.saving(formatBytes(save.done), formatBytes(payload.size))}
            />
          </div>
          <Button size="small" variant="quiet" onClick={save.cancel}>
            {text.cancel}
          </Button>
        </div>
      ) : (
        <Button variant="secondary" size="small" onClick={start}>
          <Download aria-hidden className="size-4" />
          {text.save}
        </Button>
      )}
      {save.error && <ErrorState error={save.error} />}
    </div>
  );
}
