"use client";

import type { CompartmentInfo } from "@chartkey/sdk";
import { useQuery } from "@tanstack/react-query";
import { Choice, Input } from "@/components/ui/field.tsx";
import { ErrorState, Pending } from "@/components/ui/states.tsx";
import { CompartmentIcon, labelsOf } from "@/features/chart/compartments.tsx";
import { type Decision, type Limits, untilProblem } from "@/features/sharing/limits.ts";
import { useSession } from "@/lib/vault/vaultContext.tsx";
import { isoDay } from "@/lib/format.ts";
import { messages } from "@/messages/index.ts";
import { compartmentsQuery } from "@/queries/chart.ts";

const { requests: text } = messages.patient;
const { acting } = messages;

function toggled(list: readonly number[], index: number): number[] {
  return list.includes(index) ? list.filter((other) => other !== index) : [...list, index].sort((a, b) => a - b);
}

interface DecisionProps {
  patient: bigint;
  decision: Decision;
  onChange: (decision: Decision) => void;
  /** Given when somebody decides for the patient. */
  limits?: Limits | undefined;
}

export function DecisionForm({ patient, decision, onChange, limits }: DecisionProps) {
  const { vault } = useSession();
  const { data, error } = useQuery({ ...compartmentsQuery(vault, patient), enabled: limits === undefined });
  const parts = limits?.parts ?? data;
  if (error) return <ErrorState error={error} />;
  if (parts === undefined) return <Pending />;
  return (
    <section aria-label={text.decide} className="space-y-5">
      <PartTable parts={parts} decision={decision} onChange={onChange} limits={limits} />
      <div className="grid gap-5 sm:grid-cols-[14rem_1fr]">
        <Input
          type="date"
          label={text.until}
          hint={text.untilHint}
          min={isoDay(new Date())}
          max={limits && isoDay(limits.until)}
          value={decision.until}
          error={untilProblem(decision.until, limits)}
          onChange={(event) => {
            onChange({ ...decision, until: event.target.value });
          }}
        />
        {limits === undefined ? (
          <History decision={decision} onChange={onChange} />
        ) : (
          <p className="text-sm text-muted sm:pt-9">{acting.everything}</p>
        )}
      </div>
    </section>
  );
}

function History({ decision, onChange }: Pick<DecisionProps, "decision" | "onChange">) {
  return (
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
  );
}

function PartTable({
  parts,
  decision,
  onChange,
  limits,
}: Omit<DecisionProps, "patient"> & { parts: readonly CompartmentInfo[] }) {
  const shut = (right: "read" | "write", index: number): boolean =>
    right === "read" && limits !== undefined && !limits.readable.includes(index);
  const title = limits === undefined ? text.parts : acting.parts;
  const closed = parts.filter(({ index }) => shut("read", index)).map(({ index }) => index);
  return (
    <div className="space-y-2">
      <div className="overflow-hidden rounded-2xl border border-line">
        <table className="w-full text-sm" aria-label={title}>
          <thead className="bg-sunken text-muted">
            <tr>
              <th scope="col" className="px-4 py-2.5 text-start font-medium">
                {title}
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
                <th scope="row" className="px-4 py-2 text-start font-medium">
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
                      disabled={shut(right, index)}
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
      {closed.length > 0 && <p className="text-sm text-muted">{acting.noKey(labelsOf(closed, parts))}</p>}
    </div>
  );
}
