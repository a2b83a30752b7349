"use client";

import { useSearchParams } from "next/navigation";
import { Notice } from "@/components/ui/notice.tsx";
import { clinicHref, countFrom, idFrom } from "@/features/chart/links.ts";
import { UnderOrganization } from "@/features/chart/underOrganization.tsx";
import { RecordPage } from "@/features/record/recordPage.tsx";
import { messages } from "@/messages/index.ts";

export function ClinicRecord() {
  const address = useSearchParams();
  const patient = idFrom(address.get("patient"));
  const author = idFrom(address.get("author"));
  const organization = idFrom(address.get("organization"));
  const sequence = countFrom(address.get("sequence"));
  if (patient === undefined || author === undefined || sequence === undefined)
    return <Notice tone="warn">{messages.chart.record.notFound}</Notice>;
  return (
    <UnderOrganization value={organization}>
      <RecordPage
        key={`${String(patient)}-${String(author)}-${String(sequence)}`}
        patient={patient}
        author={author}
        sequence={sequence}
        chartHref={clinicHref("chart", { patient, organization })}
      />
    </UnderOrganization>
  );
}
