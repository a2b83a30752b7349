"use client";

import { PURPOSES, purposeSchema } from "@chartkey/sdk/wire";
import type { SubmitEvent } from "react";
import { z } from "zod";
import { Button } from "@/components/ui/button.tsx";
import { Input, Problem, Select, TextArea } from "@/components/ui/field.tsx";
import { ErrorState } from "@/components/ui/states.tsx";
import { CompartmentIcon } from "@/features/chart/compartments.tsx";
import { dayField, numberField } from "@/features/form/fields.ts";
import { type Problems, problemsOf, useProblems } from "@/features/form/useProblems.ts";
import type { RequestForm as Form } from "@/lib/vault/worker/sharing.ts";
import { daysFromNow, endOfDay, isoDay } from "@/lib/format.ts";
import { messages } from "@/messages/index.ts";

const { request: text } = messages.clinic;
const DEFAULT_DAYS = 30;

const formSchema = z.object({
  patient: numberField(() => text.numberBad),
  purpose: purposeSchema,
  until: dayField(
    () => text.untilBad,
    () => new Date(),
  ),
  reason: z
    .string()
    .trim()
    .min(1, { error: () => text.reasonMissing })
    .max(2_000, { error: () => text.reasonMissing }),
});

function read(data: FormData): Form | Problems {
  const parsed = formSchema.safeParse(Object.fromEntries(data));
  const indexes = (right: string): number[] => data.getAll(right).map(Number);
  const nothing = data.getAll("read").length + data.getAll("write").length === 0;
  if (parsed.success && !nothing) {
    const { patient, purpose, until, reason } = parsed.data;
    return {
      patient,
      read: indexes("read"),
      write: indexes("write"),
      purpose,
      expiresAt: endOfDay(until),
      reason,
    };
  }
  return { ...problemsOf(parsed.error), ...(nothing && { parts: text.nothingChosen }) };
}

/** Both rights of a part are chosen in one list. */
const fieldOf = (name: string): string => (name === "read" || name === "write" ? "parts" : name);

export function RequestForm({
  patient,
  busy,
  error,
  onSend,
}: {
  patient: bigint | undefined;
  busy: boolean;
  error: unknown;
  onSend: (form: Form) => void;
}) {
  const { problems, setProblems, mended } = useProblems(fieldOf);
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const result = read(new FormData(event.currentTarget));
    if ("expiresAt" in result) {
      setProblems({});
      onSend(result as Form);
    } else setProblems(result);
  };
  return (
    <form noValidate onSubmit={submit} onChange={mended} className="space-y-6">
      <Input
        name="patient"
        label={text.number}
        hint={text.numberHint}
        inputMode="numeric"
        autoComplete="off"
        defaultValue={patient?.toString()}
        error={problems.patient}
        className="sm:max-w-xs"
      />
      <Parts error={problems.parts} />
      <div className="grid gap-5 sm:grid-cols-2">
        <Select name="purpose" label={text.purpose} defaultValue="TREAT">
          {PURPOSES.filter((purpose) => purpose !== "NONE").map((purpose) => (
            <option key={purpose} value={purpose}>
              {messages.common.purposes[purpose]}
            </option>
          ))}
        </Select>
        <Input
          name="until"
          type="date"
          label={text.until}
          min={isoDay(new Date())}
          defaultValue={isoDay(daysFromNow(DEFAULT_DAYS))}
          error={problems.until}
        />
      </div>
      <TextArea name="reason" rows={3} label={text.reason} hint={text.reasonHint} error={problems.reason} />
      {error !== null && <ErrorState error={error} />}
      <div className="flex flex-wrap items-center justify-end gap-4">
        <p className="text-sm text-muted">{text.wallet}</p>
        <Button type="submit" busy={busy}>
          {text.send}
        </Button>
      </div>
    </form>
  );
}

/** The parts every chart starts with; the patient sees their own labels. */
function Parts({ error }: { error: string | undefined }) {
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-medium">{text.parts}</legend>
      <ul className="divide-y divide-line rounded-2xl border border-line">
        {messages.chart.compartments.map((label, index) => (
          <li key={label} className="flex flex-wrap items-center gap-x-3 px-3 py-2 sm:gap-x-6 sm:px-4">
            <span className="flex min-w-0 flex-1 basis-34 items-center gap-3 text-sm font-medium">
              <CompartmentIcon index={index} className="size-8 rounded-xl" />
              {label}
            </span>
            {(["read", "write"] as const).map((right) => (
              <label key={right} className="flex min-h-9 items-center gap-2 text-sm">
                <input
                  type="checkbox"
                  name={right}
                  value={index}
                  aria-label={right === "read" ? text.readPart(label) : text.addPart(label)}
                  className="size-4.5"
                />
                <span aria-hidden>{right === "read" ? text.mayRead : text.mayAdd}</span>
              </label>
            ))}
          </li>
        ))}
      </ul>
      <Problem>{error}</Problem>
    </fieldset>
  );
}
