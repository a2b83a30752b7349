"use client";

import { UserCog, Users } from "lucide-react";
import type { ReactNode } from "react";
import { BottomNavigation, SideNavigation } from "@/features/shell/navigation.tsx";
import { Shell } from "@/features/shell/shell.tsx";
import { useVaultState } from "@/lib/vault/vaultContext.tsx";
import { messages } from "@/messages/index.ts";

const { nav } = messages.organization;
const itemsNow = () => [
  { href: "/organization", label: nav.staff, icon: UserCog },
  { href: "/organization/patients", label: nav.patients, icon: Users, holds: ["/organization/request"] },
];

export function OrganizationShell({ children }: { children: ReactNode }) {
  const { actor } = useVaultState();
  if (actor?.kind !== "organization") return <Shell>{children}</Shell>;
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
