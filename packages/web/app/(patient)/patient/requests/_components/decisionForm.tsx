"use client";

import type { CompartmentInfo } from "@chartkey/sdk";
import { useQuery } from "@tanstack/react-query";
import { Choice, Input } from "@/components/ui/field.tsx";
import { ErrorState, Pending } from "@/components/ui/states.tsx";
import { CompartmentIcon } from "@/features/chart/compartments.tsx";
import { useSession } from "@/lib/vault/vaultContext.tsx";
import { isoDay } from "@/lib/format.ts";
import { messages } from "@/messages/index.ts";
import { compartmentsQuery } from "@/queries/chart.ts";

const { requests: text } = messages.patient;

export interface Decision {
  read: number[];
  write: number[];
  /** `YYYY-MM-DD`; sharing ends at the end of this day. */
  until: string;
  history: "all" | "fromNow";
}

export function problemsOf({ read, write, until }: Decision): string | undefined {
  if (read.length === 0 && write.length === 0) return text.nothingChosen;
  return /^\d{4}-\d{2}-\d{2}$/.test(until) && until >= isoDay(new Date()) ? undefined : text.untilBad;
}

function toggled(list: readonly number[], index: number): number[] {
  return list.includes(index) ? list.filter((other) => other !== index) : [...list, index].sort((a, b) => a - b);
}

export function DecisionForm({ decision, onChange }: { decision: Decision; onChange: (decision: Decision) => void }) {
  const { vault, actor } = useSession();
  const { data, error } = useQuery(compartmentsQuery(vault, actor.actor));
  if (error) return <ErrorState error={error} />;
  if (data === undefined) return <Pending />;
  const bad = problemsOf(decision) === text.untilBad;
  return (
    <section aria-label={text.decide} className="space-y-5">
      <PartTable parts={data} decision={decision} onChange={onChange} />
      <div className="grid gap-5 sm:grid-cols-[14rem_1fr]">
        <Input
          type="date"
          label={text.until}
          hint={text.untilHint}
          min={isoDay(new Date())}
          value={decision.until}
          error={bad ? text.untilBad : undefined}
          onChange={(event) => {
            onChange({ ...decision, until: event.target.value });
          }}
        />
        <fieldset className="space-y-2">
          <legend className="mb-1.5 text-sm font-medium">{text.which}</legend>
          {(["all", "fromNow"] as const).map((history) => (
            <Choice
              key={history}
              type="radio"
              checked={decision.history === history}
              label={history === "all" ? text.historyAll : text.historyFromNow}
              hint={history === "all" ? text.historyAllHint : text.historyFromNowHint}
              onChange={() => {
                onChange({ ...decision, history });
              }}
            />
          ))}
        </fieldset>
      </div>
    </section>
  );
}

function PartTable({
  parts,
  decision,
  onChange,
}: {
  parts: readonly CompartmentInfo[];
  decision: Decision;
  onChange: (decision: Decision) => void;
}) {
  return (
    <div className="overflow-hidden rounded-2xl border border-line">
      <table className="w-full text-sm" aria-label={text.parts}>
        <thead className="bg-sunken text-muted">
          <tr>
            <th scope="col" className="px-4 py-2.5 text-left font-medium">
              {text.parts}
            </th>
            <th scope="col" className="w-24 px-2 py-2.5 font-medium">
              {text.mayRead}
            </th>
            <th scope="col" className="w-24 px-2 py-2.5 font-medium">
              {text.mayAdd}
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {parts.map(({ index, label }) => (
            <tr key={index}>
              <th scope="row" className="px-4 py-2 text-left font-medium">
                <span className="flex items-center gap-3">
                  <CompartmentIcon index={index} className="size-8 rounded-xl" />
                  {label}
                </span>
              </th>
              {(["read", "write"] as const).map((right) => (
                <td key={right} className="text-center">
                  <input
                    type="checkbox"
                    aria-label={right === "read" ? text.readPart(label) : text.addPart(label)}
                    checked={decision[right].includes(index)}
                    onChange={() => {
                      onChange({ ...decision, [right]: toggled(decision[right], index) });
                    }}
                    className="size-5 align-middle"
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
