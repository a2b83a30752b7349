"use client";

import type { OpenDispute } from "@chartkey/sdk";
import { useQuery } from "@tanstack/react-query";
import { ChevronRight, MessageCircleWarning } from "lucide-react";
import Link from "next/link";
import { Section } from "@/components/ui/card.tsx";
import { ErrorState } from "@/components/ui/states.tsx";
import { clinicRecordHref } from "@/features/chart/links.ts";
import { formatDay } from "@/lib/format.ts";
import { useSession } from "@/lib/vault/vaultContext.tsx";
import { messages } from "@/messages/index.ts";
import { openDisputesQuery } from "@/queries/disputes.ts";

const { disputes: text } = messages;

/** Records of the clinician that wait for an answer; nothing at all while there is none. */
export function OpenDisputes() {
  const { vault } = useSession();
  const { data, error, refetch } = useQuery(openDisputesQuery(vault));
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (data === undefined || data.length === 0) return null;
  return (
    <Section title={text.worklist}>
      <ul className="divide-y divide-line overflow-hidden rounded-2xl border border-line bg-surface shadow-card">
        {data.map((open) => (
          <li key={`${String(open.patient)}-${String(open.sequence)}`}>
            <Row open={open} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Row({ open: { patient, patientName, author, sequence, dispute } }: { open: OpenDispute }) {
  const name = patientName ?? text.patient(String(patient));
  const words = "text" in dispute.words ? text.said(dispute.words.text) : text.badge;
  return (
    <Link
      href={clinicRecordHref({ patient }, { author, sequence })}
      prefetch={false}
      aria-label={text.look(name)}
      className="flex items-center gap-4 px-4 py-3.5 hover:bg-sunken"
    >
      <MessageCircleWarning aria-hidden className="size-6 shrink-0 text-warn" />
      <span className="min-w-0 flex-1">
        <span className="block font-medium">{name}</span>
        <span className="line-clamp-2 text-sm break-words text-muted">{words}</span>
        <span className="block text-sm text-muted">{formatDay(dispute.at)}</span>
      </span>
      <ChevronRight aria-hidden className="size-5 text-muted rtl:-scale-x-100" />
    </Link>
  );
}
