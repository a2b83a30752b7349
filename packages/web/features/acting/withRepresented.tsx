"use client";

import type { RepresentedChart } from "@chartkey/sdk";
import { useQuery } from "@tanstack/react-query";
import { HeartHandshake } from "lucide-react";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button.tsx";
import { Notice } from "@/components/ui/notice.tsx";
import { ErrorState, Pending } from "@/components/ui/states.tsx";
import { labelsOf } from "@/features/chart/compartments.tsx";
import { idFrom } from "@/features/chart/links.ts";
import { powersOf } from "@/features/acting/powers.ts";
import { representedName } from "@/features/acting/representedName.ts";
import { useSession } from "@/lib/vault/vaultContext.tsx";
import { formatDay } from "@/lib/format.ts";
import { messages } from "@/messages/index.ts";
import { representedQuery } from "@/queries/acting.ts";

const { acting: text } = messages;

/** The chart that the page's address names, under a line that always says for whom one acts. */
export function WithRepresented({ children }: { children: (chart: RepresentedChart) => ReactNode }) {
  const { vault } = useSession();
  const patient = idFrom(useSearchParams().get("patient"));
  const { data, error, refetch } = useQuery(representedQuery(vault));
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Pending />;
  const chart = data.find((candidate) => candidate.patient === patient);
  if (chart === undefined)
    return (
      <Notice tone="warn" title={text.notActing}>
        <ButtonLink href="/acting" variant="secondary" size="small">
          {text.backToList}
        </ButtonLink>
      </Notice>
    );
  return (
    <>
      <Banner chart={chart} />
      {children(chart)}
    </>
  );
}

function Banner({ chart }: { chart: RepresentedChart }) {
  return (
    <section
      aria-label={text.banner(representedName(chart))}
      className="sticky top-16 z-20 mb-6 flex items-start gap-3 rounded-2xl bg-accent px-4 py-3 text-accent-ink shadow-card sm:p-5"
    >
      <HeartHandshake aria-hidden className="mt-0.5 size-6 shrink-0" />
      <div className="min-w-0 flex-1 space-y-1">
        <h1 className="text-lg font-semibold sm:text-xl">{text.banner(representedName(chart))}</h1>
        <p className="text-sm">
          {[text.chart(String(chart.patient)), text.until(formatDay(chart.until))].join(" · ")}
          <span className="hidden sm:inline"> · {text.may(powersOf(chart))}</span>
        </p>
        <p className="hidden text-sm sm:block">
          {text.within(labelsOf(chart.compartments, chart.labels))} {text.bannerText}
        </p>
      </div>
      <Link href="/acting" className="shrink-0 rounded-lg text-sm font-medium underline underline-offset-4">
        {messages.common.back}
      </Link>
    </section>
  );
}
