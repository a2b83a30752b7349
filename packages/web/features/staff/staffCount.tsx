"use client";

import { useQuery } from "@tanstack/react-query";
import { Users } from "lucide-react";
import { useSession } from "@/lib/vault/vaultContext.tsx";
import { messages } from "@/messages/index.ts";
import { memberCountQuery } from "@/queries/office.ts";

const { whole } = messages.patient;

/** Says that the whole organization is meant, and how many people that is today. */
export function StaffCount({ organization }: { organization: bigint }) {
  const { vault } = useSession();
  const { data } = useQuery(memberCountQuery(vault, organization));
  return (
    <p className="flex items-start gap-1.5 text-sm text-muted">
      <Users aria-hidden className="mt-0.5 size-4 shrink-0" />
      {data === undefined ? whole.staff : whole.staffCount(data)}
    </p>
  );
}
