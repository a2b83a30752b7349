import { Suspense } from "react";
import { Pending } from "@/components/ui/states.tsx";
import { ActingChart } from "./_components/actingChart.tsx";

export default function ActingChartPage() {
  return (
    <Suspense fallback={<Pending />}>
      <ActingChart />
    </Suspense>
  );
}
