import type { ReactNode } from "react";
import { cn } from "@/lib/cn.ts";

/** A table that scrolls inside itself on a narrow screen. */
export function Table({ label, head, children }: { label: string; head: readonly string[]; children: ReactNode }) {
  return (
    <div
      role="region"
      aria-label={label}
      tabIndex={0}
      className="overflow-x-auto rounded-2xl border border-line bg-surface shadow-card"
    >
      <table className="w-full text-left text-sm" aria-label={label}>
        <thead className="border-b border-line text-muted">
          <tr>
            {head.map((title) => (
              <th key={title} scope="col" className="px-4 py-3 font-medium whitespace-nowrap">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">{children}</tbody>
      </table>
    </div>
  );
}

export function Cell({ className, children }: { className?: string; children?: ReactNode }) {
  return <td className={cn("px-4 py-3 align-middle", className)}>{children}</td>;
}
