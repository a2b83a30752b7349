"use client";

import { useQuery } from "@tanstack/react-query";
import { Inbox } from "lucide-react";
import { Notice } from "@/components/ui/notice.tsx";
import { Empty, ErrorState, Pending } from "@/components/ui/states.tsx";
import { RequestCard } from "@/features/sharing/requestCard.tsx";
import { useSession } from "@/lib/vault/vaultContext.tsx";
import { messages } from "@/messages/index.ts";
import { requestsQuery } from "@/queries/sharing.ts";
import type { ActingProps } from "./actingChart.tsx";

const { acting: text } = messages;

export function ActingRequests({ chart, limits }: ActingProps) {
  const { vault } = useSession();
  const { data, error, refetch } = useQuery(requestsQuery(vault, chart.patient));
  if (!chart.mayGrant) return <Notice tone="info">{text.mayNotGrant}</Notice>;
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Pending />;
  const open = data.filter(({ state }) => state === "open");
  if (open.length === 0)
    return (
      <Empty icon={Inbox} title={text.noRequests}>
        {text.noRequestsText}
      </Empty>
    );
  return (
    <div className="space-y-6">
      {open.map((request) => (
        <RequestCard
          key={`${String(request.grantee)}-${String(request.at)}`}
          patient={chart.patient}
          request={request}
          limits={limits}
        />
      ))}
    </div>
  );
}
