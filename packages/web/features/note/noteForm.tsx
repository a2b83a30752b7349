"use client";

import type { CompartmentInfo } from "@chartkey/sdk";
import type { SubmitEvent } from "react";
import { z } from "zod";
import { Button } from "@/components/ui/button.tsx";
import { Input, Select, TextArea } from "@/components/ui/field.tsx";
import { ErrorState } from "@/components/ui/states.tsx";
import { problemsOf, useProblems } from "@/features/form/useProblems.ts";
import { messages } from "@/messages/index.ts";

const { note } = messages.chart;

const noteSchema = z.object({
  title: z
    .string()
    .trim()
    .min(1, { error: () => note.titleMissing })
    .max(200, { error: () => note.titleMissing }),
  text: z
    .string()
    .trim()
    .min(1, { error: () => note.textMissing })
    .max(200_000),
  compartment: z.coerce.number().int(),
});
export type NoteFields = z.output<typeof noteSchema>;

/** For a new note and for the next version of one; without `parts` the part is fixed. */
export function NoteForm({
  parts,
  start,
  busy,
  error,
  explain,
  save,
  onSave,
  onCancel,
}: {
  parts?: readonly CompartmentInfo[];
  start: NoteFields;
  busy: boolean;
  error: unknown;
  explain: string;
  save: string;
  onSave: (fields: NoteFields) => void;
  onCancel?: () => void;
}) {
  const { problems, setProblems, mended } = useProblems();
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const fields = Object.fromEntries(new FormData(event.currentTarget));
    const parsed = noteSchema.safeParse({ compartment: start.compartment, ...fields });
    setProblems(problemsOf(parsed.error));
    if (parsed.success) onSave(parsed.data);
  };
  return (
    <form noValidate onSubmit={submit} onChange={mended} className="space-y-5">
      <Input name="title" label={note.title} defaultValue={start.title} error={problems.title} />
      {parts !== undefined && (
        <Select name="compartment" label={note.part} defaultValue={start.compartment}>
          {parts.map(({ index, label }) => (
            <option key={index} value={index}>
              {label}
            </option>
          ))}
        </Select>
      )}
      <TextArea name="text" rows={10} label={note.text} defaultValue={start.text} error={problems.text} />
      {error !== null && error !== undefined && <ErrorState error={error} />}
      <div className="flex flex-wrap items-center justify-end gap-x-4 gap-y-2">
        <p className="text-sm text-muted">{explain}</p>
        {onCancel && (
          <Button variant="secondary" onClick={onCancel}>
            {messages.common.cancel}
          </Button>
        )}
        <Button type="submit" busy={busy}>
          {save}
        </Button>
      </div>
    </form>
  );
}
