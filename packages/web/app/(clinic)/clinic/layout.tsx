import type { ReactNode } from "react";
import { RequireActor } from "@/features/access/requireActor.tsx";
import { ClinicShell } from "./_components/clinicShell.tsx";

export default function ClinicLayout({ children }: { children: ReactNode }) {
  return (
    <ClinicShell>
      <RequireActor kind="clinician">{children}</RequireActor>
    </ClinicShell>
  );
}
