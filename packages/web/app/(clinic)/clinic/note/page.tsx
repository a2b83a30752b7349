import { Suspense } from "react";
import { Pending } from "@/components/ui/states.tsx";
import { ClinicNote } from "./_components/clinicNote.tsx";

export const metadata = { title: "Write a note" };

export default function ClinicNotePage() {
  return (
    <Suspense fallback={<Pending />}>
      <ClinicNote />
    </Suspense>
  );
}
