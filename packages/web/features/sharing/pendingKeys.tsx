"use client";

import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/ui/button.tsx";
import { Notice } from "@/components/ui/notice.tsx";
import { ErrorState } from "@/components/ui/states.tsx";
import { useToast } from "@/components/ui/toast.tsx";
import { labelsOf } from "@/features/chart/compartments.tsx";
import { useNames } from "@/features/chart/personName.tsx";
import { useSession } from "@/lib/vault/vaultContext.tsx";
import { whenDone } from "@/lib/whenDone.ts";
import { messages } from "@/messages/index.ts";
import { pendingRotationsQuery, useRotatePending } from "@/queries/acting.ts";
import { compartmentsQuery } from "@/queries/chart.ts";

const { people: text } = messages;

/** Keys of somebody whose access ended without the patient: one press closes what comes after. */
export function PendingKeys() {
  const { vault, actor } = useSession();
  const { data } = useQuery(pendingRotationsQuery(vault));
  const parts = useQuery(compartmentsQuery(vault, actor.actor));
  const names = useNames(data?.map(({ grantee }) => grantee) ?? []);
  const change = useRotatePending();
  const toast = useToast();
  if (data === undefined || data.length === 0) return null;
  const indexes = [...new Set(data.flatMap(({ compartments }) => compartments))].sort((a, b) => a - b);
  return (
    <Notice tone="warn" role="status" title={text.pendingTitle} className="mb-6">
      <p>{text.pendingText(labelsOf(indexes, parts.data), names)}</p>
      {change.error && <ErrorState error={change.error} />}
      <Button
        size="small"
        busy={change.isPending}
        onClick={() => {
          whenDone(change.mutateAsync(), () => {
            toast(text.changed);
          });
        }}
      >
        {text.change}
      </Button>
    </Notice>
  );
}
