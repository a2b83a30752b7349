"use client";

import type { CompartmentView, SharedChart, Team } from "@chartkey/sdk";
import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import type { ReactNode } from "react";
import { Notice } from "@/components/ui/notice.tsx";
import { ErrorState, Pending } from "@/components/ui/states.tsx";
import { type ClinicPlace, idFrom } from "@/features/chart/links.ts";
import { UnderOrganization } from "@/features/chart/underOrganization.tsx";
import { useSession } from "@/lib/vault/vaultContext.tsx";
import { messages } from "@/messages/index.ts";
import { compartmentsQuery } from "@/queries/chart.ts";
import { chartsQuery, teamsQuery } from "@/queries/sharing.ts";

const { chart: text } = messages.clinic;

export interface SharedChartView {
  readonly chart: SharedChart;
  /** Parts with what this clinician may do in each. */
  readonly parts: readonly CompartmentView[];
  /** The organization that the patient shares with, when it is not the clinician in person. */
  readonly team: Team | undefined;
}

/** The chart's address, under the organization whose consent it is seen by. */
export function placeOf({ patient }: SharedChart, team: Team | undefined): ClinicPlace {
  return { patient, organization: team?.organization };
}

type Children = (shared: SharedChartView) => ReactNode;

/** The chart that the page's address names, with what this clinician may do in it. */
export function WithSharedChart({ children }: { children: Children }) {
  const address = useSearchParams();
  const patient = idFrom(address.get("patient"));
  const organization = idFrom(address.get("organization"));
  if (patient === undefined) return <Notice tone="warn">{text.noNumber}</Notice>;
  if (organization === undefined) return <InPerson patient={patient}>{children}</InPerson>;
  return (
    <UnderOrganization value={organization}>
      <AsMember patient={patient} organization={organization}>
        {children}
      </AsMember>
    </UnderOrganization>
  );
}

function InPerson({ patient, children }: { patient: bigint; children: Children }) {
  const { vault } = useSession();
  const charts = useQuery(chartsQuery(vault));
  const parts = useQuery(compartmentsQuery(vault, patient));
  const error = charts.error ?? parts.error;
  if (error) return <ErrorState error={error} retry={retryOf(charts, parts)} />;
  if (charts.data === undefined || parts.data === undefined) return <Pending />;
  const chart = charts.data.find((candidate) => candidate.patient === patient);
  if (chart === undefined) return <Notice tone="warn">{text.notShared}</Notice>;
  return children({ chart, parts: parts.data, team: undefined });
}

function AsMember({ patient, organization, children }: { patient: bigint; organization: bigint; children: Children }) {
  const { vault } = useSession();
  const teams = useQuery(teamsQuery(vault));
  const parts = useQuery(compartmentsQuery(vault, patient, organization));
  const error = teams.error ?? parts.error;
  if (error) return <ErrorState error={error} retry={retryOf(teams, parts)} />;
  if (teams.data === undefined || parts.data === undefined) return <Pending />;
  const team = teams.data.find((candidate) => candidate.organization === organization);
  if (team === undefined)
    return (
      <Notice tone="warn" title={text.notMemberTitle}>
        {text.notMemberText}
      </Notice>
    );
  const chart = team.charts.find((candidate) => candidate.patient === patient);
  if (chart === undefined) return <Notice tone="warn">{text.notSharedTeam(team.name)}</Notice>;
  return children({ chart, parts: parts.data, team });
}

const retryOf =
  (...queries: readonly { refetch: () => Promise<unknown> }[]) =>
  (): void => {
    for (const query of queries) void query.refetch();
  };
