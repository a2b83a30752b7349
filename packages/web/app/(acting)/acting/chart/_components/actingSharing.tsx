"use client";

import type { ConsentView } from "@chartkey/sdk";
import { useQuery } from "@tanstack/react-query";
import { Users } from "lucide-react";
import { Card, Section } from "@/components/ui/card.tsx";
import { Notice } from "@/components/ui/notice.tsx";
import { Empty, ErrorState, Pending } from "@/components/ui/states.tsx";
import { useToast } from "@/components/ui/toast.tsx";
import { ConsentCard, nameOf } from "@/features/sharing/consentCard.tsx";
import { useSession } from "@/lib/vault/vaultContext.tsx";
import { whenDone } from "@/lib/whenDone.ts";
import { messages } from "@/messages/index.ts";
import { consentsQuery, useRevoke } from "@/queries/sharing.ts";
import type { ActingProps } from "./actingChart.tsx";
import { ShareForm } from "./shareForm.tsx";

const { acting: text } = messages;

export function ActingSharing({ chart, limits }: ActingProps) {
  const { vault } = useSession();
  const { data, error, refetch } = useQuery(consentsQuery(vault, chart.patient));
  return (
    <div className="space-y-8">
      {!chart.mayRevoke && <Notice tone="info">{text.mayNotRevoke}</Notice>}
      {error && <ErrorState error={error} retry={() => void refetch()} />}
      {!error && data === undefined && <Pending />}
      {data !== undefined && <Now consents={data} chart={chart} />}
      {chart.mayGrant ? (
        <Section title={text.share} description={text.shareText}>
          <Card>
            <ShareForm patient={chart.patient} limits={limits} />
          </Card>
        </Section>
      ) : (
        <Notice tone="info">{text.mayNotGrant}</Notice>
      )}
    </div>
  );
}

function Now({ consents, chart }: { consents: readonly ConsentView[]; chart: ActingProps["chart"] }) {
  const { actor } = useSession();
  // One's own reading is not for oneself to share or stop here.
  const live = consents.filter(
    ({ state, grantee }) => (state === "live" || state === "notYet") && grantee !== actor.actor,
  );
  if (live.length === 0)
    return (
      <Empty icon={Users} title={text.nobody}>
        {text.nobodyText}
      </Empty>
    );
  return (
    <Section title={messages.patient.sharing.live}>
      {live.map((consent) => (
        <Shared key={String(consent.grantee)} consent={consent} chart={chart} />
      ))}
    </Section>
  );
}

function Shared({ consent, chart }: { consent: ConsentView; chart: ActingProps["chart"] }) {
  const revoke = useRevoke();
  const toast = useToast();
  const within = [...consent.read, ...consent.write].every((index) => chart.compartments.includes(index));
  const stop = (): void => {
    whenDone(revoke.mutateAsync({ patient: chart.patient, grantee: consent.grantee }), () => {
      toast(text.stopped(nameOf(consent)));
    });
  };
  return (
    <ConsentCard
      patient={chart.patient}
      consent={consent}
      onStop={chart.mayRevoke && within && !revoke.isPending ? stop : undefined}
      note={
        <>
          {!within && <p className="text-sm text-muted">{text.beyond}</p>}
          {revoke.error && <ErrorState error={revoke.error} />}
        </>
      }
    />
  );
}
