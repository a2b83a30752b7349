"use client";

import type { CompartmentInfo } from "@chartkey/sdk";
import { useRouter } from "next/navigation";
import { Card } from "@/components/ui/card.tsx";
import { Notice } from "@/components/ui/notice.tsx";
import { useToast } from "@/components/ui/toast.tsx";
import { useOrganization } from "@/features/chart/underOrganization.tsx";
import { NoteForm } from "@/features/note/noteForm.tsx";
import { messages } from "@/messages/index.ts";
import { useAddNote } from "@/queries/chart.ts";

const { note, upload } = messages.chart;
const NOTES = 4;

export function NewNote({
  patient,
  parts,
  hrefOf,
}: {
  patient: bigint;
  parts: readonly CompartmentInfo[];
  hrefOf: (record: { author: bigint; sequence: number }) => string;
}) {
  const add = useAddNote();
  const organization = useOrganization();
  const toast = useToast();
  const router = useRouter();
  const first = parts.find(({ index }) => index === NOTES) ?? parts[0];
  if (first === undefined) return <Notice tone="warn">{upload.noParts}</Notice>;
  return (
    <Card>
      <NoteForm
        parts={parts}
        start={{ title: "", text: "", compartment: first.index }}
        busy={add.isPending}
        error={add.error}
        explain={note.wallet}
        save={note.save}
        onSave={(fields) => {
          add.mutate(
            { patient, organization, ...fields },
            {
              onSuccess: (added) => {
                toast(note.saved);
                router.push(hrefOf(added));
              },
            },
          );
        }}
      />
    </Card>
  );
}
