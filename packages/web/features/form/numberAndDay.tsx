import { Input } from "@/components/ui/field.tsx";
import type { Problems } from "@/features/form/useProblems.ts";
import { daysFromNow, isoDay } from "@/lib/format.ts";

const DEFAULT_DAYS = 365;

/** Somebody or something by its number, and the last day on which it counts. */
export function NumberAndDay({
  name,
  number,
  text,
  lastDay,
  problems,
}: {
  /** Of the field for the number. */
  name: string;
  number?: bigint | undefined;
  text: { number: string; numberHint: string; until: string; untilHint: string };
  /** In days from now. */
  lastDay: number;
  problems: Problems;
}) {
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <Input
        name={name}
        label={text.number}
        hint={text.numberHint}
        inputMode="numeric"
        autoComplete="off"
        defaultValue={number?.toString()}
        error={problems[name]}
      />
      <Input
        name="until"
        type="date"
        label={text.until}
        hint={text.untilHint}
        min={isoDay(new Date())}
        max={isoDay(daysFromNow(lastDay))}
        defaultValue={isoDay(daysFromNow(DEFAULT_DAYS))}
        error={problems.until}
      />
    </div>
  );
}
