"use client";

import type { RepresentedChart } from "@chartkey/sdk";
import { useQuery } from "@tanstack/react-query";
import { ArrowLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import { QRCodeSVG } from "qrcode.react";
import { ButtonLink } from "@/components/ui/button.tsx";
import { Card, PageHeader } from "@/components/ui/card.tsx";
import { CopyButton } from "@/components/ui/copyButton.tsx";
import { ErrorState, Pending } from "@/components/ui/states.tsx";
import { powersOf } from "@/features/acting/powers.ts";
import { representedName } from "@/features/acting/representedName.ts";
import { useSession } from "@/lib/vault/vaultContext.tsx";
import { formatDay } from "@/lib/format.ts";
import { messages } from "@/messages/index.ts";
import { representedQuery } from "@/queries/acting.ts";

const { acting: text } = messages;

export function Represented() {
  const { vault, actor } = useSession();
  const { data, error, refetch } = useQuery(representedQuery(vault));
  return (
    <>
      <ButtonLink
        href={actor.kind === "clinician" ? "/clinic" : "/patient"}
        variant="quiet"
        size="small"
        className="mb-3 -ms-3"
      >
        <ArrowLeft aria-hidden className="size-4 rtl:-scale-x-100" />
        {text.back}
      </ButtonLink>
      <PageHeader title={text.title} description={text.text} />
      <div className="space-y-8">
        {error && <ErrorState error={error} retry={() => void refetch()} />}
        {!error && data === undefined && <Pending />}
        {data !== undefined && data.length > 0 && (
          <ul className="divide-y divide-line overflow-hidden rounded-2xl border border-line bg-surface shadow-card">
            {data.map((chart) => (
              <Row key={String(chart.patient)} chart={chart} />
            ))}
          </ul>
        )}
        {data !== undefined && <OwnNumber id={String(actor.actor)} none={data.length === 0} />}
      </div>
    </>
  );
}

function Row({ chart }: { chart: RepresentedChart }) {
  const name = representedName(chart);
  return (
    <li>
      <Link
        href={`/acting/chart?patient=${String(chart.patient)}`}
        className="flex items-center gap-4 px-5 py-4 hover:bg-sunken"
      >
        <span className="min-w-0 flex-1">
          <span className="sr-only">{text.open(name)}</span>
          <span aria-hidden className="block font-medium">
            {name}
          </span>
          <span className="block text-sm text-muted">
            {[text.chart(String(chart.patient)), text.until(formatDay(chart.until))].join(" · ")}
          </span>
          <span className="block text-sm text-muted">{text.may(powersOf(chart))}</span>
        </span>
        <ChevronRight aria-hidden className="size-5 text-muted rtl:-scale-x-100" />
      </Link>
    </li>
  );
}

/** What the other side needs to appoint this person. The code leads their phone to the form. */
function OwnNumber({ id, none }: { id: string; none: boolean }) {
  const address = `${window.location.origin}/patient/sharing/people/?person=${id}`;
  return (
    <Card className="flex flex-wrap items-center gap-6">
      <div className="rounded-2xl bg-white p-3">
        <QRCodeSVG value={address} size={132} title={text.qrLabel(id)} />
      </div>
      <div className="min-w-56 flex-1 space-y-3">
        {none && <h2 className="text-lg font-semibold">{text.emptyTitle}</h2>}
        <p className="text-muted">{text.emptyText}</p>
        <p aria-label={text.yourNumber} className="text-4xl font-semibold tabular-nums">
          {id}
        </p>
        <CopyButton text={id} label={messages.patient.safety.copyNumber} />
      </div>
    </Card>
  );
}
