import type { ReactNode } from "react";
import { RequireActor } from "@/features/access/requireActor.tsx";
import { OrganizationShell } from "./_components/organizationShell.tsx";

export default function OrganizationLayout({ children }: { children: ReactNode }) {
  return (
    <OrganizationShell>
      <RequireActor kind="organization">{children}</RequireActor>
    </OrganizationShell>
  );
}
