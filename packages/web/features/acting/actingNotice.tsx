"use client";

import { useQuery } from "@tanstack/react-query";
import { ButtonLink } from "@/components/ui/button.tsx";
import { Notice } from "@/components/ui/notice.tsx";
import { representedName } from "@/features/acting/representedName.ts";
import { useSession } from "@/lib/vault/vaultContext.tsx";
import { formatList } from "@/lib/format.ts";
import { messages } from "@/messages/index.ts";
import { representedQuery } from "@/queries/acting.ts";

const { acting: text } = messages;

/** On one's own first page: for whom else one is here. */
export function ActingNotice() {
  const { vault } = useSession();
  const { data } = useQuery(representedQuery(vault));
  if (data === undefined || data.length === 0) return null;
  return (
    <Notice tone="info" role="status" className="mb-6 items-center">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="font-medium">{text.notice(formatList(data.map(representedName)))}</p>
        <ButtonLink href="/acting" size="small" variant="secondary">
          {text.see}
        </ButtonLink>
      </div>
    </Notice>
  );
}
