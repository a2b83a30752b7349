"use client";

import { ArrowLeft } from "lucide-react";
import { ButtonLink } from "@/components/ui/button.tsx";
import { PageHeader } from "@/components/ui/card.tsx";
import { clinicRecordHref } from "@/features/chart/links.ts";
import { WithSharedChart } from "@/features/chart/sharedChart.tsx";
import { NewNote } from "@/features/note/newNote.tsx";
import { messages } from "@/messages/index.ts";
import { chartName } from "../../_components/chartRow.tsx";

const { note: text } = messages.clinic;

export function ClinicNote() {
  return (
    <WithSharedChart>
      {(chart, parts) => (
        <>
          <ButtonLink
            href={`/clinic/chart?patient=${String(chart.patient)}`}
            variant="quiet"
            size="small"
            className="mb-3 -ml-3"
          >
            <ArrowLeft aria-hidden className="size-4" />
            {chartName(chart)}
          </ButtonLink>
          <PageHeader title={text.title} description={text.text} />
          <NewNote
            patient={chart.patient}
            parts={parts.filter(({ canWrite }) => canWrite)}
            hrefOf={(record) => clinicRecordHref(chart.patient, record)}
          />
        </>
      )}
    </WithSharedChart>
  );
}
