"use client";

import { useQuery } from "@tanstack/react-query";
import { Scale } from "lucide-react";
import type { ReactNode } from "react";
import { Empty, ErrorState, Pending } from "@/components/ui/states.tsx";
import { Gate } from "@/features/access/gate.tsx";
import { RequireWallet } from "@/features/access/requireActor.tsx";
import { useVault } from "@/lib/vault/vaultContext.tsx";
import { messages } from "@/messages/index.ts";
import { isRegulatorQuery } from "@/queries/office.ts";

/** The authority has no vault: the registry says who holds the office. */
export function RequireRegulator({ children }: { children: ReactNode }) {
  return (
    <Gate>
      <RequireWallet>
        <Office>{children}</Office>
      </RequireWallet>
    </Gate>
  );
}

function Office({ children }: { children: ReactNode }) {
  const vault = useVault();
  const { data, error, refetch } = useQuery(isRegulatorQuery(vault));
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Pending />;
  if (data) return children;
  return (
    <Empty icon={Scale} title={messages.access.notAuthority}>
      {messages.access.notAuthorityText}
    </Empty>
  );
}
