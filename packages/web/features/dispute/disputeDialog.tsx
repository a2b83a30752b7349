"use client";

import type { RecordView } from "@chartkey/sdk";
import { type SubmitEvent, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Dialog, DialogActions } from "@/components/ui/dialog.tsx";
import { TextArea } from "@/components/ui/field.tsx";
import { ErrorState } from "@/components/ui/states.tsx";
import { useToast } from "@/components/ui/toast.tsx";
import { formText } from "@/lib/formText.ts";
import { whenDone } from "@/lib/whenDone.ts";
import { messages } from "@/messages/index.ts";
import { useDispute } from "@/queries/disputes.ts";

const { disputes: text } = messages;
export const MAX_WORDS = 4_000;

/** The patient says in words what is wrong with somebody else's record. */
export function DisputeDialog({ record, open, onClose }: { record: RecordView; open: boolean; onClose: () => void }) {
  const dispute = useDispute();
  const toast = useToast();
  const [missing, setMissing] = useState(false);
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const words = formText(event.currentTarget, "words").trim();
    setMissing(words === "");
    if (words === "") return;
    const { author, sequence, version: expectedVersion } = record;
    whenDone(dispute.mutateAsync({ author, sequence, expectedVersion, text: words }), () => {
      toast(text.sent);
      onClose();
    });
  };
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (!next && !dispute.isPending) onClose();
      }}
      title={text.dialogTitle}
      description={text.dialogText}
    >
      <form noValidate onSubmit={submit} className="space-y-4">
        <TextArea
          name="words"
          label={text.words}
          hint={text.wordsHint}
          maxLength={MAX_WORDS}
          error={missing ? text.wordsMissing : undefined}
        />
        <p className="text-sm text-muted">{text.wallet}</p>
        {dispute.error && <ErrorState error={dispute.error} />}
        <DialogActions>
          <Button variant="secondary" onClick={onClose}>
            {messages.common.cancel}
          </Button>
          <Button type="submit" busy={dispute.isPending}>
            {text.send}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
