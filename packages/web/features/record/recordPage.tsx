"use client";

import type { CompartmentInfo, RecordView } from "@chartkey/sdk";
import { useQuery } from "@tanstack/react-query";
import { ArrowLeft, LockKeyhole, Trash2 } from "lucide-react";
import { useState } from "react";
import { ButtonLink } from "@/components/ui/button.tsx";
import { Notice } from "@/components/ui/notice.tsx";
import { Empty, ErrorState, Pending } from "@/components/ui/states.tsx";
import { contentVersions, recordKey, titleOf } from "@/features/chart/recordList.tsx";
import { useOrganization } from "@/features/chart/underOrganization.tsx";
import { DisputePanel } from "@/features/dispute/disputePanel.tsx";
import { ErasureCertificate } from "@/features/record/erasureCertificate.tsx";
import { OpenedRecord } from "@/features/record/openedRecord.tsx";
import { RecordActions } from "@/features/record/recordActions.tsx";
import { RecordHeader } from "@/features/record/recordHeader.tsx";
import { VersionSwitch } from "@/features/record/versionSwitch.tsx";
import { useSession } from "@/lib/vault/vaultContext.tsx";
import { messages } from "@/messages/index.ts";
import { compartmentsQuery, recordsQuery } from "@/queries/chart.ts";

const { record: text } = messages.chart;

export interface RecordPageProps {
  patient: bigint;
  author: bigint;
  sequence: number;
  /** Where "back" leads. */
  chartHref: string;
}

/** One record, found in the verified list of its chart. */
export function RecordPage({ patient, author, sequence, chartHref }: RecordPageProps) {
  const { vault } = useSession();
  const organization = useOrganization();
  const records = useQuery(recordsQuery(vault, patient, organization));
  const compartments = useQuery(compartmentsQuery(vault, patient, organization));
  const record = records.data?.find((candidate) => recordKey(candidate) === recordKey({ author, sequence }));
  return (
    <div className="space-y-6">
      <ButtonLink href={chartHref} variant="quiet" size="small" className="-ms-3">
        <ArrowLeft aria-hidden className="size-4 rtl:-scale-x-100" />
        {text.back}
      </ButtonLink>
      {records.error && <ErrorState error={records.error} retry={() => void records.refetch()} />}
      {!records.error && records.data === undefined && <Pending />}
      {records.data !== undefined && record === undefined && <Notice tone="warn">{text.notFound}</Notice>}
      {record !== undefined && <Found record={record} patient={patient} compartments={compartments.data ?? []} />}
    </div>
  );
}

function Found({
  record,
  patient,
  compartments,
}: {
  record: RecordView;
  patient: bigint;
  compartments: readonly CompartmentInfo[];
}) {
  const [chosen, setChosen] = useState<number>();
  const own = useSession().actor.actor === patient;
  const readable = contentVersions(record);
  const newest = readable.at(-1) ?? record.version;
  return (
    <>
      <RecordHeader record={record} title={titleOf(record)} patient={patient} compartments={compartments} />
      {record.locked === "erased" && (
        <Empty
          icon={Trash2}
          title={text.erasedTitle}
          action={own && <ErasureCertificate author={record.author} sequence={record.sequence} />}
        >
          {text.erasedText}
        </Empty>
      )}
      {record.locked === "noKey" && (
        <Empty icon={LockKeyhole} title={text.noKeyTitle}>
          {text.noKeyText}
        </Empty>
      )}
      {record.status === "enteredInError" && (
        <Notice tone="warn" title={text.withdrawnTitle}>
          {text.withdrawnText}
        </Notice>
      )}
      {record.dispute !== undefined && record.status !== "erased" && <DisputePanel record={record} patient={patient} />}
      {record.problem !== undefined && <ErrorState error={record.problem} />}
      {(record.locked === false || record.locked === "unreadable") && (
        <>
          {readable.length > 1 && <VersionSwitch versions={readable} shown={chosen ?? newest} onShow={setChosen} />}
          {record.locked === false && (
            <OpenedRecord
              record={record}
              patient={patient}
              version={chosen ?? newest}
              newest={newest}
              onNewest={() => {
                setChosen(undefined);
              }}
            />
          )}
        </>
      )}
      <RecordActions record={record} patient={patient} />
    </>
  );
}
