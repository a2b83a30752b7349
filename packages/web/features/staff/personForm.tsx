"use client";

import type { SubmitEvent } from "react";
import { z } from "zod";
import { Button } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { Input } from "@/components/ui/field.tsx";
import { ErrorState } from "@/components/ui/states.tsx";
import { dayField, numberField } from "@/features/form/fields.ts";
import { problemsOf, useProblems } from "@/features/form/useProblems.ts";
import { daysFromNow, endOfDay, isoDay } from "@/lib/format.ts";
import { messages } from "@/messages/index.ts";

const { organization: text } = messages;
const DEFAULT_DAYS = 365;

const formSchema = z.object({
  person: numberField(() => text.numberBad),
  until: dayField(
    () => text.untilBad,
    () => daysFromNow(1),
  ),
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
  const { problems, setProblems, mended } = useProblems();
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = event.currentTarget;
    const parsed = formSchema.safeParse(Object.fromEntries(new FormData(form)));
    setProblems(problemsOf(parsed.error));
    if (!parsed.success) return;
    onSave(parsed.data.person, endOfDay(parsed.data.until), () => {
      form.reset();
    });
  };
  return (
    <Card>
      <form noValidate onSubmit={submit} onChange={mended} className="space-y-4">
        <div className="grid gap-4 sm:grid-cols-2">
          <Input name="person" label={numberLabel} inputMode="numeric" autoComplete="off" error={problems.person} />
          <Input
            name="until"
            type="date"
            label={untilLabel}
            min={isoDay(daysFromNow(1))}
            defaultValue={isoDay(daysFromNow(DEFAULT_DAYS))}
            error={problems.until}
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
