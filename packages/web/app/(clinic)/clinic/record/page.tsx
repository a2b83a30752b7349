import { Suspense } from "react";
import { Pending } from "@/components/ui/states.tsx";
import { ClinicRecord } from "./_components/clinicRecord.tsx";

export default function ClinicRecordPage() {
  return (
    <Suspense fallback={<Pending />}>
      <ClinicRecord />
    </Suspense>
  );
}
