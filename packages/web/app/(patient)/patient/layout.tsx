import type { ReactNode } from "react";
import { RequireActor } from "@/features/access/requireActor.tsx";
import { PatientShell } from "./_components/patientShell.tsx";

export default function PatientLayout({ children }: { children: ReactNode }) {
  return (
    <PatientShell>
      <RequireActor kind="patient">{children}</RequireActor>
    </PatientShell>
  );
}
