"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Dialog, DialogActions } from "@/components/ui/dialog.tsx";
import { Input } from "@/components/ui/field.tsx";
import { ErrorState } from "@/components/ui/states.tsx";
import { useToast } from "@/components/ui/toast.tsx";
import { daysFromNow, endOfDay, isoDay } from "@/lib/format.ts";
import { messages } from "@/messages/index.ts";
import { type StandingAct, useStandingAct } from "@/queries/office.ts";

const { authority: text } = messages;
const DEFAULT_DAYS = 365;

export interface Act {
  act: StandingAct["act"];
  actor: bigint;
  title: string;
}

/** One administrative act, explained before the wallet asks. */
export function ActDialog({ act: { act, actor, title }, onClose }: { act: Act; onClose: () => void }) {
  const [until, setUntil] = useState(() => isoDay(daysFromNow(DEFAULT_DAYS)));
  const perform = useStandingAct();
  const toast = useToast();
  const dated = act === "license" || act === "accredit";
  const bad = dated && !(/^\d{4}-\d{2}-\d{2}$/.test(until) && until > isoDay(new Date()));
  const submit = (): void => {
    const form: StandingAct = dated ? { act, actor, validUntil: endOfDay(until) } : { act, actor };
    perform.mutate(form, {
      onSuccess: () => {
        toast(text.done[act]);
        onClose();
      },
    });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open && !perform.isPending) onClose();
      }}
      title={title}
      description={text.dialogText[act]}
    >
      <div className="space-y-4">
        {dated && (
          <Input
            type="date"
            label={text.validUntil}
            min={isoDay(daysFromNow(1))}
            value={until}
            error={bad ? text.validUntilBad : undefined}
            onChange={(event) => {
              setUntil(event.target.value);
            }}
          />
        )}
        <p className="text-sm text-muted">{text.wallet}</p>
        {perform.error && <ErrorState error={perform.error} />}
      </div>
      <DialogActions>
        <Button variant="secondary" disabled={perform.isPending} onClick={onClose}>
          {messages.common.cancel}
        </Button>
        <Button
          variant={act === "suspend" ? "danger" : "primary"}
          busy={perform.isPending}
          disabled={bad}
          onClick={submit}
        >
          {text.confirm[act]}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
