import { Suspense } from "react";
import { Pending } from "@/components/ui/states.tsx";
import { Chart } from "./_components/chart.tsx";

export default function ChartPage() {
  return (
    <Suspense fallback={<Pending />}>
      <Chart />
    </Suspense>
  );
}
