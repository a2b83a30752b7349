"use client";

import { ArrowLeft } from "lucide-react";
import { ButtonLink } from "@/components/ui/button.tsx";
import { PageHeader } from "@/components/ui/card.tsx";
import { clinicHref, clinicRecordHref } from "@/features/chart/links.ts";
import { placeOf, WithSharedChart } from "@/features/chart/sharedChart.tsx";
import { NewNote } from "@/features/note/newNote.tsx";
import { messages } from "@/messages/index.ts";
import { chartName } from "@/features/chart/chartRow.tsx";

const { note: text } = messages.clinic;

export function ClinicNote() {
  return (
    <WithSharedChart>
      {({ chart, parts, team }) => (
        <>
          <ButtonLink
            href={clinicHref("chart", placeOf(chart, team))}
            variant="quiet"
            size="small"
            className="mb-3 -ms-3"
          >
            <ArrowLeft aria-hidden className="size-4 rtl:-scale-x-100" />
            {chartName(chart)}
          </ButtonLink>
          <PageHeader
            title={text.title}
            description={team === undefined ? text.text : `${text.text} ${messages.clinic.chart.under(team.name)}`}
          />
          <NewNote
            patient={chart.patient}
            parts={parts.filter(({ canWrite }) => canWrite)}
            hrefOf={(record) => clinicRecordHref(placeOf(chart, team), record)}
          />
        </>
      )}
    </WithSharedChart>
  );
}
