"use client";

import { UserPlus, Users } from "lucide-react";
import type { ReactNode } from "react";
import { Shell } from "@/features/shell/shell.tsx";
import { useVaultState } from "@/lib/vault/vaultContext.tsx";
import { messages } from "@/messages/index.ts";

const { nav } = messages.clinic;
const navigationNow = () => ({
  label: nav.label,
  items: [
    { href: "/clinic", label: nav.worklist, icon: Users },
    { href: "/clinic/request", label: nav.request, icon: UserPlus },
  ],
});

export function ClinicShell({ children }: { children: ReactNode }) {
  const open = useVaultState().actor?.kind === "clinician";
  return <Shell navigation={open ? navigationNow() : undefined}>{children}</Shell>;
}
