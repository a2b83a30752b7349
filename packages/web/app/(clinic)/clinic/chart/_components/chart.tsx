"use client";

import type { CompartmentView, SharedChart } from "@chartkey/sdk";
import { ArrowLeft, FilePlus2, NotebookPen } from "lucide-react";
import { ButtonLink } from "@/components/ui/button.tsx";
import { PageHeader } from "@/components/ui/card.tsx";
import { Notice } from "@/components/ui/notice.tsx";
import { WithSharedChart } from "@/features/chart/sharedChart.tsx";
import { formatDay, formatLeft } from "@/lib/format.ts";
import { messages } from "@/messages/index.ts";
import { chartName } from "../../_components/chartRow.tsx";
import { ChartRecords } from "./chartRecords.tsx";

const { chart: text } = messages.clinic;

export function Chart() {
  return <WithSharedChart>{(chart, parts) => <Loaded chart={chart} parts={parts} />}</WithSharedChart>;
}

function Loaded({ chart, parts }: { chart: SharedChart; parts: readonly CompartmentView[] }) {
  const id = String(chart.patient);
  const live = chart.state === "live";
  const canWrite = live && parts.some((part) => part.canWrite);
  return (
    <>
      <ButtonLink href="/clinic" variant="quiet" size="small" className="mb-3 -ml-3">
        <ArrowLeft aria-hidden className="size-4" />
        {text.back}
      </ButtonLink>
      <PageHeader
        title={chartName(chart)}
        description={[
          ...(chart.patientName === undefined ? [] : [messages.clinic.worklist.chart(id)]),
          ...(live ? [text.until(formatDay(chart.expiresAt), formatLeft(chart.expiresAt))] : []),
        ].join(" · ")}
        action={
          canWrite && (
            <div className="flex flex-wrap gap-3">
              <ButtonLink href={`/clinic/note?patient=${id}`}>
                <NotebookPen aria-hidden className="size-4" />
                {text.writeNote}
              </ButtonLink>
              <ButtonLink href={`/clinic/upload?patient=${id}`} variant="secondary">
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
      <ChartRecords patient={chart.patient} parts={parts} live={live} />
    </>
  );
}
