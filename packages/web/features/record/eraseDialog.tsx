"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Dialog, DialogActions } from "@/components/ui/dialog.tsx";
import { Choice } from "@/components/ui/field.tsx";
import { ErrorState } from "@/components/ui/states.tsx";
import { useToast } from "@/components/ui/toast.tsx";
import { whenDone } from "@/lib/whenDone.ts";
import { messages } from "@/messages/index.ts";
import { useErase } from "@/queries/chart.ts";

const { record: text } = messages.chart;

export function EraseDialog({
  record,
  open,
  onClose,
}: {
  record: { author: bigint; sequence: number };
  open: boolean;
  onClose: () => void;
}) {
  const [understood, setUnderstood] = useState(false);
  const erase = useErase();
  const toast = useToast();
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (!next && !erase.isPending) onClose();
      }}
      title={text.eraseTitle}
      description={text.eraseText}
    >
      <div className="space-y-4">
        <Choice
          type="checkbox"
          label={text.eraseUnderstood}
          checked={understood}
          onChange={(event) => {
            setUnderstood(event.target.checked);
          }}
        />
        <p className="text-sm text-muted">{text.eraseWallet}</p>
        {erase.error && <ErrorState error={erase.error} />}
      </div>
      <DialogActions>
        <Button variant="secondary" onClick={onClose}>
          {messages.common.cancel}
        </Button>
        <Button
          variant="danger"
          disabled={!understood}
          busy={erase.isPending}
          onClick={() => {
            whenDone(erase.mutateAsync({ author: record.author, sequence: record.sequence }), () => {
              toast(text.erased);
              onClose();
            });
          }}
        >
          {text.eraseConfirm}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
