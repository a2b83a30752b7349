"use client";

import { Button } from "@/components/ui/button.tsx";
import { Dialog, DialogActions } from "@/components/ui/dialog.tsx";
import { ErrorState } from "@/components/ui/states.tsx";
import { useToast } from "@/components/ui/toast.tsx";
import { whenDone } from "@/lib/whenDone.ts";
import { messages } from "@/messages/index.ts";
import { useWithdraw } from "@/queries/chart.ts";

const { record: text } = messages.chart;

export function WithdrawDialog({
  record,
  patient,
  open,
  onClose,
}: {
  record: { author: bigint; sequence: number };
  patient: bigint;
  open: boolean;
  onClose: () => void;
}) {
  const withdraw = useWithdraw();
  const toast = useToast();
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (!next && !withdraw.isPending) onClose();
      }}
      title={text.withdrawTitle}
      description={text.withdrawExplain}
    >
      <p className="text-sm text-muted">{text.withdrawWallet}</p>
      {withdraw.error && <ErrorState error={withdraw.error} className="mt-4" />}
      <DialogActions>
        <Button variant="secondary" onClick={onClose}>
          {messages.common.cancel}
        </Button>
        <Button
          busy={withdraw.isPending}
          onClick={() => {
            whenDone(withdraw.mutateAsync({ patient, author: record.author, sequence: record.sequence }), () => {
              toast(text.withdrawn);
              onClose();
            });
          }}
        >
          {text.withdraw}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
