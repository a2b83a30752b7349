"use client";

import type { RecordView } from "@chartkey/sdk";
import { useQuery } from "@tanstack/react-query";
import { ShieldCheck } from "lucide-react";
import { Button } from "@/components/ui/button.tsx";
import { Details, Facts } from "@/components/ui/details.tsx";
import { Notice } from "@/components/ui/notice.tsx";
import { ErrorState, Pending } from "@/components/ui/states.tsx";
import { usePersonName } from "@/features/chart/personName.tsx";
import { useOrganization } from "@/features/chart/underOrganization.tsx";
import { RecordContent } from "@/features/record/recordContent.tsx";
import type { OpenedRecordView } from "@/lib/vault/types.ts";
import { useSession } from "@/lib/vault/vaultContext.tsx";
import { formatDay } from "@/lib/format.ts";
import { messages } from "@/messages/index.ts";
import { openQuery } from "@/queries/chart.ts";

const { record: text } = messages.chart;

export function OpenedRecord({
  record,
  patient,
  version,
  newest,
  onNewest,
}: {
  record: RecordView;
  patient: bigint;
  version: number;
  newest: number;
  onNewest: () => void;
}) {
  const { vault } = useSession();
  const organization = useOrganization();
  const { author, sequence } = record;
  const { data, error, refetch } = useQuery(openQuery(vault, { patient, author, sequence, version, organization }));
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Pending label={text.loading} />;
  return (
    <div className="space-y-5">
      {version !== newest && (
        <Notice tone="warn">
          <p>{text.oldVersion(version)}</p>
          <Button size="small" variant="secondary" onClick={onNewest}>
            {text.showNewest}
          </Button>
        </Notice>
      )}
      <RecordContent manifest={data.manifest} />
      <Verified opened={data} patient={patient} newest={newest} />
    </div>
  );
}

/** Said only of a record that opened: the SDK has compared it with the registry by then. */
function Verified({ opened, patient, newest }: { opened: OpenedRecordView; patient: bigint; newest: number }) {
  const author = usePersonName(opened.author, patient);
  const { details } = text;
  const who = author === messages.chart.you || author === messages.chart.thePatient ? author.toLowerCase() : author;
  const sentence =
    opened.version === newest
      ? text.verified(who, formatDay(opened.at))
      : text.verifiedVersion(who, formatDay(opened.at), opened.version);
  return (
    <div className="space-y-1 px-1">
      <p className="flex items-start gap-2 text-sm text-muted">
        <ShieldCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-good" />
        {sentence}
      </p>
      <Details summary={messages.common.technicalDetails}>
        <Facts
          rows={[
            [details.number, `${String(opened.author)} / ${String(opened.sequence)} / ${String(opened.version)}`],
            [details.pointer, <Code key="pointer" text={opened.pointer} />],
            [details.transaction, <Code key="transaction" text={opened.transactionHash} />],
            [details.epoch, String(opened.epoch)],
            ...opened.manifest.payloads.map(({ cid }) => [details.cid, <Code key={cid} text={cid} />] as const),
          ]}
        />
      </Details>
    </div>
  );
}

function Code({ text: code }: { text: string }) {
  return (
    <code dir="ltr" className="font-mono text-xs break-all">
      {code}
    </code>
  );
}
