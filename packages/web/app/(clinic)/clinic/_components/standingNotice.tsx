"use client";

import { useQuery } from "@tanstack/react-query";
import { Notice } from "@/components/ui/notice.tsx";
import { standingOf } from "@/features/standing/standing.ts";
import { useSession } from "@/lib/vault/vaultContext.tsx";
import { messages } from "@/messages/index.ts";
import { actorQuery } from "@/queries/people.ts";

/** Without a licence nobody can share with this clinician: say so, and what to do. */
export function StandingNotice() {
  const { vault, actor } = useSession();
  const { data } = useQuery(actorQuery(vault, actor.actor));
  if (data === undefined || standingOf(data) === "active") return null;
  return (
    <Notice tone="warn" title={messages.clinic.standingTitle[standingOf(data)]} className="mb-6">
      {messages.clinic.standingText(String(actor.actor))}
    </Notice>
  );
}
