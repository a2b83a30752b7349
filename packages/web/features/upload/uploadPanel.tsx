"use client";

import type { CompartmentInfo } from "@chartkey/sdk";
import { Button } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { Notice } from "@/components/ui/notice.tsx";
import { DropZone } from "@/features/upload/dropZone.tsx";
import { useOrganization } from "@/features/chart/underOrganization.tsx";
import { UploadRow } from "@/features/upload/uploadRow.tsx";
import { messages } from "@/messages/index.ts";
import { useUploads } from "@/queries/uploads.ts";

const { upload: text } = messages.chart;
const IMAGING = 3;

/** Images belong to imaging more often than not; everything else starts in the first part. The person decides. */
function guessPart(file: File, parts: readonly CompartmentInfo[]): number {
  const imaging = parts.find(({ index }) => index === IMAGING);
  if (imaging && (file.type.startsWith("image/") || /\.dcm$/i.test(file.name))) return imaging.index;
  return parts[0]?.index ?? 0;
}

export function UploadPanel({
  patient,
  parts,
  hrefOf,
}: {
  patient: bigint;
  parts: readonly CompartmentInfo[];
  hrefOf: (record: { author: bigint; sequence: number }) => string;
}) {
  const { uploads, add, place, remove, retry, cancel, start } = useUploads(
    patient,
    parts[0]?.index ?? 0,
    useOrganization(),
  );
  const ready = uploads.filter(({ state }) => state.step === "ready").length;
  const busy = uploads.some(({ state }) => state.step === "running" || state.step === "waiting");
  if (parts.length === 0) return <Notice tone="warn">{text.noParts}</Notice>;
  return (
    <div className="space-y-5">
      <DropZone
        onFiles={(files) => {
          add(files, (file) => guessPart(file, parts));
        }}
      />
      {uploads.length > 0 && (
        <Card className="p-0 sm:p-0">
          <ul aria-label={text.list} className="divide-y divide-line">
            {uploads.map((upload) => (
              <UploadRow
                key={upload.id}
                upload={upload}
                parts={parts}
                hrefOf={hrefOf}
                onPlace={place}
                onRemove={remove}
                onRetry={retry}
                onCancel={cancel}
              />
            ))}
          </ul>
        </Card>
      )}
      {ready > 0 && (
        <div className="flex flex-wrap items-center justify-end gap-x-4 gap-y-2">
          <p className="text-sm text-muted">{text.wallet}</p>
          <Button busy={busy} onClick={() => void start()}>
            {text.start(ready)}
          </Button>
        </div>
      )}
    </div>
  );
}
