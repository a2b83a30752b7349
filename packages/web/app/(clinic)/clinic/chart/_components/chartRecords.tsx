"use client";

import type { CompartmentView } from "@chartkey/sdk";
import { useQuery } from "@tanstack/react-query";
import { FolderHeart } from "lucide-react";
import { useState } from "react";
import { Empty, ErrorState, Pending } from "@/components/ui/states.tsx";
import { CompartmentFilter } from "@/features/chart/compartmentFilter.tsx";
import { type ClinicPlace, clinicRecordHref } from "@/features/chart/links.ts";
import { RecordList } from "@/features/chart/recordList.tsx";
import { useSession } from "@/lib/vault/vaultContext.tsx";
import { messages } from "@/messages/index.ts";
import { recordsQuery } from "@/queries/chart.ts";

const { chart: text } = messages.clinic;

export function ChartRecords({
  place,
  parts,
  live,
}: {
  place: ClinicPlace;
  parts: readonly CompartmentView[];
  live: boolean;
}) {
  const { vault, actor } = useSession();
  const { patient, organization } = place;
  const { data, error, refetch } = useQuery(recordsQuery(vault, patient, organization));
  const [chosen, setChosen] = useState<number>();
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Pending lines={4} />;
  const shared = parts.filter(({ canRead, canWrite }) => canRead || canWrite);
  const indexes = new Set(shared.map(({ index }) => index));
  // While the chart is shared, only its shared parts; afterwards what the registry still tells, all of it locked.
  const relevant = data.filter(
    ({ compartment, author }) => !live || indexes.has(compartment) || author === actor.actor,
  );
  const shown = relevant.filter(({ compartment }) => chosen === undefined || compartment === chosen);
  return (
    <div className="space-y-5">
      {shared.length > 1 && <CompartmentFilter compartments={shared} chosen={chosen} onChoose={setChosen} />}
      {shown.length === 0 ? (
        <Empty icon={FolderHeart} title={text.emptyTitle}>
          {text.emptyText}
        </Empty>
      ) : (
        <RecordList
          records={shown}
          compartments={parts}
          patient={patient}
          hrefOf={(record) => clinicRecordHref(place, record)}
        />
      )}
    </div>
  );
}
