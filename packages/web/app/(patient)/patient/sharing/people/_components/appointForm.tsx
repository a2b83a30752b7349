"use client";

import type { CompartmentInfo } from "@chartkey/sdk";
import { useQuery } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { z } from "zod";
import { Button } from "@/components/ui/button.tsx";
import { Choice, Input } from "@/components/ui/field.tsx";
import { ErrorState, Pending } from "@/components/ui/states.tsx";
import { useToast } from "@/components/ui/toast.tsx";
import { CompartmentIcon } from "@/features/chart/compartments.tsx";
import type { AppointForm as Form } from "@/lib/vault/worker/acting.ts";
import { useSession } from "@/lib/vault/vaultContext.tsx";
import { daysFromNow, endOfDay, isoDay } from "@/lib/format.ts";
import { messages } from "@/messages/index.ts";
import { useAppoint } from "@/queries/acting.ts";
import { compartmentsQuery } from "@/queries/chart.ts";

const { people: text } = messages;
const POWERS = ["mayGrant", "mayRevoke", "mayDispute"] as const;
const DEFAULT_DAYS = 365;
/** What the registry takes is ten years of 365.25 days, counted in minutes. */
const LAST_DAY = 3_651;

type Problems = Partial<Record<"proxy" | "compartments" | "powers" | "until", string>>;

const schemaFor = (own: bigint) =>
  z.object({
    proxy: z
      .string()
      .trim()
      .regex(/^[1-9]\d{0,18}$/, text.numberBad)
      .transform(BigInt)
      .refine((proxy) => proxy !== own, text.numberOwn),
    compartments: z.array(z.string().transform(Number)).min(1, text.noParts),
    powers: z.array(z.enum(POWERS)).min(1, text.nothingChosen),
    until: z.iso
      .date(text.untilBad)
      .refine((day) => day >= isoDay(new Date()) && day <= isoDay(daysFromNow(LAST_DAY)), text.untilBad),
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
  if (!parsed.success)
    return { problems: Object.fromEntries(parsed.error.issues.map(({ path, message }) => [String(path[0]), message])) };
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
  const [problems, setProblems] = useState<Problems>({});
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
    <form noValidate onSubmit={submit} className="space-y-6">
      <div className="grid gap-5 sm:grid-cols-2">
        <Input
          name="proxy"
          label={text.number}
          hint={text.numberHint}
          inputMode="numeric"
          autoComplete="off"
          defaultValue={person?.toString()}
          error={problems.proxy}
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
      <Parts parts={parts} problem={problems.compartments} />
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

function Problem({ children }: { children: string | undefined }) {
  if (children === undefined) return null;
  return (
    <p role="alert" className="mt-1.5 text-sm text-danger">
      {children}
    </p>
  );
}

function Parts({ parts, problem }: { parts: readonly CompartmentInfo[]; problem: string | undefined }) {
  return (
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
            leading={<CompartmentIcon index={index} className="size-8 rounded-xl" />}
          />
        ))}
      </div>
      <Problem>{problem}</Problem>
    </fieldset>
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
