import { Check } from "lucide-react";
import { cn } from "@/lib/cn.ts";
import { messages } from "@/messages/index.ts";

export function StepBar({ step }: { step: number }) {
  const { steps, stepOf } = messages.welcome;
  return (
    <ol className="mb-6 flex gap-2" aria-label={stepOf(step + 1, steps.length)}>
      {steps.map((title, place) => (
        <li key={title} aria-current={place === step ? "step" : undefined} className="flex-1">
          <span className={cn("block h-1.5 rounded-full", place <= step ? "bg-accent" : "bg-line")} />
          <span
            className={cn(
              "mt-2 hidden items-center gap-1 text-sm sm:flex",
              place === step ? "font-medium text-ink" : "text-muted",
            )}
          >
            {place < step && <Check aria-hidden className="size-4 text-accent" />}
            {title}
          </span>
        </li>
      ))}
    </ol>
  );
}
