"use client";

import { ErrorState } from "@/components/ui/states.tsx";

/** A screen that broke: say so, and let the person try it again. What broke is not shown. */
export function RouteError({ error, reset }: { error: Error; reset: () => void }) {
  return (
    <div className="mx-auto max-w-lg py-10">
      <ErrorState error={error} retry={reset} />
    </div>
  );
}
