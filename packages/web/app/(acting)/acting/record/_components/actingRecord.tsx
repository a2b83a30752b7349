"use client";

import { useSearchParams } from "next/navigation";
import { Notice } from "@/components/ui/notice.tsx";
import { WithRepresented } from "@/features/acting/withRepresented.tsx";
import { countFrom, idFrom } from "@/features/chart/links.ts";
import { RecordPage } from "@/features/record/recordPage.tsx";
import { messages } from "@/messages/index.ts";

export function ActingRecord() {
  const address = useSearchParams();
  const author = idFrom(address.get("author"));
  const sequence = countFrom(address.get("sequence"));
  if (author === undefined || sequence === undefined)
    return <Notice tone="warn">{messages.chart.record.notFound}</Notice>;
  return (
    <WithRepresented>
      {({ patient }) => (
        <RecordPage
          key={`${String(author)}-${String(sequence)}`}
          patient={patient}
          author={author}
          sequence={sequence}
          chartHref={`/acting/chart?patient=${String(patient)}`}
        />
      )}
    </WithRepresented>
  );
}
