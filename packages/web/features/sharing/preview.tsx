"use client";

import { useQuery } from "@tanstack/react-query";
import { Eye } from "lucide-react";
import { ErrorState, Pending } from "@/components/ui/states.tsx";
import { labelOf, labelsOf } from "@/features/chart/compartments.tsx";
import { recordKey, titleOf } from "@/features/chart/recordList.tsx";
import { useSession } from "@/lib/vault/vaultContext.tsx";
import { formatDay } from "@/lib/format.ts";
import { messages } from "@/messages/index.ts";
import { compartmentsQuery, recordsQuery } from "@/queries/chart.ts";
import type { Decision } from "@/features/sharing/limits.ts";

const { requests: text } = messages.patient;

/** Every record that becomes visible with this decision, by its title. */
export function Preview({ patient, decision }: { patient: bigint; decision: Decision }) {
  const { vault } = useSession();
  const { data: records, error } = useQuery(recordsQuery(vault, patient));
  const { data: parts } = useQuery(compartmentsQuery(vault, patient));
  if (error) return <ErrorState error={error} />;
  if (records === undefined) return <Pending lines={1} />;
  const visible =
    decision.history === "fromNow"
      ? []
      : records.filter(({ compartment, status }) => status !== "erased" && decision.read.includes(compartment));
  return (
    <section aria-label={text.preview} className="rounded-2xl bg-accent-soft p-4 sm:p-5">
      <h3 className="flex items-center gap-2 font-semibold">
        <Eye aria-hidden className="size-5 text-accent" />
        {text.preview}
      </h3>
      <p className="mt-1 text-sm">{visible.length === 0 ? text.previewNone : text.previewCount(visible.length)}</p>
      <ul className="mt-2 space-y-1 text-sm">
        {visible.map((record) => (
          <li key={recordKey(record)} className="flex flex-wrap justify-between gap-x-4">
            <bdi className="font-medium">{titleOf(record)}</bdi>
            <span className="text-muted">
              {labelOf(record.compartment, parts)} · {formatDay(record.addedAt)}
            </span>
          </li>
        ))}
      </ul>
      {decision.write.length > 0 && <p className="mt-3 text-sm">{text.previewAdd(labelsOf(decision.write, parts))}</p>}
    </section>
  );
}
