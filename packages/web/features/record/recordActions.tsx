"use client";

import type { RecordView } from "@chartkey/sdk";
import { useQuery } from "@tanstack/react-query";
import { Eraser, MessageCircleWarning, PencilLine, Trash2 } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { useToast } from "@/components/ui/toast.tsx";
import { useOrganization } from "@/features/chart/underOrganization.tsx";
import { contentVersions } from "@/features/chart/recordList.tsx";
import { DisputeDialog } from "@/features/dispute/disputeDialog.tsx";
import { NoteForm } from "@/features/note/noteForm.tsx";
import { EraseDialog } from "@/features/record/eraseDialog.tsx";
import { WithdrawDialog } from "@/features/record/withdrawDialog.tsx";
import { useSession } from "@/lib/vault/vaultContext.tsx";
import { messages } from "@/messages/index.ts";
import { openQuery, useAmendNote } from "@/queries/chart.ts";

const { record: text, note } = messages.chart;

/** An author amends and withdraws; the patient disputes, withdraws and erases. */
export function RecordActions({ record, patient }: { record: RecordView; patient: bigint }) {
  const { actor } = useSession();
  const [open, setOpen] = useState<"amend" | "withdraw" | "erase" | "dispute">();
  const own = record.author === actor.actor;
  const isPatient = patient === actor.actor;
  const organization = useOrganization();
  const close = (): void => {
    setOpen(undefined);
  };
  const inUse = record.status === "active" || record.status === "disputed";
  const active = inUse && record.locked === false;
  const mayDispute = isPatient && !own && record.status === "active";
  // Who writes for an organization holds no consent of their own, which a withdrawal needs: they amend, the patient withdraws.
  const mayWithdraw = active && (isPatient || (own && organization === undefined));
  if (record.status === "erased" || (!isPatient && !(own && active))) return null;
  return (
    <>
      <div className="no-print flex flex-wrap gap-3 border-t border-line pt-5">
        {own && active && record.kind === "note" && (
          <Button
            variant="secondary"
            onClick={() => {
              setOpen("amend");
            }}
          >
            <PencilLine aria-hidden className="size-4" />
            {text.amend}
          </Button>
        )}
        {mayDispute && (
          <Button
            variant="secondary"
            onClick={() => {
              setOpen("dispute");
            }}
          >
            <MessageCircleWarning aria-hidden className="size-4" />
            {messages.disputes.action}
          </Button>
        )}
        {mayWithdraw && (
          <Button
            variant="secondary"
            onClick={() => {
              setOpen("withdraw");
            }}
          >
            <Eraser aria-hidden className="size-4" />
            {text.withdraw}
          </Button>
        )}
        {isPatient && (
          <Button
            variant="dangerQuiet"
            onClick={() => {
              setOpen("erase");
            }}
          >
            <Trash2 aria-hidden className="size-4" />
            {text.erase}
          </Button>
        )}
      </div>
      {open === "amend" && <Amend record={record} patient={patient} onClose={close} />}
      <DisputeDialog record={record} open={open === "dispute"} onClose={close} />
      <WithdrawDialog record={record} patient={patient} open={open === "withdraw"} onClose={close} />
      <EraseDialog record={record} open={open === "erase"} onClose={close} />
    </>
  );
}

function Amend({ record, patient, onClose }: { record: RecordView; patient: bigint; onClose: () => void }) {
  const { vault } = useSession();
  const organization = useOrganization();
  const { author, sequence, version: expectedVersion } = record;
  const version = contentVersions(record).at(-1) ?? 1;
  const { data } = useQuery(openQuery(vault, { patient, author, sequence, version, organization }));
  const amend = useAmendNote();
  const toast = useToast();
  if (data === undefined) return null;
  return (
    <Card>
      <h2 className="text-lg font-semibold">{text.amendTitle}</h2>
      <p className="mb-5 text-muted">{text.amendText}</p>
      <NoteForm
        start={{ title: data.manifest.title, text: data.manifest.note ?? "", compartment: data.compartment }}
        busy={amend.isPending}
        error={amend.error}
        explain={note.amendWallet}
        save={text.amendSave}
        onCancel={onClose}
        onSave={(fields) => {
          amend.mutate(
            { patient, organization, sequence, expectedVersion, title: fields.title, text: fields.text },
            {
              onSuccess: () => {
                toast(text.amended);
                onClose();
              },
            },
          );
        }}
      />
    </Card>
  );
}
