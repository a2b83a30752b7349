"use client";

import { ArrowLeft, FilePlus2, NotebookPen } from "lucide-react";
import { ButtonLink } from "@/components/ui/button.tsx";
import { PageHeader } from "@/components/ui/card.tsx";
import { Notice } from "@/components/ui/notice.tsx";
import { TeamNotice } from "../../_components/teamNotice.tsx";
import { placeOf, type SharedChartView, WithSharedChart } from "@/features/chart/sharedChart.tsx";
import { clinicHref } from "@/features/chart/links.ts";
import { formatDay, formatLeft } from "@/lib/format.ts";
import { messages } from "@/messages/index.ts";
import { chartName } from "@/features/chart/chartRow.tsx";
import { ChartRecords } from "./chartRecords.tsx";

const { chart: text } = messages.clinic;

export function Chart() {
  return <WithSharedChart>{(shared) => <Loaded {...shared} />}</WithSharedChart>;
}

function Loaded({ chart, parts, team }: SharedChartView) {
  const id = String(chart.patient);
  const place = placeOf(chart, team);
  const live = chart.state === "live";
  const canWrite = live && parts.some((part) => part.canWrite);
  return (
    <>
      <ButtonLink href="/clinic" variant="quiet" size="small" className="mb-3 -ms-3">
        <ArrowLeft aria-hidden className="size-4 rtl:-scale-x-100" />
        {text.back}
      </ButtonLink>
      <PageHeader
        title={chartName(chart)}
        description={[
          ...(team === undefined ? [] : [text.sharedWith(team.name)]),
          ...(chart.patientName === undefined ? [] : [messages.clinic.worklist.chart(id)]),
          ...(live ? [text.until(formatDay(chart.expiresAt), formatLeft(chart.expiresAt))] : []),
        ].join(" · ")}
        action={
          canWrite && (
            <div className="flex flex-wrap gap-3">
              <ButtonLink href={clinicHref("note", place)}>
                <NotebookPen aria-hidden className="size-4" />
                {text.writeNote}
              </ButtonLink>
              <ButtonLink href={clinicHref("upload", place)} variant="secondary">
                <FilePlus2 aria-hidden className="size-4" />
                {text.addFile}
              </ButtonLink>
            </div>
          )
        }
      />
      {!live && (
        <Notice tone="warn" title={text.endedTitle} className="mb-6">
          {text.endedText}
        </Notice>
      )}
      {team !== undefined && <TeamNotice team={team} className="mb-6" />}
      <ChartRecords place={place} parts={parts} live={live} />
    </>
  );
}
