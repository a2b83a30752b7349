"use client";

import { FileCheck2 } from "lucide-react";
import { Button } from "@/components/ui/button.tsx";
import { ErrorState } from "@/components/ui/states.tsx";
import { useToast } from "@/components/ui/toast.tsx";
import { saveText } from "@/lib/saveText.ts";
import { whenDone } from "@/lib/whenDone.ts";
import { messages } from "@/messages/index.ts";
import { useErasureCertificate } from "@/queries/chart.ts";

const { record: text } = messages.chart;

/** Gives the patient what the manager states of an erasure, as a file to keep. */
export function ErasureCertificate({ author, sequence }: { author: bigint; sequence: number }) {
  const certificate = useErasureCertificate();
  const toast = useToast();
  return (
    <div className="space-y-2">
      <Button
        variant="secondary"
        busy={certificate.isPending}
        onClick={() => {
          whenDone(certificate.mutateAsync({ author, sequence }), (json) => {
            if (json === undefined) toast(text.certificateNone);
            else saveText(`erasure-${String(author)}-${String(sequence)}.json`, json);
          });
        }}
      >
        <FileCheck2 aria-hidden className="size-4" />
        {text.certificate}
      </Button>
      <p className="text-sm text-muted">{text.certificateText}</p>
      {certificate.error && <ErrorState error={certificate.error} />}
    </div>
  );
}
