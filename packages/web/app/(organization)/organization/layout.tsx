import type { ReactNode } from "react";
import { RequireActor } from "@/features/access/requireActor.tsx";
import { Shell } from "@/features/shell/shell.tsx";

export default function OrganizationLayout({ children }: { children: ReactNode }) {
  return (
    <Shell>
      <RequireActor kind="organization">{children}</RequireActor>
    </Shell>
  );
}
