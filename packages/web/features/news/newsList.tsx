"use client";

import type { Notice } from "@chartkey/sdk/wire";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { Badge } from "@/components/ui/badge.tsx";
import { chartName } from "@/features/chart/chartRow.tsx";
import { patientRecordHref } from "@/features/chart/links.ts";
import { usePersonName } from "@/features/chart/personName.tsx";
import { isNew } from "@/features/news/seenNews.ts";
import { newsText } from "@/features/news/newsText.ts";
import { useSession } from "@/lib/vault/vaultContext.tsx";
import { formatMoment } from "@/lib/format.ts";
import { messages } from "@/messages/index.ts";
import { chartsQuery } from "@/queries/sharing.ts";

const { news: text } = messages;

/** What others did, newest first; what is newer than `seen` says so. */
export function NewsList({ news, seen }: { news: readonly Notice[]; seen: string | null }) {
  return (
    <ul className="divide-y divide-line">
      {news.map((one) => (
        <NewsRow key={one.id} news={one} fresh={isNew(one.id, seen)} />
      ))}
    </ul>
  );
}

function NewsRow({ news, fresh }: { news: Notice; fresh: boolean }) {
  const { actor } = useSession();
  const own = news.patient === actor.actor;
  const by = usePersonName(news.by, actor.actor);
  const grantee = usePersonName(news.grantee ?? news.by, actor.actor);
  const patient = useChartName(news.patient, !own);
  const href = hrefOf(news, own);
  const sentence = newsText(news, own, { by, patient, grantee });
  return (
    <li className="py-3">
      <p className="flex flex-wrap items-center gap-2">
        {href === undefined ? (
          sentence
        ) : (
          <Link href={href} className="underline-offset-4 hover:underline">
            {sentence}
          </Link>
        )}
        {fresh && <Badge tone="accent">{text.fresh}</Badge>}
      </p>
      <p className="text-sm text-muted">{formatMoment(news.at)}</p>
    </li>
  );
}

/** A chart by its patient's name where it is shared, else by its number. */
function useChartName(patient: bigint, wanted: boolean): string {
  const { vault } = useSession();
  const { data } = useQuery({ ...chartsQuery(vault), enabled: wanted });
  return chartName({ patient, patientName: data?.find((chart) => chart.patient === patient)?.patientName });
}

function hrefOf({ what, record }: Notice, own: boolean): string | undefined {
  if (!own) return undefined;
  if (what === "accessRequested") return "/patient/requests";
  if (what === "accessGranted" || what === "accessEnded") return "/patient/sharing";
  return record === null ? undefined : patientRecordHref(record);
}
