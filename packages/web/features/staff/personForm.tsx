"use client";

import { type SubmitEvent, useState } from "react";
import { z } from "zod";
import { Button } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { Input } from "@/components/ui/field.tsx";
import { ErrorState } from "@/components/ui/states.tsx";
import { daysFromNow, endOfDay, isoDay } from "@/lib/format.ts";
import { messages } from "@/messages/index.ts";

const { organization: text } = messages;
const DEFAULT_DAYS = 365;

const formSchema = z.object({
  person: z
    .string()
    .trim()
    .regex(/^[1-9]\d{0,18}$/, { error: () => text.numberBad }),
  until: z.iso
    .date({ error: () => text.untilBad })
    .refine((day) => day > isoDay(new Date()), { error: () => text.untilBad }),
});

/** Somebody by their number, until a day. */
export function PersonForm({
  numberLabel,
  untilLabel,
  save,
  busy,
  error,
  onSave,
}: {
  numberLabel: string;
  untilLabel: string;
  save: string;
  busy: boolean;
  error: unknown;
  /** `done` empties the form. */
  onSave: (person: bigint, until: Date, done: () => void) => void;
}) {
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
    onSave(BigInt(parsed.data.person), endOfDay(parsed.data.until), () => {
      form.reset();
    });
  };
  return (
    <Card>
      <form noValidate onSubmit={submit} className="space-y-4">
        <div className="grid gap-4 sm:grid-cols-2">
          <Input name="person" label={numberLabel} inputMode="numeric" autoComplete="off" error={errors.person} />
          <Input
            name="until"
            type="date"
            label={untilLabel}
            min={isoDay(daysFromNow(1))}
            defaultValue={isoDay(daysFromNow(DEFAULT_DAYS))}
            error={errors.until}
          />
        </div>
        {error !== null && <ErrorState error={error} />}
        <div className="flex flex-wrap items-center justify-end gap-4">
          <p className="text-sm text-muted">{text.wallet}</p>
          <Button type="submit" busy={busy}>
            {save}
          </Button>
        </div>
      </form>
    </Card>
  );
}
