"use client";

import type { ConsentView } from "@chartkey/sdk";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { Details, Facts } from "@/components/ui/details.tsx";
import { labelsOf } from "@/features/chart/compartments.tsx";
import { PersonName } from "@/features/chart/personName.tsx";
import { StaffCount } from "@/features/staff/staffCount.tsx";
import { useSession } from "@/lib/vault/vaultContext.tsx";
import { formatDay, formatLeft, formatMoment } from "@/lib/format.ts";
import { messages } from "@/messages/index.ts";
import { compartmentsQuery } from "@/queries/chart.ts";

const { sharing: text } = messages.patient;
const tones = { live: "good", notYet: "accent", expired: "neutral", revoked: "neutral" } as const;

export function nameOf(consent: ConsentView): string {
  return consent.profile?.name ?? messages.common.unknownPerson(String(consent.grantee));
}

interface ConsentCardProps {
  /** Whose chart it is. */
  patient: bigint;
  consent: ConsentView;
  onStop?: (() => void) | undefined;
  /** For a share that has ended: closes what was readable under it. */
  onClosePast?: (() => void) | undefined;
  /** Below the facts: why it cannot be stopped, or what went wrong. */
  note?: ReactNode;
}

export function ConsentCard({ patient, consent, onStop, onClosePast, note }: ConsentCardProps) {
  const { vault } = useSession();
  const { data: parts } = useQuery(compartmentsQuery(vault, patient));
  const { read, write, state, expiresAt, since, endedAt, history, purpose, givenBy, endedBy } = consent;
  const name = nameOf(consent);
  const about = [consent.profile?.speciality, consent.profile?.city].filter(Boolean).join(" · ");
  const words = (indexes: readonly number[]): string =>
    indexes.length === 0 ? text.nothing : labelsOf(indexes, parts);
  return (
    <Card className="space-y-4">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div>
          <h3 className="text-lg font-semibold">{name}</h3>
          {about !== "" && <p className="text-sm text-muted">{about}</p>}
          {consent.profile?.role === "organization" && <StaffCount organization={consent.grantee} />}
        </div>
        <div className="flex gap-2">
          {state === "live" && <Badge>{text.left(formatLeft(expiresAt))}</Badge>}
          <Badge tone={tones[state]}>{text.state[state]}</Badge>
        </div>
      </div>
      <Facts
        rows={[
          [text.reads, words(read)],
          [text.adds, words(write)],
          ...(history === undefined
            ? []
            : [[text.which, history === "all" ? text.historyAll : text.historyFromNow] as const]),
          [text.purpose, messages.common.purposes[purpose]],
          [text.since, formatMoment(since)],
          ...(givenBy === patient
            ? []
            : [[messages.people.givenBy, <PersonName key="by" person={givenBy} patient={patient} />] as const]),
          ...(endedBy === undefined || endedBy === patient
            ? []
            : [[messages.people.endedBy, <PersonName key="ended" person={endedBy} patient={patient} />] as const]),
          [text.until, endedAt === undefined ? formatDay(expiresAt) : text.endedAt(formatMoment(endedAt))],
        ]}
      />
      {note}
      <div className="flex flex-wrap items-start justify-between gap-3">
        <Details summary={messages.common.technicalDetails}>
          <Facts
            rows={[
              [
                messages.chart.record.details.transaction,
                <code key="transaction" dir="ltr" className="font-mono text-xs break-all">
                  {consent.transactionHash}
                </code>,
              ],
            ]}
          />
        </Details>
        {onClosePast && (
          <Button variant="secondary" aria-label={messages.patient.past.offerWith(name)} onClick={onClosePast}>
            {messages.patient.past.offer}
          </Button>
        )}
        {onStop && (
          <Button variant="dangerQuiet" aria-label={text.stopWith(name)} onClick={onStop}>
            {text.stop}
          </Button>
        )}
      </div>
    </Card>
  );
}
