"use client";

import type { SharedChart, Team } from "@chartkey/sdk";
import { useQuery } from "@tanstack/react-query";
import { UserPlus, Users } from "lucide-react";
import { ButtonLink } from "@/components/ui/button.tsx";
import { PageHeader, Section } from "@/components/ui/card.tsx";
import { Empty, ErrorState, Pending } from "@/components/ui/states.tsx";
import { ActingNotice } from "@/features/acting/actingNotice.tsx";
import { clinicHref } from "@/features/chart/links.ts";
import { OpenDisputes } from "@/features/dispute/openDisputes.tsx";
import { OfficeLinks } from "@/features/staff/officeLinks.tsx";
import { OwnKey } from "@/features/keys/ownKey.tsx";
import { useSession } from "@/lib/vault/vaultContext.tsx";
import { messages } from "@/messages/index.ts";
import { chartsQuery, myRequestsQuery, teamsQuery } from "@/queries/sharing.ts";
import { ChartRow } from "@/features/chart/chartRow.tsx";
import { RequestRow } from "@/features/chart/requestRow.tsx";
import { StandingNotice } from "./standingNotice.tsx";
import { TeamNotice } from "./teamNotice.tsx";

const { worklist: text } = messages.clinic;

export function Worklist() {
  const { vault } = useSession();
  const charts = useQuery(chartsQuery(vault));
  const teams = useQuery(teamsQuery(vault));
  const requests = useQuery(myRequestsQuery(vault));
  const error = charts.error ?? teams.error ?? requests.error;
  const loaded = charts.data !== undefined && teams.data !== undefined;
  const ask = (
    <ButtonLink href="/clinic/request">
      <UserPlus aria-hidden className="size-4" />
      {text.ask}
    </ButtonLink>
  );
  // A request that was allowed shows as a shared chart.
  const waiting = requests.data?.filter(({ state }) => state === "open" || state === "denied") ?? [];
  return (
    <>
      <PageHeader title={text.title} description={text.text} action={ask} />
      <StandingNotice />
      <ActingNotice />
      {error && (
        <ErrorState
          error={error}
          retry={() => {
            for (const query of [charts, teams, requests]) void query.refetch();
          }}
        />
      )}
      {!error && !loaded && <Pending />}
      <div className="space-y-10">
        <OpenDisputes />
        {loaded && <Shared charts={charts.data} teams={teams.data} />}
        <OfficeLinks base="/clinic/office" />
        {waiting.length > 0 && (
          <Section title={text.waiting}>
            <ul className="divide-y divide-line rounded-2xl border border-line bg-surface shadow-card">
              {waiting.map((request) => (
                <RequestRow key={String(request.patient)} request={request} />
              ))}
            </ul>
          </Section>
        )}
        <OwnKey />
      </div>
    </>
  );
}

/** What is shared with the clinician in person, then what is shared with each organization they belong to. */
function Shared({ charts, teams }: { charts: readonly SharedChart[]; teams: readonly Team[] }) {
  if (charts.length === 0 && teams.every((team) => team.charts.length === 0 && team.key === "held"))
    return (
      <Empty icon={Users} title={text.emptyTitle}>
        {text.emptyText}
      </Empty>
    );
  return (
    <>
      {charts.length > 0 && (
        <Section title={text.shared}>
          <Rows charts={charts} />
        </Section>
      )}
      {teams.map((team) => (
        <Section key={String(team.organization)} title={text.sharedWith(team.name)}>
          <TeamNotice team={team} />
          {team.charts.length === 0 ? (
            <p className="text-muted">{text.sharedWithNothing}</p>
          ) : (
            <Rows charts={team.charts} organization={team.organization} />
          )}
        </Section>
      ))}
    </>
  );
}

function Rows({ charts, organization }: { charts: readonly SharedChart[]; organization?: bigint }) {
  return (
    <ul className="divide-y divide-line overflow-hidden rounded-2xl border border-line bg-surface shadow-card">
      {charts.map((chart) => (
        <ChartRow
          key={String(chart.patient)}
          chart={chart}
          href={clinicHref("chart", { patient: chart.patient, organization })}
        />
      ))}
    </ul>
  );
}
