"use client";

import { useQuery } from "@tanstack/react-query";
import { UserPlus, Users } from "lucide-react";
import { ButtonLink } from "@/components/ui/button.tsx";
import { PageHeader, Section } from "@/components/ui/card.tsx";
import { Empty, ErrorState, Pending } from "@/components/ui/states.tsx";
import { ChartRow } from "@/features/chart/chartRow.tsx";
import { RequestRow } from "@/features/chart/requestRow.tsx";
import { useSession } from "@/lib/vault/vaultContext.tsx";
import { messages } from "@/messages/index.ts";
import { chartsQuery, myRequestsQuery } from "@/queries/sharing.ts";

const { patients: text } = messages.organization;

/** Who shares with this hospital, and who was asked. The charts themselves are opened by its clinicians. */
export function Patients() {
  const { vault } = useSession();
  const charts = useQuery(chartsQuery(vault));
  const requests = useQuery(myRequestsQuery(vault));
  const error = charts.error ?? requests.error;
  const waiting = requests.data?.filter(({ state }) => state === "open" || state === "denied") ?? [];
  return (
    <>
      <PageHeader
        title={text.title}
        description={text.text}
        action={
          <ButtonLink href="/organization/request">
            <UserPlus aria-hidden className="size-4" />
            {text.ask}
          </ButtonLink>
        }
      />
      {error && (
        <ErrorState
          error={error}
          retry={() => {
            void charts.refetch();
            void requests.refetch();
          }}
        />
      )}
      {!error && charts.data === undefined && <Pending />}
      <div className="space-y-10">
        {charts.data?.length === 0 && (
          <Empty icon={Users} title={text.emptyTitle}>
            {text.emptyText}
          </Empty>
        )}
        {charts.data !== undefined && charts.data.length > 0 && (
          <Section title={text.shared}>
            <ul className="divide-y divide-line rounded-2xl border border-line bg-surface shadow-card">
              {charts.data.map((chart) => (
                <ChartRow key={String(chart.patient)} chart={chart} />
              ))}
            </ul>
          </Section>
        )}
        {waiting.length > 0 && (
          <Section title={text.waiting}>
            <ul className="divide-y divide-line rounded-2xl border border-line bg-surface shadow-card">
              {waiting.map((request) => (
                <RequestRow key={String(request.patient)} request={request} />
              ))}
            </ul>
          </Section>
        )}
      </div>
    </>
  );
}
