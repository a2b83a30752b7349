"use client";

import { type SubmitEvent, useState } from "react";
import { z } from "zod";
import { Button } from "@/components/ui/button.tsx";
import { Input } from "@/components/ui/field.tsx";
import { Notice } from "@/components/ui/notice.tsx";
import type { Face } from "@/features/access/requireActor.tsx";
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

type Errors = Partial<Record<string, string>>;

function read(face: Face, fields: Record<string, FormDataEntryValue>): SignUpForm | Errors {
  if (face === "patient") {
    const parsed = patientSchema.safeParse(fields);
    return parsed.success ? { kind: face, profile: parsed.data } : errorsOf(parsed.error);
  }
  const parsed = publicSchema.safeParse(fields);
  if (!parsed.success) return errorsOf(parsed.error);
  const { name, speciality, city } = parsed.data;
  return { kind: face, profile: { name, role: face, ...(speciality && { speciality }), ...(city && { city }) } };
}

function errorsOf(error: z.ZodError): Errors {
  return Object.fromEntries(error.issues.map(({ path, message }) => [String(path[0]), message]));
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
  const [errors, setErrors] = useState<Errors>({});
  const before = form?.profile as Partial<Record<string, string>> | undefined;

  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const result = read(face, Object.fromEntries(new FormData(event.currentTarget)));
    if ("kind" in result && "profile" in result) onDone(result as SignUpForm);
    else setErrors(result);
  };
  return (
    <form noValidate onSubmit={submit} className="space-y-5">
      <Notice tone="info">{about[face]}</Notice>
      <Input
        name="name"
        label={about.name[face]}
        autoComplete={face === "organization" ? "organization" : "name"}
        defaultValue={before?.name}
        error={errors.name}
      />
      {face === "patient" && (
        <Input
          name="birthDate"
          type="date"
          label={about.birthDate}
          autoComplete="bday"
          defaultValue={before?.birthDate}
          error={errors.birthDate}
        />
      )}
      {face === "clinician" && (
        <Input name="speciality" label={about.speciality} defaultValue={before?.speciality} error={errors.speciality} />
      )}
      {face !== "patient" && <Input name="city" label={about.city} defaultValue={before?.city} error={errors.city} />}
      <div className="flex justify-end">
        <Button type="submit">{messages.common.next}</Button>
      </div>
    </form>
  );
}
