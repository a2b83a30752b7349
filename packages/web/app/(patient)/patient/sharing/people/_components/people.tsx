"use client";

import type { ProxyView } from "@chartkey/sdk";
import { useQuery } from "@tanstack/react-query";
import { ArrowLeft, HeartHandshake } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { ButtonLink } from "@/components/ui/button.tsx";
import { Card, PageHeader, Section } from "@/components/ui/card.tsx";
import { Empty, ErrorState, Pending } from "@/components/ui/states.tsx";
import { idFrom } from "@/features/chart/links.ts";
import { useSession } from "@/lib/vault/vaultContext.tsx";
import { messages } from "@/messages/index.ts";
import { proxiesQuery } from "@/queries/acting.ts";
import { AppointForm } from "./appointForm.tsx";
import { PersonCard } from "./personCard.tsx";

const { people: text } = messages;

export function People() {
  const { vault } = useSession();
  const { data, error, refetch } = useQuery(proxiesQuery(vault));
  // The code that somebody shows leads here with their number.
  const person = idFrom(useSearchParams().get("person"));
  return (
    <>
      <ButtonLink href="/patient/sharing" variant="quiet" size="small" className="mb-3 -ms-3">
        <ArrowLeft aria-hidden className="size-4 rtl:-scale-x-100" />
        {text.back}
      </ButtonLink>
      <PageHeader title={text.title} description={text.text} />
      <div className="space-y-10">
        <div>
          {error && <ErrorState error={error} retry={() => void refetch()} />}
          {!error && data === undefined && <Pending />}
          {data !== undefined && <Now proxies={data} />}
        </div>
        <Section title={text.formTitle}>
          <Card>
            <AppointForm key={String(person)} person={person} />
          </Card>
        </Section>
      </div>
    </>
  );
}

function Now({ proxies }: { proxies: readonly ProxyView[] }) {
  if (proxies.length === 0)
    return (
      <Empty icon={HeartHandshake} title={text.emptyTitle}>
        {text.emptyText}
      </Empty>
    );
  return (
    <Section title={text.now} description={text.endHint}>
      {proxies.map((proxy) => (
        <PersonCard key={String(proxy.proxy)} person={proxy} />
      ))}
    </Section>
  );
}
