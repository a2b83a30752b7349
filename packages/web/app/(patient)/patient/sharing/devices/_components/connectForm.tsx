"use client";

import { useQuery } from "@tanstack/react-query";
import type { SubmitEvent } from "react";
import { z } from "zod";
import { Button } from "@/components/ui/button.tsx";
import { ErrorState, Pending } from "@/components/ui/states.tsx";
import { useToast } from "@/components/ui/toast.tsx";
import { dayField, numberField, partsField } from "@/features/form/fields.ts";
import { NumberAndDay } from "@/features/form/numberAndDay.tsx";
import { PartChoices } from "@/features/form/partChoices.tsx";
import { problemsOf, useProblems } from "@/features/form/useProblems.ts";
import { daysFromNow, endOfDay } from "@/lib/format.ts";
import { useSession } from "@/lib/vault/vaultContext.tsx";
import { whenDone } from "@/lib/whenDone.ts";
import { messages } from "@/messages/index.ts";
import { compartmentsQuery } from "@/queries/chart.ts";
import { useConnectDevice } from "@/queries/devices.ts";

const { devices: text } = messages;
const WEARABLES = 7;
const LAST_DAY = 3_650;

const schema = z.object({
  device: numberField(() => text.numberBad),
  compartments: partsField(() => text.noParts),
  until: dayField(
    () => text.untilBad,
    () => new Date(),
    () => daysFromNow(LAST_DAY),
  ),
});

export function ConnectForm() {
  const { vault, actor } = useSession();
  const { data: parts, error } = useQuery(compartmentsQuery(vault, actor.actor));
  const connect = useConnectDevice();
  const toast = useToast();
  const { problems, setProblems, mended } = useProblems();
  if (error) return <ErrorState error={error} />;
  if (parts === undefined) return <Pending />;
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const parsed = schema.safeParse({
      device: data.get("device"),
      compartments: data.getAll("compartments"),
      until: data.get("until"),
    });
    setProblems(problemsOf(parsed.error));
    if (!parsed.success) return;
    const { device, compartments, until } = parsed.data;
    whenDone(connect.mutateAsync({ device, compartments, expiresAt: endOfDay(until) }), () => {
      form.reset();
      toast(text.saved);
    });
  };
  return (
    <form noValidate onSubmit={submit} onChange={mended} className="space-y-6">
      <NumberAndDay name="device" text={text} lastDay={LAST_DAY} problems={problems} />
      <PartChoices parts={parts} text={text} chosen={WEARABLES} problem={problems.compartments} />
      {connect.error && <ErrorState error={connect.error} />}
      <div className="flex flex-wrap items-center justify-end gap-4">
        <p className="text-sm text-muted">{text.wallet}</p>
        <Button type="submit" busy={connect.isPending}>
          {text.save}
        </Button>
      </div>
    </form>
  );
}
