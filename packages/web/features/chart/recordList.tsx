"use client";

import type { CompartmentInfo, RecordView } from "@chartkey/sdk";
import { ChevronRight, LockKeyhole } from "lucide-react";
import Link from "next/link";
import { Badge } from "@/components/ui/badge.tsx";
import { CompartmentIcon, labelOf } from "@/features/chart/compartments.tsx";
import { usePersonName } from "@/features/chart/personName.tsx";
import { formatDay, formatMonth } from "@/lib/format.ts";
import { messages } from "@/messages/index.ts";

const { chart } = messages;

export function recordKey({ author, sequence }: { author: bigint; sequence: number }): string {
  return `${String(author)}-${String(sequence)}`;
}

/** Newest first, under the month they were added. */
export function RecordList({
  records,
  compartments,
  patient,
  hrefOf,
}: {
  records: readonly RecordView[];
  compartments: readonly CompartmentInfo[];
  patient: bigint;
  hrefOf: (record: RecordView) => string;
}) {
  const months = Map.groupBy(
    [...records].sort((a, b) => b.addedAt - a.addedAt || b.sequence - a.sequence),
    ({ addedAt }) => formatMonth(addedAt),
  );
  return (
    <div className="space-y-7">
      {[...months].map(([month, inMonth]) => (
        <section key={month} aria-label={month}>
          <h2 className="mb-2 px-1 text-sm font-medium text-muted">{month}</h2>
          <ul className="divide-y divide-line overflow-hidden rounded-2xl border border-line bg-surface shadow-card">
            {inMonth.map((record) => (
              <li key={recordKey(record)}>
                <RecordRow record={record} compartments={compartments} patient={patient} href={hrefOf(record)} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** Versions that have content, oldest first. */
export function contentVersions({ versions }: RecordView): number[] {
  return versions.filter(({ compartment }) => compartment !== null).map(({ version }) => version);
}

export function titleOf(record: RecordView): string {
  return record.title ?? (record.locked === false ? chart.kinds.file : chart.locked[record.locked]);
}

function RecordRow({
  record,
  compartments,
  patient,
  href,
}: {
  record: RecordView;
  compartments: readonly CompartmentInfo[];
  patient: bigint;
  href: string;
}) {
  const author = usePersonName(record.author, patient);
  return (
    <Link href={href} prefetch={false} className="flex items-center gap-4 px-4 py-3.5 hover:bg-sunken">
      <CompartmentIcon index={record.compartment} />
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span dir="auto" className={record.locked === false ? "truncate font-medium" : "truncate text-muted italic"}>
            {titleOf(record)}
          </span>
          <RecordBadges record={record} />
        </span>
        <span className="block text-sm text-muted">
          {chart.sentence(labelOf(record.compartment, compartments), author, formatDay(record.addedAt))}
        </span>
      </span>
      {record.locked === "noKey" ? (
        <LockKeyhole aria-hidden className="size-4 text-muted" />
      ) : (
        <ChevronRight aria-hidden className="size-5 text-muted rtl:-scale-x-100" />
      )}
    </Link>
  );
}

export function RecordBadges({ record }: { record: RecordView }) {
  // A dispute, an answer and a withdrawal are versions too, without content of their own.
  const newest = contentVersions(record).at(-1) ?? 1;
  return (
    <>
      {newest > 1 && record.status !== "erased" && <Badge>{chart.badges.amended(newest)}</Badge>}
      {record.status === "disputed" && <Badge tone="warn">{messages.disputes.badge}</Badge>}
      {record.status === "enteredInError" && <Badge tone="warn">{chart.badges.withdrawn}</Badge>}
      {record.status === "erased" && <Badge>{chart.badges.erased}</Badge>}
      {record.locked === "unreadable" && <Badge tone="danger">{chart.locked.unreadable}</Badge>}
    </>
  );
}
