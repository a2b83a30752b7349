"use client";

import { useSearchParams } from "next/navigation";
import { Notice } from "@/components/ui/notice.tsx";
import { countFrom, idFrom } from "@/features/chart/links.ts";
import { RecordPage } from "@/features/record/recordPage.tsx";
import { useSession } from "@/lib/vault/vaultContext.tsx";
import { messages } from "@/messages/index.ts";
import { RecordReaders } from "./recordReaders.tsx";

export function PatientRecord() {
  const { actor } = useSession();
  const address = useSearchParams();
  const author = idFrom(address.get("author"));
  const sequence = countFrom(address.get("sequence"));
  if (author === undefined || sequence === undefined)
    return <Notice tone="warn">{messages.chart.record.notFound}</Notice>;
  return (
    <div className="space-y-8">
      <RecordPage
        key={`${String(author)}-${String(sequence)}`}
        patient={actor.actor}
        author={author}
        sequence={sequence}
        chartHref="/patient"
      />
      <RecordReaders author={author} sequence={sequence} />
    </div>
  );
}
