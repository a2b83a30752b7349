"use client";

import { useQuery } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { z } from "zod";
import { Button } from "@/components/ui/button.tsx";
import { Choice, Problem } from "@/components/ui/field.tsx";
import { ErrorState, Pending } from "@/components/ui/states.tsx";
import { useToast } from "@/components/ui/toast.tsx";
import { dayField, numberField, partsField } from "@/features/form/fields.ts";
import { NumberAndDay } from "@/features/form/numberAndDay.tsx";
import { PartChoices } from "@/features/form/partChoices.tsx";
import { type Problems, problemsOf, useProblems } from "@/features/form/useProblems.ts";
import type { AppointForm as Form } from "@/lib/vault/worker/acting.ts";
import { useSession } from "@/lib/vault/vaultContext.tsx";
import { daysFromNow, endOfDay } from "@/lib/format.ts";
import { messages } from "@/messages/index.ts";
import { useAppoint } from "@/queries/acting.ts";
import { compartmentsQuery } from "@/queries/chart.ts";

const { people: text } = messages;
const POWERS = ["mayGrant", "mayRevoke", "mayDispute"] as const;
/** What the registry takes is ten years of 365.25 days, counted in minutes. */
const LAST_DAY = 3_651;

const schemaFor = (own: bigint) =>
  z.object({
    proxy: numberField(() => text.numberBad).refine((proxy) => proxy !== own, text.numberOwn),
    compartments: partsField(() => text.noParts),
    powers: z.array(z.enum(POWERS)).min(1, text.nothingChosen),
    until: dayField(
      () => text.untilBad,
      () => new Date(),
      () => daysFromNow(LAST_DAY),
    ),
    read: z.boolean(),
  });

function formFrom(data: FormData, own: bigint): { form: Form } | { problems: Problems } {
  const parsed = schemaFor(own).safeParse({
    proxy: data.get("proxy"),
    compartments: data.getAll("compartments"),
    powers: data.getAll("powers"),
    until: data.get("until"),
    read: data.has("read"),
  });
  if (!parsed.success) return { problems: problemsOf(parsed.error) };
  const { powers, until, ...rest } = parsed.data;
  const [mayGrant, mayRevoke, mayDispute] = POWERS.map((power) => powers.includes(power)) as [
    boolean,
    boolean,
    boolean,
  ];
  return { form: { ...rest, mayGrant, mayRevoke, mayDispute, until: endOfDay(until) } };
}

export function AppointForm({ person }: { person: bigint | undefined }) {
  const { vault, actor } = useSession();
  const { data: parts, error } = useQuery(compartmentsQuery(vault, actor.actor));
  const appoint = useAppoint();
  const toast = useToast();
  const { problems, setProblems, mended } = useProblems();
  const [read, setRead] = useState(true);
  if (error) return <ErrorState error={error} />;
  if (parts === undefined) return <Pending />;
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const target = event.currentTarget;
    const result = formFrom(new FormData(target), actor.actor);
    setProblems("problems" in result ? result.problems : {});
    if ("problems" in result) return;
    appoint.mutate(result.form, {
      onSuccess: () => {
        target.reset();
        setRead(true);
        toast(text.saved(text.person(String(result.form.proxy))));
      },
    });
  };
  return (
    <form noValidate onSubmit={submit} onChange={mended} className="space-y-6">
      <NumberAndDay name="proxy" number={person} text={text} lastDay={LAST_DAY} problems={problems} />
      <PartChoices parts={parts} text={text} problem={problems.compartments} />
      <Powers problem={problems.powers} read={read} onRead={setRead} />
      {appoint.error && <ErrorState error={appoint.error} />}
      <div className="flex flex-wrap items-center justify-end gap-4">
        <p className="text-sm text-muted">{text.wallet(read)}</p>
        <Button type="submit" busy={appoint.isPending}>
          {text.save}
        </Button>
      </div>
    </form>
  );
}

function Powers({
  problem,
  read,
  onRead,
}: {
  problem: string | undefined;
  read: boolean;
  onRead: (read: boolean) => void;
}) {
  return (
    <fieldset>
      <legend className="mb-2 text-sm font-medium">{text.whatMay}</legend>
      <div className="space-y-2">
        {POWERS.map((power) => (
          <Choice
            key={power}
            type="checkbox"
            name="powers"
            value={power}
            defaultChecked={power !== "mayDispute"}
            {...text.options[power]}
          />
        ))}
        <Choice
          type="checkbox"
          name="read"
          label={text.read}
          hint={text.readHint}
          checked={read}
          onChange={(event) => {
            onRead(event.target.checked);
          }}
        />
      </div>
      <Problem>{problem}</Problem>
    </fieldset>
  );
}
