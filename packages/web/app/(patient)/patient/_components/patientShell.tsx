"use client";

import { useQuery } from "@tanstack/react-query";
import { CirclePlus, Eye, HeartPulse, Inbox, ShieldCheck, Users } from "lucide-react";
import type { ReactNode } from "react";
import type { NavItem } from "@/features/shell/navigation.tsx";
import { Shell } from "@/features/shell/shell.tsx";
import { useVaultState } from "@/lib/vault/vaultContext.tsx";
import type { Vault } from "@/lib/vault/client.ts";
import { messages } from "@/messages/index.ts";
import { requestsQuery } from "@/queries/sharing.ts";

const { nav } = messages.patient;

function items(waiting: number): readonly NavItem[] {
  return [
    { href: "/patient", label: nav.timeline, icon: HeartPulse },
    { href: "/patient/upload", label: nav.upload, icon: CirclePlus },
    { href: "/patient/requests", label: nav.requests, icon: Inbox, count: waiting },
    { href: "/patient/sharing", label: nav.sharing, icon: Users },
    { href: "/patient/history", label: nav.history, icon: Eye },
    { href: "/patient/safety", label: nav.safety, icon: ShieldCheck },
  ];
}

/** Navigation appears once the chart is unlocked. */
export function PatientShell({ children }: { children: ReactNode }) {
  const { vault, actor } = useVaultState();
  if (vault === undefined || actor?.kind !== "patient") return <Shell>{children}</Shell>;
  return <OpenShell vault={vault}>{children}</OpenShell>;
}

function OpenShell({ vault, children }: { vault: Vault; children: ReactNode }) {
  const { data } = useQuery(requestsQuery(vault));
  const waiting = data?.filter(({ state }) => state === "open").length ?? 0;
  return <Shell navigation={{ label: nav.label, items: items(waiting) }}>{children}</Shell>;
}
