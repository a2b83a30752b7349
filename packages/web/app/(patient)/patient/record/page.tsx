import { Suspense } from "react";
import { Pending } from "@/components/ui/states.tsx";
import { PatientRecord } from "./_components/patientRecord.tsx";

export default function RecordPage() {
  return (
    <Suspense fallback={<Pending />}>
      <PatientRecord />
    </Suspense>
  );
}
