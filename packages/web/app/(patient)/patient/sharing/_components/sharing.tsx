"use client";

import type { ConsentView } from "@chartkey/sdk";
import { useQuery } from "@tanstack/react-query";
import { HeartHandshake, Users, Watch } from "lucide-react";
import { useState } from "react";
import { ButtonLink } from "@/components/ui/button.tsx";
import { PageHeader, Section } from "@/components/ui/card.tsx";
import { Empty, ErrorState, Pending } from "@/components/ui/states.tsx";
import { useSession } from "@/lib/vault/vaultContext.tsx";
import { messages } from "@/messages/index.ts";
import { consentsQuery } from "@/queries/sharing.ts";
import { PendingKeys } from "@/features/sharing/pendingKeys.tsx";
import { ClosePastDialog } from "@/features/sharing/closePastDialog.tsx";
import { ConsentCard, nameOf } from "@/features/sharing/consentCard.tsx";
import { StopDialog } from "@/features/sharing/stopDialog.tsx";
import { Unfinished } from "@/features/sharing/unfinished.tsx";

const { sharing: text } = messages.patient;

export function Sharing() {
  const { vault } = useSession();
  const { data, error, refetch } = useQuery(consentsQuery(vault));
  const [stopping, setStopping] = useState<ConsentView>();
  const [closing, setClosing] = useState<ConsentView>();
  return (
    <>
      <PageHeader
        title={text.title}
        description={text.text}
        action={
          <div className="flex flex-wrap gap-3">
            <ButtonLink href="/patient/sharing/people" variant="secondary">
              <HeartHandshake aria-hidden className="size-4" />
              {messages.people.link}
            </ButtonLink>
            <ButtonLink href="/patient/sharing/devices" variant="secondary">
              <Watch aria-hidden className="size-4" />
              {messages.devices.link}
            </ButtonLink>
          </div>
        }
      />
      <PendingKeys />
      <Unfinished />
      {error && <ErrorState error={error} retry={() => void refetch()} />}
      {!error && data === undefined && <Pending />}
      {data !== undefined && <Lists consents={data} onStop={setStopping} onClosePast={setClosing} />}
      {closing !== undefined && (
        <ClosePastDialog
          grantee={closing.grantee}
          name={nameOf(closing)}
          onClose={() => {
            setClosing(undefined);
          }}
        />
      )}
      {stopping !== undefined && (
        <StopDialog
          consent={stopping}
          onClose={() => {
            setStopping(undefined);
          }}
        />
      )}
    </>
  );
}

interface ListsProps {
  consents: readonly ConsentView[];
  onStop: (consent: ConsentView) => void;
  onClosePast: (consent: ConsentView) => void;
}

function Lists({ consents, onStop, onClosePast }: ListsProps) {
  const { actor } = useSession();
  if (consents.length === 0)
    return (
      <Empty icon={Users} title={text.emptyTitle}>
        {text.emptyText}
      </Empty>
    );
  const open = consents.filter(({ state }) => state === "live" || state === "notYet");
  const ended = consents.filter(({ state }) => state === "expired" || state === "revoked");
  return (
    <div className="space-y-10">
      <Section title={text.live}>
        {open.length === 0 && <p className="text-muted">{text.noneLive}</p>}
        {open.map((consent) => (
          <ConsentCard
            key={String(consent.grantee)}
            patient={actor.actor}
            consent={consent}
            onStop={() => {
              onStop(consent);
            }}
          />
        ))}
      </Section>
      {ended.length > 0 && (
        <Section title={text.ended}>
          {ended.map((consent) => (
            <ConsentCard
              key={String(consent.grantee)}
              patient={actor.actor}
              consent={consent}
              onClosePast={
                consent.read.length === 0
                  ? undefined
                  : () => {
                      onClosePast(consent);
                    }
              }
            />
          ))}
        </Section>
      )}
    </div>
  );
}
