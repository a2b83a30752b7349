import { Suspense } from "react";
import { Pending } from "@/components/ui/states.tsx";
import { Office } from "@/features/staff/office.tsx";

export default function OfficePage() {
  return (
    <Suspense fallback={<Pending />}>
      <Office />
    </Suspense>
  );
}
