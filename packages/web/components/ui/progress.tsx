"use client";

import { Progress as Radix } from "radix-ui";

/** `value` from 0 to 1. The sentence beside it is read out politely as it changes. */
export function Progress({ label, value, text }: { label: string; value: number; text: string }) {
  const percent = Math.round(Math.min(1, Math.max(0, value)) * 100);
  return (
    <div className="space-y-1.5">
      <Radix.Root
        aria-label={label}
        value={percent}
        getValueLabel={() => text}
        className="h-2 overflow-hidden rounded-full bg-sunken"
      >
        <Radix.Indicator
          className="h-full rounded-full bg-accent transition-[width] duration-200"
          style={{ width: `${String(percent)}%` }}
        />
      </Radix.Root>
      <p aria-live="polite" className="text-sm text-muted tabular-nums">
        {text}
      </p>
    </div>
  );
}
