"use client";

import { type SubmitEvent, useState } from "react";
import { z } from "zod";
import { Button } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { Input } from "@/components/ui/field.tsx";
import { ErrorState } from "@/components/ui/states.tsx";
import { useToast } from "@/components/ui/toast.tsx";
import { useSession } from "@/lib/vault/vaultContext.tsx";
import { daysFromNow, endOfDay, isoDay } from "@/lib/format.ts";
import { messages } from "@/messages/index.ts";
import { useMembershipAct } from "@/queries/office.ts";

const { organization: text } = messages;
const DEFAULT_DAYS = 365;

const formSchema = z.object({
  member: z
    .string()
    .trim()
    .regex(/^[1-9]\d{0,18}$/, text.numberBad),
  until: z.iso.date(text.untilBad).refine((day) => day > isoDay(new Date()), text.untilBad),
});

export function AddMember() {
  const { actor } = useSession();
  const act = useMembershipAct();
  const toast = useToast();
  const [errors, setErrors] = useState<Partial<Record<string, string>>>({});
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = event.currentTarget;
    const parsed = formSchema.safeParse(Object.fromEntries(new FormData(form)));
    if (!parsed.success) {
      setErrors(Object.fromEntries(parsed.error.issues.map(({ path, message }) => [String(path[0]), message])));
      return;
    }
    setErrors({});
    act.mutate(
      {
        act: "add",
        organization: actor.actor,
        member: BigInt(parsed.data.member),
        until: endOfDay(parsed.data.until),
      },
      {
        onSuccess: () => {
          form.reset();
          toast(text.added);
        },
      },
    );
  };
  return (
    <Card>
      <form noValidate onSubmit={submit} className="space-y-4">
        <div className="grid gap-4 sm:grid-cols-2">
          <Input name="member" label={text.number} inputMode="numeric" autoComplete="off" error={errors.member} />
          <Input
            name="until"
            type="date"
            label={text.until}
            min={isoDay(daysFromNow(1))}
            defaultValue={isoDay(daysFromNow(DEFAULT_DAYS))}
            error={errors.until}
          />
        </div>
        {act.error && <ErrorState error={act.error} />}
        <div className="flex flex-wrap items-center justify-end gap-4">
          <p className="text-sm text-muted">{text.wallet}</p>
          <Button type="submit" busy={act.isPending}>
            {text.save}
          </Button>
        </div>
      </form>
    </Card>
  );
}
