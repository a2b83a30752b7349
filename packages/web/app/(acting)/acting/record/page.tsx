import { Suspense } from "react";
import { Pending } from "@/components/ui/states.tsx";
import { ActingRecord } from "./_components/actingRecord.tsx";

export default function ActingRecordPage() {
  return (
    <Suspense fallback={<Pending />}>
      <ActingRecord />
    </Suspense>
  );
}
