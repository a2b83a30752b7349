import { Suspense } from "react";
import { Pending } from "@/components/ui/states.tsx";
import { ClinicNote } from "./_components/clinicNote.tsx";

export default function ClinicNotePage() {
  return (
    <Suspense fallback={<Pending />}>
      <ClinicNote />
    </Suspense>
  );
}
