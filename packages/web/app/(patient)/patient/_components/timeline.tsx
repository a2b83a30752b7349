"use client";

import type { CompartmentInfo, RecordView } from "@chartkey/sdk";
import { useQuery } from "@tanstack/react-query";
import { FolderHeart, Plus, ShieldCheck } from "lucide-react";
import { useState } from "react";
import { ButtonLink } from "@/components/ui/button.tsx";
import { PageHeader } from "@/components/ui/card.tsx";
import { Empty, ErrorState, Pending } from "@/components/ui/states.tsx";
import { ActingNotice } from "@/features/acting/actingNotice.tsx";
import { CompartmentFilter } from "@/features/chart/compartmentFilter.tsx";
import { patientRecordHref } from "@/features/chart/links.ts";
import { RecordList } from "@/features/chart/recordList.tsx";
import { PendingKeys } from "@/features/sharing/pendingKeys.tsx";
import { useSession } from "@/lib/vault/vaultContext.tsx";
import { messages } from "@/messages/index.ts";
import { compartmentsQuery, recordsQuery } from "@/queries/chart.ts";
import { profileQuery } from "@/queries/people.ts";
import { WaitingNotice } from "./waitingNotice.tsx";

const { timeline } = messages.patient;

export function Timeline() {
  const { vault, actor } = useSession();
  const profile = useQuery(profileQuery(vault));
  const records = useQuery(recordsQuery(vault, actor.actor));
  const compartments = useQuery(compartmentsQuery(vault, actor.actor));
  const error = records.error ?? compartments.error;
  return (
    <>
      <PageHeader
        title={profile.data === undefined ? timeline.title : timeline.greeting(profile.data.name)}
        description={timeline.text}
        action={
          <ButtonLink href="/patient/upload">
            <Plus aria-hidden className="size-4" />
            {timeline.add}
          </ButtonLink>
        }
      />
      <WaitingNotice />
      <PendingKeys />
      <ActingNotice />
      {error && (
        <ErrorState
          error={error}
          retry={() => {
            void records.refetch();
            void compartments.refetch();
          }}
        />
      )}
      {!error && (records.data === undefined || compartments.data === undefined) && <Pending lines={4} />}
      {!error && records.data !== undefined && compartments.data !== undefined && (
        <Records records={records.data} compartments={compartments.data} patient={actor.actor} />
      )}
    </>
  );
}

function Records({
  records,
  compartments,
  patient,
}: {
  records: readonly RecordView[];
  compartments: readonly CompartmentInfo[];
  patient: bigint;
}) {
  const [chosen, setChosen] = useState<number>();
  if (records.length === 0)
    return (
      <Empty
        icon={FolderHeart}
        title={timeline.emptyTitle}
        action={<ButtonLink href="/patient/upload">{timeline.add}</ButtonLink>}
      >
        {timeline.emptyText}
      </Empty>
    );
  const shown = records.filter(({ compartment }) => chosen === undefined || compartment === chosen);
  return (
    <div className="space-y-5">
      <CompartmentFilter compartments={compartments} chosen={chosen} onChoose={setChosen} />
      {shown.length === 0 && <Empty icon={FolderHeart} title={timeline.emptyFilter} />}
      <RecordList records={shown} compartments={compartments} patient={patient} hrefOf={patientRecordHref} />
      <p className="flex items-center gap-2 px-1 text-sm text-muted">
        <ShieldCheck aria-hidden className="size-4 text-good" />
        {timeline.verified}
      </p>
    </div>
  );
}
