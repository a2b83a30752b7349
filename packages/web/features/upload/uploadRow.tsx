"use client";

import type { CompartmentInfo, UploadProgress } from "@chartkey/sdk";
import { CircleCheck, File as FileIcon, RotateCcw, X } from "lucide-react";
import { Button, ButtonLink } from "@/components/ui/button.tsx";
import { Progress } from "@/components/ui/progress.tsx";
import { ErrorState } from "@/components/ui/states.tsx";
import { labelOf } from "@/features/chart/compartments.tsx";
import { formatBytes } from "@/lib/format.ts";
import { messages } from "@/messages/index.ts";
import type { Upload } from "@/queries/uploads.ts";

const { upload: text } = messages.chart;

export interface UploadRowProps {
  upload: Upload;
  parts: readonly CompartmentInfo[];
  hrefOf: (record: { author: bigint; sequence: number }) => string;
  onPlace: (id: string, compartment: number) => void;
  onRemove: (id: string) => void;
  onRetry: (id: string) => void;
  onCancel: (id: string) => void;
}

export function UploadRow(props: UploadRowProps) {
  const { upload, parts } = props;
  const { file, state } = upload;
  return (
    <li aria-label={file.name} className="space-y-3 p-4 sm:p-5">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        {state.step === "done" ? (
          <CircleCheck aria-hidden className="size-6 shrink-0 text-good" />
        ) : (
          <FileIcon aria-hidden className="size-6 shrink-0 text-muted" />
        )}
        <div className="min-w-0 flex-1">
          <p className="truncate font-medium">{file.name}</p>
          <p className="text-sm text-muted">
            {formatBytes(file.size)}
            {state.step !== "ready" && ` · ${labelOf(upload.compartment, parts)}`}
          </p>
        </div>
        {state.step === "ready" && <PartSelect {...props} />}
        <Controls {...props} />
      </div>
      {state.step === "waiting" && <p className="text-sm text-muted">{text.waiting}</p>}
      {state.step === "running" && (
        <Progress label={text.progressOf(file.name)} value={share(state.progress)} text={sentence(state.progress)} />
      )}
      {state.step === "cancelled" && <p className="text-sm text-muted">{text.cancelled}</p>}
      {state.step === "failed" && <ErrorState error={state.error} />}
    </li>
  );
}

function share({ step, bytes, total }: UploadProgress): number {
  if (step === "reading") return 0;
  return step === "encrypting" ? bytes / Math.max(1, total) : 1;
}

function sentence({ step, bytes, total }: UploadProgress): string {
  if (step === "encrypting") return text.steps.encrypting(formatBytes(bytes), formatBytes(total));
  return text.steps[step];
}

function PartSelect({ upload, parts, onPlace }: UploadRowProps) {
  return (
    <select
      aria-label={text.partFor(upload.file.name)}
      value={upload.compartment}
      onChange={(event) => {
        onPlace(upload.id, Number(event.target.value));
      }}
      className="min-h-10 w-full rounded-xl border border-line-strong bg-surface px-3 text-sm max-sm:order-last sm:w-56"
    >
      {parts.map(({ index, label }) => (
        <option key={index} value={index}>
          {label}
        </option>
      ))}
    </select>
  );
}

function Controls({ upload, hrefOf, onRemove, onRetry, onCancel }: UploadRowProps) {
  const { id, file, state } = upload;
  if (state.step === "done")
    return (
      <ButtonLink href={hrefOf(state.added)} size="small" variant="secondary">
        {text.open}
      </ButtonLink>
    );
  if (state.step === "running" || state.step === "waiting")
    return (
      <Button
        size="small"
        variant="secondary"
        aria-label={text.cancel(file.name)}
        onClick={() => {
          onCancel(id);
        }}
      >
        {messages.common.cancel}
      </Button>
    );
  return (
    <span className="flex gap-1">
      {state.step !== "ready" && (
        <Button
          size="icon"
          variant="quiet"
          aria-label={text.retry(file.name)}
          onClick={() => {
            onRetry(id);
          }}
        >
          <RotateCcw aria-hidden className="size-4" />
        </Button>
      )}
      <Button
        size="icon"
        variant="quiet"
        aria-label={text.remove(file.name)}
        onClick={() => {
          onRemove(id);
        }}
      >
        <X aria-hidden className="size-4" />
      </Button>
    </span>
  );
}
