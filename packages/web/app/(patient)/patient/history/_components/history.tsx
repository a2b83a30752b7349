"use client";

import { useQuery } from "@tanstack/react-query";
import { Eye } from "lucide-react";
import { Card, PageHeader } from "@/components/ui/card.tsx";
import { Empty, ErrorState, Pending } from "@/components/ui/states.tsx";
import { ReadList } from "@/features/history/readList.tsx";
import { useSession } from "@/lib/vault/vaultContext.tsx";
import { messages } from "@/messages/index.ts";
import { disclosuresQuery } from "@/queries/sharing.ts";

const { history: text } = messages.patient;

export function History() {
  const { vault, actor } = useSession();
  const { data, error, refetch } = useQuery(disclosuresQuery(vault));
  const byOthers = data?.filter(({ reader }) => reader !== actor.actor);
  return (
    <>
      <PageHeader title={text.title} description={text.text} />
      {error && <ErrorState error={error} retry={() => void refetch()} />}
      {!error && byOthers === undefined && <Pending />}
      {byOthers?.length === 0 && (
        <Empty icon={Eye} title={text.emptyTitle}>
          {text.emptyText}
        </Empty>
      )}
      {byOthers !== undefined && byOthers.length > 0 && (
        <Card className="py-2 sm:py-2">
          <ReadList reads={byOthers} />
        </Card>
      )}
    </>
  );
}
