import type { ReactNode } from "react";
import { cn } from "@/lib/cn.ts";

/**
 * A table; on a phone each row becomes a block with its names beside its values.
 * The roles are written out because browsers drop them when the display changes.
 */
export function Table({ label, head, children }: { label: string; head: readonly string[]; children: ReactNode }) {
  return (
    <div className="overflow-x-auto rounded-2xl border border-line bg-surface shadow-card">
      <table role="table" aria-label={label} className="w-full text-sm max-sm:block">
        <thead role="rowgroup" className="border-b border-line text-muted max-sm:sr-only">
          <tr role="row">
            {head.map((title) => (
              <th
                key={title}
                role="columnheader"
                scope="col"
                className="px-4 py-3 text-start font-medium whitespace-nowrap"
              >
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" className="divide-y divide-line max-sm:block">
          {children}
        </tbody>
      </table>
    </div>
  );
}

export function Row({ children }: { children: ReactNode }) {
  return (
    <tr role="row" className="max-sm:block max-sm:py-3">
      {children}
    </tr>
  );
}

/** `label` is the column's name, shown beside the value on a phone. */
export function Cell({ label, className, children }: { label: string; className?: string; children?: ReactNode }) {
  return (
    <td
      role="cell"
      data-label={label}
      className={cn(
        "px-4 py-3 align-middle max-sm:flex max-sm:items-center max-sm:justify-between max-sm:gap-4 max-sm:py-1.5",
        "max-sm:before:text-muted max-sm:before:content-[attr(data-label)]",
        className,
      )}
    >
      {children}
    </td>
  );
}
