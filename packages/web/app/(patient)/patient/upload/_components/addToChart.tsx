"use client";

import { useQuery } from "@tanstack/react-query";
import { PageHeader } from "@/components/ui/card.tsx";
import { ErrorState, Pending } from "@/components/ui/states.tsx";
import { Tabs } from "@/components/ui/tabs.tsx";
import { patientRecordHref } from "@/features/chart/links.ts";
import { NewNote } from "@/features/note/newNote.tsx";
import { UploadPanel } from "@/features/upload/uploadPanel.tsx";
import { useSession } from "@/lib/vault/vaultContext.tsx";
import { messages } from "@/messages/index.ts";
import { compartmentsQuery } from "@/queries/chart.ts";

const { upload } = messages.patient;

export function AddToChart() {
  const { vault, actor } = useSession();
  const { data, error, refetch } = useQuery(compartmentsQuery(vault, actor.actor));
  return (
    <>
      <PageHeader title={upload.title} description={upload.text} />
      {error && <ErrorState error={error} retry={() => void refetch()} />}
      {!error && data === undefined && <Pending />}
      {data !== undefined && (
        <Tabs
          label={upload.tabs}
          tabs={[
            {
              id: "files",
              label: upload.files,
              content: <UploadPanel patient={actor.actor} parts={data} hrefOf={patientRecordHref} />,
            },
            {
              id: "note",
              label: upload.note,
              content: <NewNote patient={actor.actor} parts={data} hrefOf={patientRecordHref} />,
            },
          ]}
        />
      )}
    </>
  );
}
