"use client";

import { useQuery } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { z } from "zod";
import { Button } from "@/components/ui/button.tsx";
import { Choice, Input } from "@/components/ui/field.tsx";
import { ErrorState, Pending } from "@/components/ui/states.tsx";
import { useToast } from "@/components/ui/toast.tsx";
import { CompartmentIcon } from "@/features/chart/compartments.tsx";
import { daysFromNow, endOfDay, isoDay } from "@/lib/format.ts";
import { useSession } from "@/lib/vault/vaultContext.tsx";
import { whenDone } from "@/lib/whenDone.ts";
import { messages } from "@/messages/index.ts";
import { compartmentsQuery } from "@/queries/chart.ts";
import { useConnectDevice } from "@/queries/devices.ts";

const { devices: text } = messages;
const WEARABLES = 7;
const DEFAULT_DAYS = 365;
const LAST_DAY = 3_650;

type Problems = Partial<Record<"device" | "compartments" | "until", string>>;

const schema = z.object({
  device: z
    .string()
    .trim()
    .regex(/^[1-9]\d{0,18}$/, { error: () => text.numberBad })
    .transform(BigInt),
  compartments: z.array(z.string().transform(Number)).min(1, { error: () => text.noParts }),
  until: z.iso
    .date({ error: () => text.untilBad })
    .refine((day) => day >= isoDay(new Date()) && day <= isoDay(daysFromNow(LAST_DAY)), { error: () => text.untilBad }),
});

export function ConnectForm() {
  const { vault, actor } = useSession();
  const { data: parts, error } = useQuery(compartmentsQuery(vault, actor.actor));
  const connect = useConnectDevice();
  const toast = useToast();
  const [problems, setProblems] = useState<Problems>({});
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
    const issues = parsed.error?.issues ?? [];
    setProblems(Object.fromEntries(issues.map(({ path, message }) => [String(path[0]), message])));
    if (!parsed.success) return;
    const { device, compartments, until } = parsed.data;
    whenDone(connect.mutateAsync({ device, compartments, expiresAt: endOfDay(until) }), () => {
      form.reset();
      toast(text.saved);
    });
  };
  return (
    <form noValidate onSubmit={submit} className="space-y-6">
      <div className="grid gap-5 sm:grid-cols-2">
        <Input
          name="device"
          label={text.number}
          hint={text.numberHint}
          inputMode="numeric"
          autoComplete="off"
          error={problems.device}
        />
        <Input
          name="until"
          type="date"
          label={text.until}
          hint={text.untilHint}
          min={isoDay(new Date())}
          max={isoDay(daysFromNow(LAST_DAY))}
          defaultValue={isoDay(daysFromNow(DEFAULT_DAYS))}
          error={problems.until}
        />
      </div>
      <fieldset>
        <legend className="text-sm font-medium">{text.choose}</legend>
        <p className="mb-2 text-sm text-muted">{text.chooseHint}</p>
        <div className="grid gap-2 sm:grid-cols-2">
          {parts.map(({ index, label }) => (
            <Choice
              key={index}
              type="checkbox"
              name="compartments"
              value={index}
              label={label}
              defaultChecked={index === WEARABLES}
              leading={<CompartmentIcon index={index} className="size-8 rounded-xl" />}
            />
          ))}
        </div>
        {problems.compartments !== undefined && (
          <p role="alert" className="mt-1.5 text-sm text-danger">
            {problems.compartments}
          </p>
        )}
      </fieldset>
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
