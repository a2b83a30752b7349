"use client";

import type { RepresentedChart } from "@chartkey/sdk";
import { useQuery } from "@tanstack/react-query";
import { FolderHeart } from "lucide-react";
import { Notice } from "@/components/ui/notice.tsx";
import { Empty, ErrorState, Pending } from "@/components/ui/states.tsx";
import { actingRecordHref } from "@/features/chart/links.ts";
import { RecordList } from "@/features/chart/recordList.tsx";
import { useSession } from "@/lib/vault/vaultContext.tsx";
import { messages } from "@/messages/index.ts";
import { recordsQuery } from "@/queries/chart.ts";

const { acting: text } = messages;

export function ActingRecords({ chart }: { chart: RepresentedChart }) {
  const { vault } = useSession();
  const { data, error, refetch } = useQuery(recordsQuery(vault, chart.patient));
  if (chart.reads.length === 0) return <Notice tone="info">{text.recordsNone}</Notice>;
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Pending />;
  const shown = data.filter(({ compartment }) => chart.reads.includes(compartment));
  return (
    <div className="space-y-4">
      <p className="text-sm text-muted">{text.recordsText}</p>
      {shown.length === 0 ? (
        <Empty icon={FolderHeart} title={text.recordsEmpty} />
      ) : (
        <RecordList
          records={shown}
          compartments={chart.labels}
          patient={chart.patient}
          hrefOf={(record) => actingRecordHref(chart.patient, record)}
        />
      )}
    </div>
  );
}
