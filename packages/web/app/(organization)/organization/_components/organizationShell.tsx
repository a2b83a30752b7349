"use client";

import { UserCog, Users } from "lucide-react";
import type { ReactNode } from "react";
import { Shell } from "@/features/shell/shell.tsx";
import { useVaultState } from "@/lib/vault/vaultContext.tsx";
import { messages } from "@/messages/index.ts";

const { nav } = messages.organization;
const navigationNow = () => ({
  label: nav.label,
  items: [
    { href: "/organization", label: nav.staff, icon: UserCog },
    { href: "/organization/patients", label: nav.patients, icon: Users, holds: ["/organization/request"] },
  ],
});

export function OrganizationShell({ children }: { children: ReactNode }) {
  const open = useVaultState().actor?.kind === "organization";
  return <Shell navigation={open ? navigationNow() : undefined}>{children}</Shell>;
}
