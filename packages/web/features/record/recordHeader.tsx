"use client";

import type { CompartmentInfo, RecordView } from "@chartkey/sdk";
import { CompartmentIcon, labelOf } from "@/features/chart/compartments.tsx";
import { PersonName } from "@/features/chart/personName.tsx";
import { RecordBadges } from "@/features/chart/recordList.tsx";
import { formatMoment } from "@/lib/format.ts";
import { messages } from "@/messages/index.ts";

const { record: text } = messages.chart;

export function RecordHeader({
  record,
  title,
  patient,
  compartments,
}: {
  record: RecordView;
  title: string;
  patient: bigint;
  compartments: readonly CompartmentInfo[];
}) {
  return (
    <header className="flex items-start gap-4">
      <CompartmentIcon index={record.compartment} className="size-12" />
      <div className="min-w-0 flex-1">
        <h1 className="text-2xl font-semibold break-words">
          <bdi>{title}</bdi>
        </h1>
        <div className="mt-1 flex flex-wrap items-center gap-x-5 gap-y-1 text-sm text-muted">
          <span>{labelOf(record.compartment, compartments)}</span>
          <span>
            {text.writtenBy}: <PersonName person={record.author} patient={patient} />
          </span>
          <span>
            {text.recordedAt}: {formatMoment(record.addedAt)}
          </span>
          {record.changedAt !== record.addedAt && (
            <span>
              {text.changedAt}: {formatMoment(record.changedAt)}
            </span>
          )}
          <RecordBadges record={record} />
        </div>
      </div>
    </header>
  );
}
