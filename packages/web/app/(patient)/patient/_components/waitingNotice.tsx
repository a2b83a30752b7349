"use client";

import { useQuery } from "@tanstack/react-query";
import { ButtonLink } from "@/components/ui/button.tsx";
import { Notice } from "@/components/ui/notice.tsx";
import { useSession } from "@/lib/vault/vaultContext.tsx";
import { messages } from "@/messages/index.ts";
import { requestsQuery } from "@/queries/sharing.ts";

const { timeline } = messages.patient;

/** A request that waits is worth saying on the first page. */
export function WaitingNotice() {
  const { vault } = useSession();
  const { data } = useQuery(requestsQuery(vault));
  const waiting = data?.filter(({ state }) => state === "open").length ?? 0;
  if (waiting === 0) return null;
  return (
    <Notice tone="info" role="status" className="mb-6 items-center">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="font-medium">{timeline.waiting(waiting)}</p>
        <ButtonLink href="/patient/requests" size="small" variant="secondary">
          {timeline.seeRequests}
        </ButtonLink>
      </div>
    </Notice>
  );
}
