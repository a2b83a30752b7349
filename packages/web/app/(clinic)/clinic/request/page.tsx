import { Suspense } from "react";
import { Pending } from "@/components/ui/states.tsx";
import { RequestAccess } from "./_components/requestAccess.tsx";

export default function RequestAccessPage() {
  return (
    <Suspense fallback={<Pending />}>
      <RequestAccess />
    </Suspense>
  );
}
