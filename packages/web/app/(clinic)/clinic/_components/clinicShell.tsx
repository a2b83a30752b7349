"use client";

import { UserPlus, Users } from "lucide-react";
import type { ReactNode } from "react";
import { BottomNavigation, SideNavigation } from "@/features/shell/navigation.tsx";
import { Shell } from "@/features/shell/shell.tsx";
import { useVaultState } from "@/lib/vault/vaultContext.tsx";
import { messages } from "@/messages/index.ts";

const { nav } = messages.clinic;
const itemsNow = () => [
  { href: "/clinic", label: nav.worklist, icon: Users },
  { href: "/clinic/request", label: nav.request, icon: UserPlus },
];

export function ClinicShell({ children }: { children: ReactNode }) {
  const { actor } = useVaultState();
  if (actor?.kind !== "clinician") return <Shell>{children}</Shell>;
  const items = itemsNow();
  return (
    <Shell
      side={<SideNavigation label={nav.label} items={items} />}
      bottom={<BottomNavigation label={nav.label} items={items} />}
    >
      {children}
    </Shell>
  );
}
