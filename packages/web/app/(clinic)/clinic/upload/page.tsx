import { Suspense } from "react";
import { Pending } from "@/components/ui/states.tsx";
import { ClinicUpload } from "./_components/clinicUpload.tsx";

export default function ClinicUploadPage() {
  return (
    <Suspense fallback={<Pending />}>
      <ClinicUpload />
    </Suspense>
  );
}
