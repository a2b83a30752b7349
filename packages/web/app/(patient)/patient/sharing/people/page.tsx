import { Suspense } from "react";
import { Pending } from "@/components/ui/states.tsx";
import { People } from "./_components/people.tsx";

export default function PeoplePage() {
  return (
    <Suspense fallback={<Pending />}>
      <People />
    </Suspense>
  );
}
