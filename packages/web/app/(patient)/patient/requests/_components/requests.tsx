"use client";

import type { AccessRequest } from "@chartkey/sdk";
import { useQuery } from "@tanstack/react-query";
import { Inbox } from "lucide-react";
import { Badge } from "@/components/ui/badge.tsx";
import { ButtonLink } from "@/components/ui/button.tsx";
import { PageHeader, Section } from "@/components/ui/card.tsx";
import { Empty, ErrorState, Pending } from "@/components/ui/states.tsx";
import { useSession } from "@/lib/vault/vaultContext.tsx";
import { formatMoment } from "@/lib/format.ts";
import { messages } from "@/messages/index.ts";
import { requestsQuery } from "@/queries/sharing.ts";
import { RequestCard } from "@/features/sharing/requestCard.tsx";

const { requests: text } = messages.patient;

export function Requests() {
  const { vault } = useSession();
  const { data, error, refetch } = useQuery(requestsQuery(vault));
  return (
    <>
      <PageHeader title={text.title} description={text.text} />
      {error && <ErrorState error={error} retry={() => void refetch()} />}
      {!error && data === undefined && <Pending />}
      {data !== undefined && <Lists requests={data} />}
    </>
  );
}

function Lists({ requests }: { requests: readonly AccessRequest[] }) {
  const { actor } = useSession();
  const open = requests.filter(({ state }) => state === "open");
  const earlier = requests.filter(({ state }) => state !== "open");
  return (
    <div className="space-y-10">
      {open.length === 0 && (
        <Empty
          icon={Inbox}
          title={text.emptyTitle}
          action={
            <ButtonLink href="/patient/safety" variant="secondary">
              {text.showNumber}
            </ButtonLink>
          }
        >
          {text.emptyText}
        </Empty>
      )}
      {open.map((request) => (
        <RequestCard key={`${String(request.grantee)}-${String(request.at)}`} patient={actor.actor} request={request} />
      ))}
      {earlier.length > 0 && (
        <Section title={text.earlier}>
          <ul className="divide-y divide-line rounded-2xl border border-line bg-surface">
            {earlier.map((request) => (
              <li
                key={String(request.grantee)}
                className="flex flex-wrap items-center justify-between gap-3 px-5 py-3.5"
              >
                <div>
                  <p className="font-medium">{request.profile?.name ?? text.unknown}</p>
                  <p className="text-sm text-muted">{text.askedAt(formatMoment(request.at))}</p>
                </div>
                <Badge tone={request.state === "granted" ? "good" : "neutral"}>{text.state[request.state]}</Badge>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
}
