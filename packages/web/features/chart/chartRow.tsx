import type { SharedChart } from "@chartkey/sdk";
import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { Badge } from "@/components/ui/badge.tsx";
import { labelsOf } from "@/features/chart/compartments.tsx";
import { formatDay } from "@/lib/format.ts";
import { messages } from "@/messages/index.ts";

const { worklist: text } = messages.clinic;
const tones = { live: "good", notYet: "accent", expired: "neutral", revoked: "neutral" } as const;

export function chartName({ patient, patientName }: Pick<SharedChart, "patient" | "patientName">): string {
  return patientName ?? text.chart(String(patient));
}

/** One chart that is shared, with what may be done in it; `href` where it can be opened. */
export function ChartRow({ chart, href }: { chart: SharedChart; href?: string }) {
  const { patient, patientName } = chart;
  if (href === undefined)
    return (
      <li className="px-5 py-4">
        <About chart={chart} />
      </li>
    );
  return (
    <li>
      <Link href={href} className="flex items-center gap-4 px-5 py-4 hover:bg-sunken">
        <span className="sr-only">
          {patientName === undefined ? text.openNumber(String(patient)) : text.open(patientName)}
        </span>
        <About chart={chart} named />
        <ChevronRight aria-hidden className="size-5 text-muted rtl:-scale-x-100" />
      </Link>
    </li>
  );
}

/** `named`: the name was said already to those who listen. */
function About({ chart, named = false }: { chart: SharedChart; named?: boolean }) {
  const { patient, patientName, read, write, expiresAt, state } = chart;
  const about = [
    ...(patientName === undefined ? [] : [text.chart(String(patient))]),
    ...(state === "live" ? [text.until(formatDay(expiresAt))] : []),
  ];
  const rights = [
    read.length > 0 && `${text.reads} ${labelsOf(read)}`,
    write.length > 0 && `${text.adds} ${labelsOf(write)}`,
  ].filter((part) => part !== false);
  return (
    <span className="block min-w-0 flex-1">
      <span className="flex flex-wrap items-center gap-2">
        <span aria-hidden={named || undefined} className="font-medium">
          {chartName(chart)}
        </span>
        <Badge tone={tones[state]}>{text.state[state]}</Badge>
      </span>
      <span className="block text-sm text-muted">{about.join(" · ")}</span>
      {state === "live" && <span className="block text-sm text-muted">{rights.join(" · ")}</span>}
    </span>
  );
}
