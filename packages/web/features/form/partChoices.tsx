import type { CompartmentInfo } from "@chartkey/sdk";
import { Choice, Problem } from "@/components/ui/field.tsx";
import { CompartmentIcon } from "@/features/chart/compartments.tsx";

/** Parts of a chart to tick; the field is called `compartments`. */
export function PartChoices({
  parts,
  text,
  chosen,
  problem,
}: {
  parts: readonly CompartmentInfo[];
  text: { choose: string; chooseHint: string };
  /** Ticked at first. */
  chosen?: number;
  problem: string | undefined;
}) {
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
            defaultChecked={index === chosen}
            leading={<CompartmentIcon index={index} className="size-8 rounded-xl" />}
          />
        ))}
      </div>
      <Problem>{problem}</Problem>
    </fieldset>
  );
}
