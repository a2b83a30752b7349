"use client";

import type { CompartmentView, SharedChart } from "@chartkey/sdk";
import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import type { ReactNode } from "react";
import { Notice } from "@/components/ui/notice.tsx";
import { ErrorState, Pending } from "@/components/ui/states.tsx";
import { idFrom } from "@/features/chart/links.ts";
import { useSession } from "@/lib/vault/vaultContext.tsx";
import { messages } from "@/messages/index.ts";
import { compartmentsQuery } from "@/queries/chart.ts";
import { chartsQuery } from "@/queries/sharing.ts";

const { chart: text } = messages.clinic;

/** The chart that the page's address names, with what this clinician may do in it. */
export function WithSharedChart({
  children,
}: {
  children: (chart: SharedChart, parts: readonly CompartmentView[]) => ReactNode;
}) {
  const patient = idFrom(useSearchParams().get("patient"));
  if (patient === undefined) return <Notice tone="warn">{text.noNumber}</Notice>;
  return <Loaded patient={patient}>{children}</Loaded>;
}

function Loaded({
  patient,
  children,
}: {
  patient: bigint;
  children: (chart: SharedChart, parts: readonly CompartmentView[]) => ReactNode;
}) {
  const { vault } = useSession();
  const charts = useQuery(chartsQuery(vault));
  const parts = useQuery(compartmentsQuery(vault, patient));
  const error = charts.error ?? parts.error;
  if (error)
    return (
      <ErrorState
        error={error}
        retry={() => {
          void charts.refetch();
          void parts.refetch();
        }}
      />
    );
  if (charts.data === undefined || parts.data === undefined) return <Pending />;
  const chart = charts.data.find((candidate) => candidate.patient === patient);
  if (chart === undefined) return <Notice tone="warn">{text.notShared}</Notice>;
  return children(chart, parts.data);
}
