"use client";

import type { CompartmentInfo } from "@chartkey/sdk";
import { messages } from "@/messages/index.ts";

/** `undefined` is everything. */
export function CompartmentFilter({
  compartments,
  chosen,
  onChoose,
}: {
  compartments: readonly CompartmentInfo[];
  chosen: number | undefined;
  onChoose: (compartment: number | undefined) => void;
}) {
  const options = [{ index: undefined, label: messages.chart.filterAll }, ...compartments];
  return (
    <div
      role="group"
      aria-label={messages.chart.filterLabel}
      className="-mx-4 flex gap-2 overflow-x-auto px-4 py-1 sm:mx-0 sm:flex-wrap sm:px-1"
    >
      {options.map(({ index, label }) => (
        <button
          key={label}
          type="button"
          aria-pressed={chosen === index}
          onClick={() => {
            onChoose(index);
          }}
          className="min-h-9 shrink-0 rounded-full border border-line bg-surface px-4 text-sm font-medium text-muted hover:text-ink aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent"
        >
          {label}
        </button>
      ))}
    </div>
  );
}
