"use client";

import type { SubmitEvent } from "react";
import { z } from "zod";
import { Button } from "@/components/ui/button.tsx";
import { Input } from "@/components/ui/field.tsx";
import { Notice } from "@/components/ui/notice.tsx";
import type { Face } from "@/features/access/requireActor.tsx";
import { type Problems, problemsOf, useProblems } from "@/features/form/useProblems.ts";
import type { SignUpForm } from "@/lib/vault/worker/people.ts";
import { isoDay } from "@/lib/format.ts";
import { messages } from "@/messages/index.ts";

const { about } = messages.welcome;
const nameSchema = z
  .string()
  .trim()
  .min(1, { error: () => about.nameMissing })
  .max(120, { error: () => about.nameMissing });
const optionalText = z.string().trim().max(120);
const patientSchema = z.object({
  name: nameSchema,
  birthDate: z.iso
    .date({ error: () => about.birthDateMissing })
    .refine((date) => date <= isoDay(new Date()), { error: () => about.birthDateMissing }),
});
const publicSchema = z.object({ name: nameSchema, speciality: optionalText.optional(), city: optionalText.optional() });

function read(face: Face, fields: Record<string, FormDataEntryValue>): SignUpForm | Problems {
  if (face === "patient") {
    const parsed = patientSchema.safeParse(fields);
    return parsed.success ? { kind: face, profile: parsed.data } : problemsOf(parsed.error);
  }
  const parsed = publicSchema.safeParse(fields);
  if (!parsed.success) return problemsOf(parsed.error);
  const { name, speciality, city } = parsed.data;
  return { kind: face, profile: { name, role: face, ...(speciality && { speciality }), ...(city && { city }) } };
}

export function AboutStep({
  face,
  form,
  onDone,
}: {
  face: Face;
  form: SignUpForm | undefined;
  onDone: (form: SignUpForm) => void;
}) {
  const { problems, setProblems, mended } = useProblems();
  const before = form?.profile as Partial<Record<string, string>> | undefined;

  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const result = read(face, Object.fromEntries(new FormData(event.currentTarget)));
    if ("kind" in result && "profile" in result) onDone(result as SignUpForm);
    else setProblems(result);
  };
  return (
    <form noValidate onSubmit={submit} onChange={mended} className="space-y-5">
      <Notice tone="info">{about[face]}</Notice>
      <Input
        name="name"
        label={about.name[face]}
        autoComplete={face === "organization" ? "organization" : "name"}
        defaultValue={before?.name}
        error={problems.name}
      />
      {face === "patient" && (
        <Input
          name="birthDate"
          type="date"
          label={about.birthDate}
          autoComplete="bday"
          defaultValue={before?.birthDate}
          error={problems.birthDate}
        />
      )}
      {face === "clinician" && (
        <Input
          name="speciality"
          label={about.speciality}
          defaultValue={before?.speciality}
          error={problems.speciality}
        />
      )}
      {face !== "patient" && <Input name="city" label={about.city} defaultValue={before?.city} error={problems.city} />}
      <div className="flex justify-end">
        <Button type="submit">{messages.common.next}</Button>
      </div>
    </form>
  );
}
